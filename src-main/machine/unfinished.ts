// Files that were being written when the app ended. What is exported may be plain text, so what a crash left of it beside
// the name that was asked for is taken away at the next start. What must stay true: nothing but what this app was writing.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hash } from './hash.ts';

/** The end of the name under which a file is written until it is whole. */
export const unfinishedEnding = '.unfinished';

/** What is being written, kept in a folder: an entry a file, named by the hash of its path and holding the path. */
export interface UnfinishedFiles {
  begun(unfinished: string): void;
  ended(unfinished: string): void;
  /** Takes away what an earlier run left. */
  removeLeftovers(): void;
}

export function unfinishedFiles(folder: string): UnfinishedFiles {
  const entryOf = (unfinished: string) => path.join(folder, hash(unfinished));

  function removeLeftover(entry: string): void {
    const unfinished = readFileSync(entry, 'utf8');
    // An entry that was itself cut off names nothing, or a folder.
    if (path.isAbsolute(unfinished) && unfinished.endsWith(unfinishedEnding) && entry === entryOf(unfinished))
      rmSync(unfinished, { force: true });
    rmSync(entry, { force: true });
  }

  return {
    begun(unfinished) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(entryOf(unfinished), unfinished, { mode: 0o600, flush: true });
    },
    ended: (unfinished) => rmSync(entryOf(unfinished), { force: true }),
    removeLeftovers() {
      for (const name of entriesOf(folder)) {
        try {
          removeLeftover(path.join(folder, name));
        } catch {
          // On a drive that is not there today: it stays noted for the next start.
        }
      }
    },
  };
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
