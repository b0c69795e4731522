import { describe, expect, test } from 'vitest';
import { problemErrors, readSignIn } from '../../../../src-renderer/panels/sign-in/read-sign-in.ts';

const entry = { user: 'aisha.khan', password: 'practice-rowan', securityCode: '123456' };

describe('the sign-in form', () => {
  test('is handed on once it is complete', () => {
    expect(readSignIn({ kind: 'practice' }, entry)).toEqual({
      ok: true,
      request: { ...entry, connection: { kind: 'practice' } },
    });
  });

  test('has a sentence for each field that is missing', () => {
    const read = readSignIn(
      { kind: 'api', address: 'portal', authority: null },
      { user: ' ', password: '', securityCode: '12' },
    );
    expect(read).toMatchObject({
      ok: false,
      errors: {
        address: expect.stringContaining('address of the portal'),
        authority: 'Choose whose portal it is.',
        user: 'Enter your user name.',
        password: 'Enter your password.',
        securityCode: 'Enter the six digits of your security code.',
      },
    });
  });

  test('puts the portal’s sentence at the field it speaks of', () => {
    const fields = { 'connection.address': 'No portal answers there.', other: 'Not a field of this form.' };
    expect(problemErrors({ code: 'bad-input', sentence: '', action: '', fields })).toEqual({
      address: 'No portal answers there.',
    });
  });
});
