// What a cut of the power leaves of a disk, from a record as power.c writes it.
import { expect, test } from 'vitest';
import { seededRandom } from '../../src-portal/practice/random.ts';
import { afterPowerCut, type Baseline } from './power-disk.ts';

const folder = '/disk/accounts';

interface Noted {
  what: 'C' | 'W' | 'T' | 'S' | 'D' | 'R' | 'U' | 'M';
  paths?: string[];
  ino?: number;
  offset?: number;
  bytes?: string;
}

function recordOf(...steps: Noted[]): Buffer {
  return Buffer.concat(
    steps.map(({ what, paths = [], ino = 0, offset = 0, bytes = '' }) => {
      const text = Buffer.from(paths.join('\0'));
      const head = Buffer.alloc(23);
      head.write(what);
      head.writeUInt16LE(text.length, 1);
      head.writeUInt32LE(Buffer.byteLength(bytes), 3);
      head.writeBigUInt64LE(BigInt(ino), 7);
      head.writeBigUInt64LE(BigInt(offset), 15);
      return Buffer.concat([head, text, Buffer.from(bytes)]);
    }),
  );
}

/** Every outcome of many cuts at this moment, as texts; null: the file is not there. */
function outcomes(baseline: Baseline, record: Buffer, file: string): Set<string | null> {
  const seen = new Set<string | null>();
  for (let seed = 1; seed <= 300; seed += 1) {
    const left = afterPowerCut(baseline, record, seededRandom(seed, 'cut'));
    seen.add(left.get(file)?.toString() ?? null);
  }
  return seen;
}

const there: Baseline = new Map([
  [folder, { ino: 1, content: null }],
  [`${folder}/list`, { ino: 2, content: Buffer.from('old') }],
]);
const list = `${folder}/list`;
const fresh = `${list}.unfinished`;
const written: Noted[] = [
  { what: 'C', paths: [fresh], ino: 9 },
  { what: 'W', ino: 9, bytes: 'new' },
];
const moved: Noted = { what: 'R', paths: [fresh, list] };

test('a file that is written whole is the old one or the new one, and the new one once its folder is flushed', () => {
  const flushed = [...written, { what: 'S', ino: 9 } as const, moved];
  expect(outcomes(there, recordOf(...flushed), list)).toEqual(new Set(['old', 'new']));
  expect(outcomes(there, recordOf(...flushed, { what: 'D', paths: [folder] }), list)).toEqual(new Set(['new']));
});

test('a file that was not flushed before it was moved may be empty', () => {
  expect(outcomes(there, recordOf(...written, moved, { what: 'D', paths: [folder] }), list)).toEqual(
    new Set(['', 'new']),
  );
});

test('of writes after the last flush any may be missing, and none before it', () => {
  const record = recordOf(
    { what: 'W', ino: 2, offset: 3, bytes: '1' },
    { what: 'S', ino: 2 },
    { what: 'W', ino: 2, offset: 4, bytes: '2' },
    { what: 'W', ino: 2, offset: 5, bytes: '3' },
  );
  expect(outcomes(there, record, list)).toEqual(new Set(['old1', 'old12', 'old123', 'old1\u00003']));
});

test('what is in a folder goes with it, until the folder above is flushed', () => {
  const made: Noted[] = [
    { what: 'M', paths: [`${folder}/a`] },
    { what: 'C', paths: [`${folder}/a/key`], ino: 9 },
    { what: 'W', ino: 9, bytes: 'key' },
    { what: 'S', ino: 9 },
    { what: 'D', paths: [`${folder}/a`] },
  ];
  expect(outcomes(there, recordOf(...made), `${folder}/a/key`)).toEqual(new Set([null, 'key']));
  const whole = recordOf(...made, { what: 'D', paths: [folder] });
  expect(outcomes(there, whole, `${folder}/a/key`)).toEqual(new Set(['key']));
});

test('a file that was taken away may be there again, and a record that was cut off ends before its last step', () => {
  const record = recordOf({ what: 'U', paths: [list] });
  expect(outcomes(there, record, list)).toEqual(new Set([null, 'old']));
  expect(outcomes(there, record.subarray(0, record.length - 1), list)).toEqual(new Set(['old']));
});

test('a number that is given again is another file’s', () => {
  const record = recordOf(
    { what: 'U', paths: [list] },
    { what: 'D', paths: [folder] },
    { what: 'C', paths: [list], ino: 2 },
    { what: 'W', ino: 2, bytes: 'another' },
    { what: 'S', ino: 2 },
    { what: 'D', paths: [folder] },
  );
  expect(outcomes(there, record, list)).toEqual(new Set(['another']));
});
