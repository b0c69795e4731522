import { describe, expect, it } from 'vitest';
import { secretForm, whyNotSecret } from '../../../src-shared/app-api/secret.ts';

const names = ['Aisha Khan', 'Rowan Lodge Care'];

describe('a new secret', () => {
  it.each(['seven wooden spoons', 'Löffel aus Holz', 'kettle42', '740913', '1990417', 'aisha likes rhubarb'])(
    '%s is taken',
    (secret) => {
      expect(whyNotSecret(secret, names)).toBeNull();
    },
  );

  it.each([
    ['', /^Enter/],
    ['        ', /^Enter/],
    ['spoons', /eight characters/],
    ['12345', /six digits/],
    ['123456', /one of the first/],
    ['987654', /one of the first/],
    ['567890', /one of the first/],
    ['000000', /one of the first/],
    ['121212', /one of the first/],
    ['123123', /one of the first/],
    ['１２３４５６', /one of the first/],
    ['Password', /one of the first/],
    ['password1!', /one of the first/],
    ['Passw0rd', /one of the first/],
    ['QWERTYUIOP', /one of the first/],
    ['abcdefgh', /one of the first/],
    ['abababab', /one of the first/],
    ['provider actuals', /one of the first/],
    ['Aisha Khan', /name of yours/],
    ['aishakhan1', /name of yours/],
    ['Rowan Lodge Care', /name of yours/],
  ])('%s is refused with what to do', (secret, why) => {
    expect(whyNotSecret(secret, names)).toMatch(why);
  });

  it('is the same whichever form its letters come in', () => {
    expect(secretForm('lo\u0308ffel')).toBe(secretForm('l\u00f6ffel'));
  });
});
