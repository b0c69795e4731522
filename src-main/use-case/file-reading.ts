// Reading files that are brought in, one or several: which of them is being read, and ending it. What must stay true: one file is
// read at a time; one whose reading was stopped is not half known, nothing of it is kept, and those after it are not begun.
import type { AppEvent } from '../../src-shared/app-api/index.ts';
import type { ReadSheets } from '../machine/workbook-reader.ts';

export type FileReadingTold = (reading: AppEvent<'file-reading'>) => void;

export interface FileReading {
  /** Reads sheets until somebody stops it: one file that is brought in alone. */
  readSheets: ReadSheets;
  /**
   * Reads several files, one after the other, once what was begun before them is read.
   * @param read with what reads sheets for these files
   * @returns what was read, in the order of the files; null for one whose reading was stopped, and for those after it
   */
  each<F, R>(files: readonly F[], read: (file: F, readSheets: ReadSheets) => Promise<R>): Promise<(R | null)[]>;
  /** Ends what is being read, with what would come after it of the same files. Others that wait are read then. */
  stop(): void;
}

/** @param told which file of how many is being read; null: none is any more */
export function fileReading(readSheets: ReadSheets, told: FileReadingTold): FileReading {
  /** Of the files that are read now; null: none are. */
  let going: AbortController | null = null;
  /** Settles once everything that was begun is read. */
  let last: Promise<unknown> = Promise.resolve();

  async function readAll<F, R>(files: readonly F[], read: (file: F, readSheets: ReadSheets) => Promise<R>) {
    const abort = new AbortController();
    going = abort;
    const all: (R | null)[] = files.map(() => null);
    try {
      for (const [done, file] of files.entries()) {
        told({ done, of: files.length });
        const one = await read(file, (sheets) => readSheets(sheets, abort.signal));
        // One alone says itself that it was stopped.
        if (abort.signal.aborted && files.length > 1) break;
        all[done] = one;
      }
      return all;
    } finally {
      going = null;
      told(null);
    }
  }

  function each<F, R>(files: readonly F[], read: (file: F, readSheets: ReadSheets) => Promise<R>) {
    const mine = last.then(() => readAll(files, read));
    // Whoever asked hears of a failure; those who wait behind it go on.
    last = mine.catch(() => undefined);
    return mine;
  }

  return {
    readSheets: async (file) => {
      const [read = null] = await each([file], (one, reader) => reader(one));
      if (read === null) throw new Error('one file has one answer');
      return read;
    },
    each,
    stop: () => going?.abort(),
  };
}
