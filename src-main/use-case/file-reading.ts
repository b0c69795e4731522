// Reading files that are brought in, one or several: which of them is being read, and ending it. What must stay true: a file whose
// reading was stopped is not half known; nothing of it is kept, and those after it are not begun.
import type { AppEvent } from '../../src-shared/app-api/index.ts';
import type { ReadSheets } from '../machine/workbook-reader.ts';

export type FileReadingTold = (reading: AppEvent<'file-reading'>) => void;

export interface FileReading {
  /** Reads sheets until somebody stops it. */
  readSheets: ReadSheets;
  /**
   * Reads several files, one after the other.
   * @returns what was read: fewer than there are files where somebody stopped it
   */
  each<F, R>(files: readonly F[], read: (file: F) => Promise<R>): Promise<R[]>;
  /** Ends what is being read, and what would come after it. */
  stop(): void;
}

/** @param told which file of how many is being read; null: none is any more */
export function fileReading(readSheets: ReadSheets, told: FileReadingTold): FileReading {
  /** Of what goes on now; null: nothing does. */
  let going: { abort: AbortController; done: number; of: number } | null = null;

  async function each<F, R>(files: readonly F[], read: (file: F) => Promise<R>): Promise<R[]> {
    // What is read for one of several files belongs to these.
    if (going !== null) return Promise.all(files.map(read));
    const mine = { abort: new AbortController(), done: 0, of: files.length };
    going = mine;
    const all: R[] = [];
    try {
      for (const file of files) {
        told({ done: mine.done, of: mine.of });
        const one = await read(file);
        if (mine.abort.signal.aborted && mine.of > 1) break;
        all.push(one);
        mine.done += 1;
      }
      return all;
    } finally {
      going = null;
      told(null);
    }
  }

  return {
    readSheets: async (file) => {
      const [read] = await each([file], (one) => readSheets(one, going?.abort.signal));
      if (read === undefined) throw new Error('one file has one answer');
      return read;
    },
    each,
    stop: () => going?.abort.abort(),
  };
}
