// The key of an account's records as it lies on the disk. What must stay true: with a secret set, nobody has the key who has
// only the secret or only the system's key store; the recovery key opens it without either; whatever cannot be read is
// said to be damaged, never taken for a wrong secret.
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../src-shared/domain/canonical-json.ts';
import { type ScryptCost, scryptKey, tooCostly } from '../machine/scrypt.ts';

type RandomBytes = (count: number) => Uint8Array;

const keyLength = 32;
const tagLength = 16;

const sealedKeySchema = z.object({
  format: z.literal('provider-actuals-key'),
  formatVersion: z.literal(1),
  secret: z.object({
    from: z.literal('scrypt'),
    salt: z.base64(),
    cost: z.int(),
    blockSize: z.int(),
    parallel: z.int(),
  }),
  nonce: z.base64(),
  content: z.base64(),
});

/** What the key file holds once the system's key store has given it out. */
export type KeptKey =
  /** As every version before secrets wrote it: the key store alone guards it. */
  { kept: 'bare'; key: Uint8Array } | { kept: 'secret' } | { kept: 'damaged' };

export function readKeptKey(text: string): KeptKey {
  if (/^[0-9a-f]{64}$/.test(text)) return { kept: 'bare', key: Buffer.from(text, 'hex') };
  return sealedKeyOf(text) === null ? { kept: 'damaged' } : { kept: 'secret' };
}

export function bareKey(key: Uint8Array): string {
  return Buffer.from(key).toString('hex');
}

/** The key under the secret; the caller puts it under the system's key store besides. */
export async function sealKey(
  key: Uint8Array,
  secret: string,
  { randomBytes, secretCost }: { randomBytes: RandomBytes; secretCost: ScryptCost },
): Promise<string> {
  const salt = randomBytes(16);
  const head = {
    format: 'provider-actuals-key' as const,
    formatVersion: 1 as const,
    secret: { from: 'scrypt' as const, salt: Buffer.from(salt).toString('base64'), ...secretCost },
  };
  const sealed = seal(key, await scryptKey(secret, salt, secretCost), canonicalJson(head), randomBytes);
  return JSON.stringify({ ...head, ...sealed });
}

/** The key; null: another secret was set. Throws for what `readKeptKey` calls damaged. */
export async function openKey(text: string, secret: string): Promise<Uint8Array | null> {
  const sealed = sealedKeyOf(text);
  if (sealed === null) throw new Error('this is no sealed key');
  const { nonce, content, ...head } = sealed;
  const wrapping = await scryptKey(secret, Buffer.from(head.secret.salt, 'base64'), head.secret);
  const key = unseal({ nonce, content }, wrapping, canonicalJson(head));
  return key?.length === keyLength ? key : null;
}

function sealedKeyOf(text: string): z.infer<typeof sealedKeySchema> | null {
  const parsed = sealedKeySchema.safeParse(parsedJson(text));
  return parsed.success && !tooCostly(parsed.data.secret) ? parsed.data : null;
}

const recoverySchema = z.object({
  format: z.literal('provider-actuals-recovery'),
  formatVersion: z.literal(1),
  salt: z.base64(),
  nonce: z.base64(),
  content: z.base64(),
});

/** `content` under a recovery key, which is long enough to need no slow key derivation (RFC 5869). */
export function sealForRecovery(content: string, recoveryKey: Uint8Array, randomBytes: RandomBytes): string {
  const salt = Buffer.from(randomBytes(16)).toString('base64');
  const head = { format: 'provider-actuals-recovery', formatVersion: 1, salt };
  const sealed = seal(Buffer.from(content), recoveryWrapping(recoveryKey, salt), canonicalJson(head), randomBytes);
  return JSON.stringify({ ...head, ...sealed });
}

/** What was sealed; null: it is of another recovery key, or damaged. */
export function openForRecovery(text: string, recoveryKey: Uint8Array): string | null {
  const parsed = recoverySchema.safeParse(parsedJson(text));
  if (!parsed.success) return null;
  const { nonce, content, ...head } = parsed.data;
  const opened = unseal({ nonce, content }, recoveryWrapping(recoveryKey, head.salt), canonicalJson(head));
  return opened === null ? null : Buffer.from(opened).toString('utf8');
}

function recoveryWrapping(recoveryKey: Uint8Array, salt: string): Uint8Array {
  return new Uint8Array(
    hkdfSync('sha256', recoveryKey, Buffer.from(salt, 'base64'), 'provider-actuals recovery', keyLength),
  );
}

interface Sealed {
  nonce: string;
  content: string;
}

function seal(content: Uint8Array, key: Uint8Array, head: string, randomBytes: RandomBytes): Sealed {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(head));
  const bytes = Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
  return { nonce: Buffer.from(nonce).toString('base64'), content: bytes.toString('base64') };
}

function unseal({ nonce, content }: Sealed, key: Uint8Array, head: string): Uint8Array | null {
  const bytes = Buffer.from(content, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'), { authTagLength: tagLength });
    decipher.setAAD(Buffer.from(head));
    decipher.setAuthTag(bytes.subarray(-tagLength));
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagLength)), decipher.final()]);
  } catch {
    return null;
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
