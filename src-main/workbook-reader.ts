// The program that reads workbooks and web tables, in a process of its own: it is told a path, answers with sheets or a
// sentence, and is ended by the app. It writes nothing.
import { readFileSync, statSync } from 'node:fs';
import { readSheets } from '../src-shared/council-csv/read-sheets.ts';
import { workbookLimits } from '../src-shared/readers/workbook/index.ts';
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
  tell({ kind: 'read', read: 'file' in message ? readFile(message.file) : readSheets(message.bytes) });
});
tell({ kind: 'ready' });

function readFile(file: string) {
  try {
    // A file beyond the limit is refused by its size, unread.
    if (statSync(file).size > workbookLimits.fileBytes) return readSheets(null);
    return readSheets(new Uint8Array(readFileSync(file)));
  } catch {
    const action = 'Close it in other programs, check that it is still there, and choose it again.';
    return { ok: false as const, sentence: 'The file could not be opened.', action };
  }
}
