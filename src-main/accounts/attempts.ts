// Slows down guessing at a secret. What must stay true: a try is counted before it is made, so that ending the app in the
// middle makes none free; the waits are told by a clock that nobody can set and begin anew with the app, so that neither
// the date nor a restart shortens them; the longest is five minutes: nobody is locked out for ever.
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
  const fileOf = (accountId: string) => path.join(parts.folder, accountId, 'attempts');

  function failed(accountId: string): number {
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
      await parts.writeFile(fileOf(accountId), String(failed(accountId) + 1));
      lastTry.set(accountId, parts.steadyMillis());
    },
    succeeded(accountId) {
      rmSync(fileOf(accountId), { force: true });
      lastTry.delete(accountId);
    },
  };
}
