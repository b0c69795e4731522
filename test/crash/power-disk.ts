// The disk after a power cut, made of what power.c recorded: all that was made to last, and of the rest a random part.
// Of a file: every write up to its last flush, and of those after it none, the first ones, or any, the last of them torn.
// Of a folder: every name up to its last flush, and some of the changes after it, in their order.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Random } from '../../src-portal/practice/random.ts';

interface Step {
  what: string;
  ino: number;
  offset: number;
  paths: string[];
  bytes: Buffer;
}

/** What a folder held when the program began: all of it is on the disk. */
export type Baseline = Map<string, { ino: number; content: Buffer | null }>;

/** Reads a folder whole. */
export function baselineOf(folder: string): Baseline {
  const found: Baseline = new Map();
  const walk = (place: string) => {
    for (const name of readdirSync(place)) {
      const full = path.join(place, name);
      const { ino } = statSync(full);
      const isFolder = statSync(full).isDirectory();
      found.set(full, { ino, content: isFolder ? null : readFileSync(full) });
      if (isFolder) walk(full);
    }
  };
  walk(folder);
  return found;
}

const headSize = 23;

/** The record as it was written; what the kill cut off at its end never happened. */
function readRecord(bytes: Buffer): Step[] {
  const steps: Step[] = [];
  for (let at = 0; at + headSize <= bytes.length; ) {
    const textLength = bytes.readUInt16LE(at + 1);
    const count = bytes.readUInt32LE(at + 3);
    const end = at + headSize + textLength + count;
    if (end > bytes.length) break;
    const text = bytes.toString('utf8', at + headSize, at + headSize + textLength);
    steps.push({
      what: String.fromCharCode(bytes[at] ?? 0),
      ino: Number(bytes.readBigUInt64LE(at + 7)),
      offset: Number(bytes.readBigUInt64LE(at + 15)),
      paths: text === '' ? [] : text.split('\0'),
      bytes: bytes.subarray(end - count, end),
    });
    at = end;
  }
  return steps;
}

/** A file on the disk: an inode number is given again once its file is gone, so each file that is made is one of its own. */
interface File {
  content: Buffer;
  /** After the last flush. */
  loose: Step[];
}
type Entry = { file: File } | { folder: true };
type NameChange = { remove?: string; add?: { name: string; entry: Entry } };

/** What a cut at the end of the record leaves: absolute paths, null for a folder. */
export function afterPowerCut(baseline: Baseline, record: Buffer, random: Random): Map<string, Buffer | null> {
  const byIno = new Map<number, File>();
  /** As the program saw it. */
  const seen = new Map<string, Entry>();
  const lasting = new Map<string, Entry>();
  /** By folder, in order. */
  const loose = new Map<string, NameChange[]>();
  for (const [full, { ino, content }] of baseline) {
    const entry: Entry = content === null ? { folder: true } : { file: { content, loose: [] } };
    if ('file' in entry) byIno.set(ino, entry.file);
    seen.set(full, entry);
    lasting.set(full, entry);
  }
  const change = (folder: string, one: NameChange) => loose.set(folder, [...(loose.get(folder) ?? []), one]);
  const settle = (one: NameChange) => {
    if (one.remove !== undefined) lasting.delete(one.remove);
    if (one.add !== undefined) lasting.set(one.add.name, one.add.entry);
  };
  const appear = (name: string, entry: Entry) => {
    seen.set(name, entry);
    change(path.dirname(name), { add: { name, entry } });
  };

  for (const step of readRecord(record)) {
    const [from = '', to = ''] = step.paths;
    switch (step.what) {
      case 'C': {
        const file: File = { content: Buffer.alloc(0), loose: [] };
        byIno.set(step.ino, file);
        appear(from, { file });
        break;
      }
      case 'W':
      case 'T':
        byIno.get(step.ino)?.loose.push(step);
        break;
      case 'S': {
        const file = byIno.get(step.ino);
        if (file === undefined) break;
        file.content = carriedOut(file.content, file.loose);
        file.loose = [];
        break;
      }
      case 'D':
        for (const one of loose.get(from) ?? []) settle(one);
        loose.delete(from);
        break;
      case 'M':
        appear(from, { folder: true });
        break;
      case 'U':
      case 'X':
        seen.delete(from);
        change(path.dirname(from), { remove: from });
        break;
      case 'R': {
        const entry = seen.get(from);
        if (entry === undefined) break;
        seen.delete(from);
        seen.set(to, entry);
        // One change within a folder; between two, each is its own folder's.
        if (path.dirname(from) === path.dirname(to))
          change(path.dirname(to), { remove: from, add: { name: to, entry } });
        else {
          change(path.dirname(to), { add: { name: to, entry } });
          change(path.dirname(from), { remove: from });
        }
        break;
      }
      default:
        throw new Error(`the record has a step "${step.what}"`);
    }
  }
  for (const changes of loose.values())
    for (const one of changes.slice(0, random.between(0, changes.length))) settle(one);
  return reachable(lasting, random);
}

/** Names whose folders are there, too, with their contents. */
function reachable(lasting: Map<string, Entry>, random: Random): Map<string, Buffer | null> {
  const left = new Map<string, Buffer | null>();
  const roots = new Set([...lasting.keys()].map((name) => path.dirname(name)).filter((name) => !lasting.has(name)));
  const shortest = [...roots].sort((a, b) => a.length - b.length)[0] ?? '';
  for (const [name, entry] of [...lasting].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const folder = path.dirname(name);
    if (folder !== shortest && !(left.has(folder) && left.get(folder) === null)) continue;
    left.set(name, 'file' in entry ? torn(entry.file, random) : null);
  }
  return left;
}

/** The file with a random part of what was not flushed. */
function torn({ content, loose }: File, random: Random): Buffer {
  if (loose.length === 0) return content;
  const way = random.next();
  let kept: Step[] = [];
  if (way < 0.5) kept = loose.slice(0, random.between(0, loose.length));
  else if (way < 0.9) kept = loose.filter(() => random.chance(0.6));
  const last = kept.at(-1);
  // A disk writes sectors whole.
  if (last !== undefined && last.what === 'W' && random.chance(0.3)) {
    const sectors = random.between(0, Math.floor(last.bytes.length / 512));
    const part = { ...last, bytes: last.bytes.subarray(0, sectors * 512) };
    kept = [...kept.slice(0, -1), ...(sectors === 0 ? [] : [part])];
  }
  return carriedOut(content, kept);
}

function carriedOut(content: Buffer, steps: readonly Step[]): Buffer {
  const longest = Math.max(content.length, ...steps.map(({ offset, bytes }) => offset + bytes.length));
  const made = Buffer.alloc(longest);
  content.copy(made);
  let { length } = content;
  for (const { what, offset, bytes } of steps) {
    if (what === 'T') {
      made.fill(0, offset);
      length = offset;
    } else {
      bytes.copy(made, offset);
      length = Math.max(length, offset + bytes.length);
    }
  }
  return made.subarray(0, length);
}

/** Puts in the place of a folder what the cut left of it. */
export function putDisk(folder: string, left: ReadonlyMap<string, Buffer | null>): void {
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true });
  for (const [name, content] of [...left].sort(([a], [b]) => a.length - b.length)) {
    if (content === null) mkdirSync(name, { recursive: true });
    else writeFileSync(name, content, { mode: 0o600 });
  }
}
