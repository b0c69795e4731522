// A small structured log for finding out what happened on somebody's machine. It names no person: an event is a
// fixed word and its fields are numbers, booleans and codes (channel names, problem codes, rule ids). Anything that
// does not look like a code is withheld as it is written, so that a careless call leaks nothing. Size-bound: five
// files of a megabyte. A log that cannot be written never stops the app.
import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

export type LogLevel = 'info' | 'refused' | 'bug';
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
  /** Something worth knowing happened. */
  info(event: string, fields?: LogFields): void;
  /** The app refused something that it should never be asked (a navigation, a permission, an unknown call). */
  refused(event: string, fields?: LogFields): void;
  /** Something that should be impossible was thrown. Its message is withheld, since it may quote personal data. */
  bug(event: string, error: unknown, fields?: LogFields): void;
}

interface LogPlace {
  folder: string;
  now: () => string;
  /** Bytes after which a file is set aside. */
  maxBytes?: number;
  /** How many files there are at most, the current one included. */
  keep?: number;
  /** Given every error whole, for the developer's terminal; a packaged app has none. */
  echo?: (error: unknown) => void;
}

/** Opens (and makes) the log folder. The newest lines are in `app.log`, older ones in `app.1.log` and on. */
export function openLog({ folder, now, maxBytes = 1_000_000, keep = 5, echo }: LogPlace): Log {
  const current = path.join(folder, 'app.log');

  function write(level: LogLevel, event: string, fields: LogFields): void {
    try {
      mkdirSync(folder, { recursive: true });
      if (existsSync(current) && statSync(current).size >= maxBytes) rotate(folder, keep);
      appendFileSync(current, `${JSON.stringify({ at: now(), level, event: asCode(event), ...codesOnly(fields) })}\n`);
    } catch {
      // A full or read-only disk has its own message where work is saved; here there is nobody to tell.
    }
  }

  return {
    info: (event, fields = {}) => write('info', event, fields),
    refused: (event, fields = {}) => write('refused', event, fields),
    bug: (event, error, fields = {}) => {
      echo?.(error);
      write('bug', event, { ...fields, ...describeError(error) });
    },
  };
}

function rotate(folder: string, keep: number): void {
  const name = (age: number) => path.join(folder, age === 0 ? 'app.log' : `app.${age}.log`);
  rmSync(name(keep - 1), { force: true });
  for (let age = keep - 2; age >= 0; age -= 1) if (existsSync(name(age))) renameSync(name(age), name(age + 1));
}

/** A code is one word of up to 200 plain characters: no space, so no sentence, and no `@`, so no address. */
const code = /^[\w.:/?#[\]-]{0,200}$/;
/** Seven digits and more in a row are how an SS Ref or an NHS number looks. */
const reference = /\d{7,}/;

function asCode(value: string): string {
  return code.test(value) && !reference.test(value) ? value : '[withheld]';
}

function codesOnly(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? asCode(value) : value]),
  );
}

function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  // Where it was thrown, without folders: they may carry the name of the person whose machine it is.
  const frames = [...(error.stack ?? '').matchAll(/([^\s/\\()]+:\d+):\d+\)?$/gm)].slice(0, 6).map((frame) => frame[1]);
  return { error: error.name, code, where: frames.length > 0 ? frames.join('#') : null };
}
