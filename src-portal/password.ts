// How passwords and security codes are kept: scrypt, with its cost and salt in the hash, so that the cost can rise
// later. The code is tied to a key that only the right password gives: six digits alone would be guessed offline.
import { createHmac, scrypt } from 'node:crypto';
import { sameHash } from './sign-in/second-factor.ts';

/** scrypt's N as a power of two. 2^15 with r = 8, p = 3 is OWASP's advice: about a tenth of a second and 32 MB. */
export const usualCost = 15;

/** 64 bytes of a password: what it is checked by, and the key that it gives. */
export type Derive = (password: string, salt: Buffer, cost: number) => Promise<Buffer>;

export const deriveByScrypt: Derive = (password, salt, cost) => {
  const options = { N: 2 ** cost, r: 8, p: cost >= usualCost ? 3 : 1, maxmem: 256 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 64, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
};

export interface NewPassword {
  passwordHash: string;
  /** Seals and hashes what belongs to this password. */
  key: Buffer;
}

/** Hashes a new password. @param cost scrypt's N as a power of two; tests take a small one */
export async function hashPassword(
  password: string,
  randomBytes: (count: number) => Uint8Array,
  { cost = usualCost, derive = deriveByScrypt }: { cost?: number | undefined; derive?: Derive } = {},
): Promise<NewPassword> {
  const salt = Buffer.from(randomBytes(16));
  const keys = await derive(password, salt, cost);
  const passwordHash = ['scrypt', cost, salt.toString('base64url'), keys.subarray(0, 32).toString('base64url')].join(
    '$',
  );
  return { passwordHash, key: keys.subarray(32) };
}

/**
 * Judges a password. It computes exactly one hash, also where there is no account: the time must not tell.
 * @param passwordHash null: nobody has the user name
 * @param cost of the hash that is computed for nobody
 */
export async function checkPassword(
  password: string,
  passwordHash: string | null,
  { cost = usualCost, derive = deriveByScrypt }: { cost?: number; derive?: Derive } = {},
): Promise<{ right: boolean; key: Buffer }> {
  const [, kept = cost, salt = '', check = ''] = passwordHash?.split('$') ?? [];
  const keys = await derive(password, Buffer.from(salt, 'base64url'), Number(kept));
  const right = sameHash(keys.subarray(0, 32).toString('base64url'), check);
  return { right: right && passwordHash !== null, key: keys.subarray(32) };
}

/** How a fixed security code is kept. */
export function codeHash(key: Buffer, securityCode: string): string {
  return createHmac('sha256', key).update(securityCode).digest('base64url');
}

/** Hashes a new password and a fixed security code. */
export async function hashSecrets(
  secrets: { password: string; securityCode: string },
  randomBytes: (count: number) => Uint8Array,
  cost: number = usualCost,
): Promise<{ passwordHash: string; codeHash: string }> {
  const { passwordHash, key } = await hashPassword(secrets.password, randomBytes, { cost });
  return { passwordHash, codeHash: codeHash(key, secrets.securityCode) };
}
