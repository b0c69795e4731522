import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecoveryKey, recoveryKeyBytes, writeRecoveryKey } from '../../../src-shared/domain/recovery-key.ts';

const anyKey = fc.uint8Array({ minLength: recoveryKeyBytes, maxLength: recoveryKeyBytes });
const some = Uint8Array.from({ length: recoveryKeyBytes }, (_, at) => at * 17);

const list = (key: string, item: (group: string, at: number) => string) =>
  key
    .toLowerCase()
    .split('-')
    .map((group, at) => item(group, at + 1))
    .join('\n');

describe('a recovery key', () => {
  it('is thirty characters in six groups, none of which look alike', () => {
    const written = writeRecoveryKey(some);
    expect(written).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/);
  });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(anyKey, (bytes) => {
        expect(readRecoveryKey(writeRecoveryKey(bytes))).toEqual({ ok: true, bytes });
      }),
    );
  });

  it('is read with spaces, without hyphens, in small letters, and with O, I and L for what they look like', () => {
    const written = writeRecoveryKey(some);
    const typed = ` ${written.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    expect(readRecoveryKey(typed)).toEqual({ ok: true, bytes: some });
    expect(readRecoveryKey(written.replaceAll('-', '–').replaceAll('1', 'I'))).toEqual({ ok: true, bytes: some });
  });

  it.each([
    ['a minus', (key: string) => key.replaceAll('-', '\u2212')],
    ['soft hyphens', (key: string) => key.replaceAll('-', '\u00ad')],
    ['hyphens that do not break', (key: string) => key.replaceAll('-', '\u2011')],
    ['underscores', (key: string) => key.replaceAll('-', '_')],
    ['slashes', (key: string) => key.replaceAll('-', '/')],
    ['commas', (key: string) => key.replaceAll('-', ', ')],
    ['dots between', (key: string) => key.replaceAll('-', ' \u00b7 ')],
    ['lines', (key: string) => key.replaceAll('-', '\r\n')],
    ['what is not seen', (key: string) => `\ufeff\u200e${key.replaceAll('-', '\u200b-\u200d')}\u2060`],
    ['quotes', (key: string) => `“${key}”`],
    ['its heading', (key: string) => `Recovery key: ${key}`],
    ['a longer heading', (key: string) => `Provider Actuals – recovery key of Aisha Khan, Rowan Lodge\n${key}`],
    ['what follows it', (key: string) => `Your recovery key is ${key}. Keep it safe, not on this computer.`],
    ['the numbers of a list', (key: string) => list(key, (group, at) => `${at}. ${group}`)],
    [
      'the numbers of a list, and its heading',
      (key: string) => `Recovery key:\n${list(key, (group, at) => `${at}) ${group}`)}`,
    ],
    ['each group by name', (key: string) => list(key, (group, at) => `Group ${at}: ${group}`)],
    ['a name, without hyphens', (key: string) => `Aisha’s key: ${key.replaceAll('-', '')}`],
  ])('is read with %s', (_what, written) => {
    expect(readRecoveryKey(written(writeRecoveryKey(some)))).toEqual({ ok: true, bytes: some });
  });

  it('names the group in which one character is wrong', () => {
    fc.assert(
      fc.property(anyKey, fc.nat(29), fc.integer({ min: 1, max: 31 }), (bytes, at, by) => {
        const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
        const letters = [...writeRecoveryKey(bytes).replaceAll('-', '')];
        letters[at] = alphabet[(alphabet.indexOf(letters[at] ?? '') + by) % 32] ?? '';
        const sentence = `Something in group ${Math.floor(at / 5) + 1} of 6 is not as it was printed.`;
        expect(readRecoveryKey(letters.join(''))).toEqual({ ok: false, sentence });
      }),
    );
  });

  it('names the group also beside a heading, and the word that stands in the way', () => {
    const groupsOf = writeRecoveryKey(some).split('-');
    const wrong = groupsOf.with(2, [...(groupsOf[2] ?? '')].reverse().join(''));
    const sentence = 'Something in group 3 of 6 is not as it was printed.';
    expect(readRecoveryKey(list(wrong.join('-'), (group, at) => `${at}. ${group}`))).toEqual({ ok: false, sentence });
    expect(readRecoveryKey(`Account ${groupsOf.slice(1).join('-')}`)).toMatchObject({
      sentence: expect.stringContaining('“account” is no part of a recovery key'),
    });
  });

  it('is not read with two characters, or two groups, that changed places', () => {
    const letters = [...writeRecoveryKey(some).replaceAll('-', '')];
    for (let at = 0; at < 29; at += 1) {
      const swapped = [...letters];
      [swapped[at], swapped[at + 1]] = [letters[at + 1] ?? '', letters[at] ?? ''];
      if (swapped.join('') !== letters.join('')) expect(readRecoveryKey(swapped.join('')).ok).toBe(false);
    }
    const [first = '', second = '', ...others] = writeRecoveryKey(some).split('-');
    expect(readRecoveryKey([second, first, ...others].join('-')).ok).toBe(false);
  });

  it.each([
    ['', 'Enter the recovery key.'],
    ['7KQ2M', 'A recovery key has 30 characters; these are 5.'],
    ['U'.repeat(30), '“U” is in no recovery key.'],
  ])('%s says what is wrong', (typed, sentence) => {
    expect(readRecoveryKey(typed)).toEqual({ ok: false, sentence });
  });
});
