// Codes of authenticator apps: those of RFC 6238's own examples, each for its time only, and under the right password only.
import { randomBytes } from 'node:crypto';
import { Secret } from 'otpauth';
import { expect, test } from 'vitest';
import {
  isRecoveryCode,
  makeSecondFactor,
  recoveryHash,
  rekeySecondFactor,
  stepOfCode,
} from '../../../src-portal/sign-in/second-factor.ts';
import { codeOf } from '../portal-under-test.ts';

const key = Buffer.alloc(32, 7);
const about = { issuer: 'Mill House Care', user: 'aisha' };
/** The secret of RFC 6238, appendix B: 20 bytes. */
const rfcSecret = Buffer.from('12345678901234567890');
const ofRfc = () => makeSecondFactor(key, about, (count) => (count === 20 ? rfcSecret : randomBytes(count)));

test('shows the codes of RFC 6238, appendix B, and takes each in its own time step and the ones beside it', () => {
  const { shown, kept } = ofRfc();
  expect(Secret.fromBase32(shown.secret).utf8).toBe('12345678901234567890');
  // The appendix has eight digits; the last six of them are the code.
  for (const [second, code] of [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ] as const) {
    const step = Math.floor(second / 30);
    expect(codeOf(shown, second * 1000)).toBe(code);
    for (const away of [-30, 0, 30]) expect(stepOfCode(key, kept.sealed, code, (second + away) * 1000)).toBe(step);
    for (const away of [-90, 90]) expect(stepOfCode(key, kept.sealed, code, (second + away) * 1000)).toBeNull();
  }
});

test('opens under its own password only, and moves to another with new recovery codes', () => {
  const { shown, kept } = ofRfc();
  const next = Buffer.alloc(32, 9);
  expect(stepOfCode(next, kept.sealed, '287082', 59_000)).toBeNull();
  const moved = rekeySecondFactor({ former: key, next }, kept.sealed, randomBytes);
  expect(stepOfCode(next, moved?.kept.sealed ?? '', '287082', 59_000)).toBe(1);
  expect(stepOfCode(key, moved?.kept.sealed ?? '', '287082', 59_000)).toBeNull();
  expect(moved?.recoveryCodes.filter((code) => shown.recoveryCodes.includes(code))).toEqual([]);
  expect(rekeySecondFactor({ former: next, next: key }, kept.sealed, randomBytes)).toBeNull();
});

test('recovery codes are found whatever their case, and are never taken for six digits', () => {
  const { shown, kept } = ofRfc();
  expect(new Set(shown.recoveryCodes).size).toBe(10);
  for (const code of shown.recoveryCodes) {
    expect(code).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    expect(isRecoveryCode(code)).toBe(true);
    expect(kept.recovery).toContain(recoveryHash(key, code.toUpperCase()));
  }
  expect(isRecoveryCode('123456')).toBe(false);
});

test.each(['', '12345', '1234567', '12345a', ' 287082', 'aaaa-bbbb-cccc'])('“%s” is no code of an app', (code) => {
  expect(stepOfCode(key, ofRfc().kept.sealed, code, 59_000)).toBeNull();
});
