// What the portal takes from outside itself: clock, randomness, council and log. Handed in, so that tests and the
// simulator decide them, and made into ids and instants here.
import { createHash } from 'node:crypto';
import type { CouncilProfile } from '../src-shared/council/index.ts';
import type { Authority } from '../src-shared/portal-api/index.ts';

/** One line of the log. No names, SS Refs, comments, tokens or addresses with their values ever stand in it. */
export interface LogLine {
  level: 'info' | 'warn' | 'error';
  event: string;
  [detail: string]: string | number | boolean | null;
}

export interface Environment {
  /** Milliseconds since 1970. */
  clock: () => number;
  randomBytes: (count: number) => Uint8Array;
  authority: Authority;
  /** The profile in force; asked for at every use, because a council may issue a new edition at any time. */
  council: () => CouncilProfile;
  log: (line: LogLine) => void;
}

/** The portal's instant, as ISO text. */
export function instantOf({ clock }: Pick<Environment, 'clock'>): string {
  return new Date(clock()).toISOString();
}

/** A UUID of version 7: sorts by the time at which it was made. */
export function newId({ clock, randomBytes }: Pick<Environment, 'clock' | 'randomBytes'>): string {
  const bytes = Uint8Array.from(randomBytes(16));
  let time = clock();
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** SHA-256 in hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
