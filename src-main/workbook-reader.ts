// The program that reads workbooks and web tables, in a process of its own: it is told a path, answers with sheets or a
// sentence, and is ended by the app. It writes nothing.
import { readFileSync, statSync } from 'node:fs';
import { readSheets } from '../src-shared/council-csv/read-sheets.ts';
import { type WorkbookRead, workbookLimits } from '../src-shared/readers/workbook/index.ts';
import type { FileToRead, ReaderMessage } from './machine/workbook-reader.ts';

/** What Electron gives to the processes that it starts for an app. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: { data: unknown }) => void): unknown;
}

const parent = (process as { parentPort?: ParentPort }).parentPort;
const tell = (message: ReaderMessage) => parent?.postMessage(message);

parent?.on('message', ({ data }) => {
  const message = data as FileToRead;
  tell({ kind: 'read', read: read(message) });
});
tell({ kind: 'ready' });

function read(message: FileToRead): WorkbookRead {
  try {
    return 'file' in message ? readFile(message.file) : readSheets(message.bytes);
  } catch {
    // A fault of the reader, told apart from a file that is too much for it.
    return {
      ok: false,
      sentence: 'This file could not be read.',
      action: 'Save it as CSV in its own program, and choose that file.',
    };
  }
}

function readFile(file: string): WorkbookRead {
  let bytes: Uint8Array | null;
  try {
    // A file beyond the limit is refused by its size, unread.
    bytes = statSync(file).size > workbookLimits.fileBytes ? null : new Uint8Array(readFileSync(file));
  } catch {
    const action = 'Close it in other programs, check that it is still there, and choose it again.';
    return { ok: false, sentence: 'The file could not be opened.', action };
  }
  return readSheets(bytes);
}
