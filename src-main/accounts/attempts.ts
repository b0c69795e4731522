// Slows down guessing at a secret. What must stay true: a try is counted before it is made, so that ending the app in the
// middle makes none free; the waits are told by a clock that nobody can set and begin anew with the app, so that neither
// the date nor a restart shortens them; the longest is five minutes: nobody is locked out for ever; a disk that is full or
// not to be written keeps nobody out who has the right secret, and deleting the count while the app runs frees no try.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { WriteWholeFile } from '../machine/whole-file.ts';

/** After so many wrong ones in a row the next waits so long, in seconds; the last goes for all that follow. */
const waits = [0, 0, 0, 0, 0, 15, 30, 60, 120, 300];

/** How long the next try waits, in milliseconds. */
export function waitAfter(failed: number): number {
  return 1000 * (waits[Math.min(failed, waits.length - 1)] ?? 0);
}

export interface Attempts {
  /** How long the next try has to wait still, in milliseconds; 0: it may be made. */
  wait(accountId: string): number;
  /** Counts a try that is about to be made. */
  begin(accountId: string): Promise<void>;
  succeeded(accountId: string): void;
}

export function attemptCounter(parts: {
  /** In which each account has its folder. */
  folder: string;
  writeFile: WriteWholeFile;
  /** Milliseconds by a clock that nobody can set. */
  steadyMillis: () => number;
}): Attempts {
  const started = parts.steadyMillis();
  const lastTry = new Map<string, number>();
  /** Of this run: the file may be gone, or not to be written. */
  const counted = new Map<string, number>();
  const fileOf = (accountId: string) => path.join(parts.folder, accountId, 'attempts');

  const failed = (accountId: string) => Math.max(inFile(accountId), counted.get(accountId) ?? 0);

  function inFile(accountId: string): number {
    const file = fileOf(accountId);
    if (!existsSync(file)) return 0;
    try {
      const text = readFileSync(file, 'utf8');
      // What does not read as a count was meddled with, or is damaged: the longest wait, and it is over after that.
      return /^\d{1,6}$/.test(text) ? Number(text) : waits.length;
    } catch {
      return waits.length;
    }
  }

  return {
    wait(accountId) {
      const from = lastTry.get(accountId) ?? started;
      return Math.max(0, from + waitAfter(failed(accountId)) - parts.steadyMillis());
    },
    async begin(accountId) {
      const now = failed(accountId) + 1;
      counted.set(accountId, now);
      lastTry.set(accountId, parts.steadyMillis());
      try {
        await parts.writeFile(fileOf(accountId), String(now));
      } catch {
        // The count in memory goes on as long as the app runs.
      }
    },
    succeeded(accountId) {
      counted.delete(accountId);
      lastTry.delete(accountId);
      try {
        rmSync(fileOf(accountId), { force: true });
      } catch {
        // It stays until it can be deleted; whoever has the secret waits, and gets in.
      }
    },
  };
}
