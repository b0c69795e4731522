// Whatever is written outside the store: keys, the list of accounts, packets, rescue files, council files, reports. What
// must stay true: under the name that was asked for there is, at any moment and after a power cut, either what was there
// before or the new file, whole; and nobody but its owner can read it.
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { SetTimer } from './timers.ts';
import { type UnfinishedFiles, unfinishedEnding } from './unfinished.ts';

/** Writes `bytes` to `target`, an absolute path; its folder is made. Throws what the disk refuses; then nothing is left. */
export type WriteWholeFile = (target: string, bytes: Uint8Array | string) => Promise<void>;

interface WholeFileParts {
  setTimer: SetTimer;
  /** Notes what is being written, so that the next start can take away what a crash leaves of it. */
  unfinished?: UnfinishedFiles;
  platform?: NodeJS.Platform;
  /** Handed in by a test that plays a virus scanner. */
  move?: (from: string, to: string) => Promise<void>;
}

/** On Windows a scanner or an indexer holds a fresh file for a moment, and a rename is refused meanwhile. */
const heldByAScanner = new Set(['EPERM', 'EACCES', 'EBUSY']);
/** Together about a second and a half: longer than a scan of a file of this size, shorter than anybody's patience. */
const waitsMillis = [20, 50, 100, 200, 400, 800];

export function wholeFileWriter({
  setTimer,
  unfinished: noted,
  platform = process.platform,
  move = rename,
}: WholeFileParts): WriteWholeFile {
  async function moveInPlace(from: string, to: string): Promise<void> {
    for (const wait of platform === 'win32' ? waitsMillis : []) {
      try {
        return await move(from, to);
      } catch (error) {
        if (!heldByAScanner.has(codeOf(error))) throw error;
      }
      await new Promise<void>((rested) => void setTimer(wait, rested));
    }
    await move(from, to);
  }

  return async (target, bytes) => {
    const folder = path.dirname(target);
    const unfinished = target + unfinishedEnding;
    const made = await mkdir(folder, { recursive: true });
    try {
      // What an earlier attempt left may be another's, or open to others: it is never written into.
      await rm(unfinished, { force: true });
      noted?.begun(unfinished);
      const handle = await open(unfinished, 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await moveInPlace(unfinished, target);
      noted?.ended(unfinished);
    } catch (error) {
      await rm(unfinished, { force: true }).then(
        () => noted?.ended(unfinished),
        () => undefined,
      );
      throw error;
    }
    flushFolder(folder);
    if (made !== undefined) flushFoldersAbove(folder, made);
  };
}

/** Has the disk keep what was written to a file. */
export function flushFile(file: string): void {
  // Windows needs a writable handle to flush.
  flush(file, 'r+');
}

/** A folder that was made is a name in the one above it: each up to the first that was there before is kept, too. */
export function flushFoldersAbove(folder: string, firstMade: string): void {
  let place = folder;
  do {
    place = path.dirname(place);
    flushFolder(place);
  } while (place.length >= firstMade.length);
}

/** Has the disk keep which names a folder holds: until then a power cut may bring the old ones back. */
export function flushFolder(folder: string): void {
  try {
    flush(folder, 'r');
  } catch {
    // Windows and some network drives do not offer it, and keep the names by themselves.
  }
}

function flush(place: string, flags: string): void {
  const handle = openSync(place, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
