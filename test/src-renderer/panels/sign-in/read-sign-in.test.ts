import { describe, expect, test } from 'vitest';
import { asksForSecretHere, problemErrors, readSignIn } from '../../../../src-renderer/panels/sign-in/read-sign-in.ts';
import type { AppProblem } from '../../../../src-shared/app-api/index.ts';

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

  test('offers to begin anew where records are here that its person cannot open', () => {
    const asks = (code: AppProblem['code']) => asksForSecretHere({ code, sentence: '', action: '' });
    expect((['secret-needed', 'key-missing', 'key-unreadable'] as const).map(asks)).toEqual([true, true, true]);
    expect((['wrong-credentials', 'no-keyring', 'store-corrupt'] as const).map(asks)).toEqual([false, false, false]);
  });
});
