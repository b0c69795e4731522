// A key out of what a person can remember: scrypt, slow on purpose. What must stay true: the cost of a file that somebody
// brings is bounded before it is paid.
import { type ScryptOptions, scrypt } from 'node:crypto';

export interface ScryptCost {
  /** scrypt’s N. */
  cost: number;
  /** scrypt’s r. */
  blockSize: number;
  /** scrypt’s p. */
  parallel: number;
}

/** 2^15 with r = 8, p = 3 is OWASP's advice: 32 MB, and about half a second on a slow computer (measured 0.45 to 0.52). */
export const scryptCost: ScryptCost = { cost: 2 ** 15, blockSize: 8, parallel: 3 };
/** It must not make this computer work for minutes, nor take half of its memory. */
const most = { bytes: 2 ** 28, parallel: 8 };

/** Also true of numbers that scrypt does not take: its cost is a power of two. */
export function tooCostly({ cost, blockSize, parallel }: ScryptCost): boolean {
  if (cost < 2 || blockSize < 1 || parallel < 1 || parallel > most.parallel) return true;
  return 128 * cost * blockSize > most.bytes || !Number.isInteger(Math.log2(cost));
}

/** 32 bytes. */
export function scryptKey(typed: string, salt: Uint8Array, { cost, blockSize, parallel }: ScryptCost): Promise<Buffer> {
  const options: ScryptOptions = {
    N: cost,
    r: blockSize,
    p: parallel,
    maxmem: 2 * 128 * cost * blockSize + 2 ** 20,
  };
  return new Promise((resolve, reject) => {
    // The same passphrase typed on another keyboard may come in another form of the same letters.
    scrypt(typed.normalize('NFKC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
