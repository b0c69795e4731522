// How passwords and security codes are kept: scrypt, with its cost and salt in the hash, so that the cost can rise
// later. The code is tied to a key that only the right password gives: six digits alone would be guessed offline.
import { createHmac, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt's N as a power of two. 2^15 with r = 8, p = 3 is OWASP's advice: about a tenth of a second and 32 MB. */
export const usualCost = 15;

export interface Hashes {
  passwordHash: string;
  codeHash: string;
}

/**
 * Hashes a new password and security code.
 * @param cost scrypt's N as a power of two; tests take a small one
 */
export async function hashSecrets(
  secrets: { password: string; securityCode: string },
  randomBytes: (count: number) => Uint8Array,
  cost: number = usualCost,
): Promise<Hashes> {
  const salt = Buffer.from(randomBytes(16));
  const keys = await derive(secrets.password, salt, cost);
  const passwordHash = ['scrypt', cost, salt.toString('base64url'), keys.check.toString('base64url')].join('$');
  return { passwordHash, codeHash: codeHash(keys.code, secrets.securityCode) };
}

/** Judges what was typed. With a wrong password nothing is said of the code. */
export async function checkSecrets(
  secrets: { password: string; securityCode: string },
  hashes: Hashes,
): Promise<'right' | 'wrong-password' | 'wrong-code'> {
  const [, cost, salt, check] = hashes.passwordHash.split('$');
  if (cost === undefined || salt === undefined || check === undefined) return 'wrong-password';
  const keys = await derive(secrets.password, Buffer.from(salt, 'base64url'), Number(cost));
  if (!same(keys.check, Buffer.from(check, 'base64url'))) return 'wrong-password';
  const code = Buffer.from(codeHash(keys.code, secrets.securityCode));
  return same(code, Buffer.from(hashes.codeHash)) ? 'right' : 'wrong-code';
}

/** Takes as long as a real check, for a user name that nobody has: the time must not tell which exist. */
export async function checkNobody(password: string, cost: number): Promise<void> {
  await derive(password, Buffer.alloc(16), cost);
}

function derive(password: string, salt: Buffer, cost: number): Promise<{ check: Buffer; code: Buffer }> {
  const options = { N: 2 ** cost, r: 8, p: cost >= usualCost ? 3 : 1, maxmem: 256 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 64, options, (error, key) => {
      if (error) reject(error);
      else resolve({ check: key.subarray(0, 32), code: key.subarray(32) });
    });
  });
}

function codeHash(key: Buffer, securityCode: string): string {
  return createHmac('sha256', key).update(securityCode).digest('base64url');
}

function same(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
