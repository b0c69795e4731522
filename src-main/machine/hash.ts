// SHA-256: in hex for the pure core, which may not depend on a runtime's cryptography, and in bytes for the chain of the
// change log.
import { createHash } from 'node:crypto';

export const hashBytes = (content: string | Uint8Array): Buffer => createHash('sha256').update(content).digest();

export const hash = (content: string | Uint8Array): string => hashBytes(content).toString('hex');

/** The first 128 bits, in hex: enough to tell keys and names apart. */
export const fingerprintOf = (content: string | Uint8Array): string => hash(content).slice(0, 32);
