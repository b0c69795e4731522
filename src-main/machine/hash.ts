// SHA-256 in hex, for the pure core that may not depend on a runtime's cryptography.
import { createHash } from 'node:crypto';

export const hash = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
