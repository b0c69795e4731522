import { describe, expect, it } from 'vitest';
import { secretForm, whyNotSecret } from '../../../src-shared/app-api/secret.ts';

const names = ['Aisha Khan', 'Rowan Lodge Care'];

describe('a new secret', () => {
  it.each([
    ...['seven wooden spoons', 'Löffel aus Holz', 'kettle42', '740913', '1990417', 'aisha likes rhubarb'],
    ...['summer dragon cheese', 'tuesday kettle', '8401-9277-33', 'nine silver forks', 'Ölkännchen', '503826'],
  ])('%s is taken', (secret) => {
    expect(whyNotSecret(secret, names)).toBeNull();
  });

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
    ['rowanlodge', /name of yours/],
    ['Aisha2025', /name of yours/],
    ['RowanLodge1', /name of yours/],
    ['KhanKhan!', /name of yours/],
    ['\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b', /^Enter/],
  ])('%s is refused with what to do', (secret, why) => {
    expect(whyNotSecret(secret, names)).toMatch(why);
  });

  it.each([
    'qwerty123',
    'qwerty12',
    'abcd1234',
    'abc12345',
    '12345678!',
    '12345678a',
    'a12345678',
    'aaaaaaa1',
    '1q2w3e4r',
    'zaq12wsx',
    'p@ssw0rd',
    'P@ssword1',
    'Passw0rd2025',
    'admin123',
    'welcome2',
    'letmein123',
    'dragon123',
    'summer2025',
    'Tuesday2!',
    'bradford',
    'Leeds-2025',
    'provideractuals1',
  ])('%s is one of the first that are tried, whatever stands around its words', (secret) => {
    expect(whyNotSecret(secret, names)).toMatch(/^This is one of the first/);
  });

  it.each(['123321', '112233', '111222', '100001', '159753', '147258', '789456', '246810', '123123123', '12344321'])(
    '%s is one of the first PINs',
    (pin) => {
      expect(whyNotSecret(pin, names)).toMatch(/^This PIN is one of the first/);
    },
  );

  it.each([
    'zoe',
    'Zoë',
    'ZOE\u0308',
    'zoebronte1',
    'Zoë Brontë',
    'muellerzoe',
    'Muller2025',
    'soren2025!',
    'soerenmuller',
  ])('%s is a name of hers, with accents or without', (secret) => {
    const hers = ['Zoë Brontë-Müller', 'Søren House'];
    expect(whyNotSecret(secret.length < 8 ? `${secret}12345` : secret, hers)).toMatch(/name of yours/);
  });

  it.each([' 740913', '740913 ', '\u00a0740913', '740913\n', ' seven wooden spoons'])(
    '%j has a space that nobody sees',
    (secret) => {
      expect(whyNotSecret(secret, names)).toMatch(/^There is a space/);
    },
  );

  it.each(['740 913', '74 09 13', '7409 1355'])('%s is a PIN with spaces', (secret) => {
    expect(whyNotSecret(secret, names)).toMatch(/^A PIN has digits only/);
  });

  it('is the same whichever form its letters come in', () => {
    expect(secretForm('lo\u0308ffel')).toBe(secretForm('l\u00f6ffel'));
  });
});
