// The second factor of a hub's account: codes of an authenticator app (TOTP, RFC 6238), and recovery codes for when the
// telephone is lost. The app's secret is sealed, and recovery codes are hashed, by the key that only the right password
// gives: whoever has the database has neither.
import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Authenticator } from '../../src-shared/portal-api/index.ts';
import type { KeptTotp } from '../store/accounts.ts';

/** Six digits every thirty seconds by SHA-1: what every authenticator app knows. */
const common = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** A code of the step before or after is taken too: telephones' clocks are off, and typing takes its time. */
const steps = 1;

const recoveryCodeCount = 10;

/**
 * Makes a second factor.
 * @param key of the account's password (see password.ts)
 * @param about names it in the app: the hub's or provider's name, and the user
 */
export function makeSecondFactor(
  key: Buffer,
  about: { issuer: string; user: string },
  randomBytes: (count: number) => Uint8Array,
): { shown: Authenticator; kept: KeptTotp } {
  const secret = new Secret({ buffer: new Uint8Array(randomBytes(20)).buffer as ArrayBuffer });
  const { recoveryCodes, recovery } = makeRecoveryCodes(key, randomBytes);
  const uri = new TOTP({ ...common, issuer: about.issuer, label: about.user, secret }).toString();
  return {
    shown: { secret: secret.base32, uri, recoveryCodes },
    kept: { sealed: seal(key, secret.base32, randomBytes(12)), recovery },
  };
}

/**
 * The same authenticator app under another password, with new recovery codes: the former ones depend on the former password.
 * @returns null for what was sealed by yet another password
 */
export function rekeySecondFactor(
  keys: { former: Buffer; next: Buffer },
  sealed: string,
  randomBytes: (count: number) => Uint8Array,
): { recoveryCodes: string[]; kept: KeptTotp } | null {
  const secret = unseal(keys.former, sealed);
  if (secret === null) return null;
  const { recoveryCodes, recovery } = makeRecoveryCodes(keys.next, randomBytes);
  return { recoveryCodes, kept: { sealed: seal(keys.next, secret, randomBytes(12)), recovery } };
}

function makeRecoveryCodes(key: Buffer, randomBytes: (count: number) => Uint8Array) {
  const recoveryCodes = Array.from({ length: recoveryCodeCount }, () => recoveryCode(randomBytes(8)));
  return { recoveryCodes, recovery: recoveryCodes.map((code) => recoveryHash(key, code)) };
}

/**
 * Judges a code of the app.
 * @param instant milliseconds since 1970
 * @returns the time step that the code belongs to, or null; the caller takes each step once
 */
export function stepOfCode(key: Buffer, sealed: string, code: string, instant: number): number | null {
  const secret = unseal(key, sealed);
  if (secret === null || !/^\d{6}$/.test(code)) return null;
  const totp = new TOTP({ ...common, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, timestamp: instant, window: steps });
  return delta === null ? null : totp.counter({ timestamp: instant }) + delta;
}

/** The hash by which a recovery code is found again, whatever its case and dashes. */
export function recoveryHash(key: Buffer, code: string): string {
  return createHmac('sha256', key)
    .update(`recovery ${code.replace(/[^a-z2-9]/gi, '').toLowerCase()}`)
    .digest('base64url');
}

/** True for what is typed as a recovery code rather than as six digits. */
export const isRecoveryCode = (code: string) => !/^\d{6}$/.test(code);

/** Letters and digits that are not taken for each other: `k7mw-2xqa-h9vd`. About 59 bits. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

function recoveryCode(bytes: Uint8Array): string {
  let number = Buffer.from(bytes).readBigUInt64BE();
  let text = '';
  for (let index = 0; index < 12; index += 1) {
    text += alphabet[Number(number % BigInt(alphabet.length))];
    number /= BigInt(alphabet.length);
  }
  return [text.slice(0, 4), text.slice(4, 8), text.slice(8)].join('-');
}

function sealingKey(key: Buffer): Buffer {
  return createHmac('sha256', key).update('seals the authenticator secret').digest();
}

function seal(key: Buffer, text: string, nonce: Uint8Array): string {
  const cipher = createCipheriv('aes-256-gcm', sealingKey(key), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return ['gcm', Buffer.from(nonce), sealed, cipher.getAuthTag()]
    .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
    .join('$');
}

/** Null for what was sealed by another password. */
function unseal(key: Buffer, text: string): string | null {
  const [kind, nonce = '', sealed = '', tag = ''] = text.split('$');
  if (kind !== 'gcm') return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', sealingKey(key), Buffer.from(nonce, 'base64url'), {
      authTagLength: 16,
    });
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** Compares two hashes in the same time wherever they differ. */
export function sameHash(a: string, b: string): boolean {
  const [first, second] = [Buffer.from(a), Buffer.from(b)];
  return first.length === second.length && timingSafeEqual(first, second);
}
