// What every sample is written with: a clock that stands until it is moved, chance from a seed, and where samples go.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the samples of this version. */
export const samples = fileURLToPath(new URL('../0.1.0', import.meta.url));

export interface MovedClock {
  now(): string;
  millis(): number;
  /** Never back: ids sort by time. */
  to(instant: string): void;
  pass(seconds: number): void;
}

export function movedClock(start: string): MovedClock {
  let millis = Date.parse(start);
  return {
    now: () => new Date(millis).toISOString(),
    millis: () => millis,
    to(instant) {
      if (Date.parse(instant) < millis) throw new Error(`the clock is past ${instant}`);
      millis = Date.parse(instant);
    },
    pass: (seconds) => {
      millis += seconds * 1000;
    },
  };
}

/** Bytes that follow from the seed alone. */
export function seededBytes(seed: string): (count: number) => Uint8Array {
  let drawn = 0;
  return (count) => {
    let bytes = Buffer.alloc(0);
    while (bytes.length < count) {
      bytes = Buffer.concat([bytes, createHash('sha256').update(`${seed} ${drawn}`).digest()]);
      drawn += 1;
    }
    return Uint8Array.from(bytes.subarray(0, count));
  };
}

export function writeSample(name: string, content: string | Uint8Array): string {
  const file = path.join(samples, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

export const writeJson = (name: string, value: unknown) => writeSample(name, `${JSON.stringify(value, null, 2)}\n`);
