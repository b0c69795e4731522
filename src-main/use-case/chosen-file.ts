// A file that a person chose or dropped, as bytes or as the sheets that it holds. Its size is known before it is read, and
// sheets are read in a process of their own.
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import type { AppProblem, AppRequest, AppResult } from '../../src-shared/app-api/index.ts';
import { holdsSheets } from '../../src-shared/council-csv/read-sheets.ts';
import { webPageBeginning } from '../../src-shared/readers/html-table.ts';
import { type WorkbookSheet, workbookLimits } from '../../src-shared/readers/workbook/index.ts';
import type { AccountContext } from './account-context.ts';
import { noLongerThere } from './refusals.ts';
import { ok } from './result.ts';

export interface ChosenFile {
  fileName: string;
  /** When it was last written, an ISO instant. */
  writtenAt: string;
  content: { kind: 'bytes'; bytes: Uint8Array } | { kind: 'sheets'; sheets: WorkbookSheet[] };
}

/** What the file is to be, in the words of a sentence, and what to choose instead of a wrong one. */
export interface WantedFile {
  is: string;
  action: string;
}

/** Larger than any provider's list or week by far: a file of this size is another kind of file. */
const largestChosenFile = workbookLimits.fileBytes;

export async function readChosenFile(
  { readSheets }: Pick<AccountContext, 'readSheets'>,
  file: string,
  wanted: WantedFile,
): Promise<AppResult<ChosenFile>> {
  const fileName = path.basename(file);
  let handle: FileHandle | null = null;
  try {
    handle = await open(file);
    const { size, mtime } = await handle.stat();
    const named = { fileName, writtenAt: mtime.toISOString() };
    if (size > largestChosenFile) return refused(tooLarge(wanted));
    const beginning = new Uint8Array(webPageBeginning);
    const { bytesRead } = await handle.read(beginning, 0, beginning.length, 0);
    if (holdsSheets(beginning.subarray(0, bytesRead))) {
      await handle.close();
      handle = null;
      const read = await readSheets(file);
      if (read.ok) return ok({ ...named, content: { kind: 'sheets', sheets: read.sheets } });
      return refused({ code: 'workbook-unreadable', sentence: read.sentence, action: read.action });
    }
    const bytes = new Uint8Array(size);
    const whole = await handle.read(bytes, 0, size, 0);
    return ok({ ...named, content: { kind: 'bytes', bytes: bytes.subarray(0, whole.bytesRead) } });
  } catch {
    return refused({
      code: 'file-unreadable',
      sentence: 'The file could not be opened.',
      action: 'Close it in other programs, check that it is still there, and choose it again.',
    });
  } finally {
    await handle?.close();
  }
}

/** A file that was dropped on the window, which has its bytes and no path. */
export async function readDroppedFile(
  { readSheets }: Pick<AccountContext, 'readSheets'>,
  { name, writtenAt, content }: AppRequest<'incoming.drop'>['files'][number],
  wanted: WantedFile,
): Promise<AppResult<ChosenFile>> {
  const bytes = content === null ? null : new Uint8Array(Buffer.from(content, 'base64'));
  if (bytes === null || bytes.length > largestChosenFile) return refused(tooLarge(wanted));
  const named = { fileName: path.basename(name), writtenAt };
  if (!holdsSheets(bytes.subarray(0, webPageBeginning))) return ok({ ...named, content: { kind: 'bytes', bytes } });
  const read = await readSheets(bytes);
  if (read.ok) return ok({ ...named, content: { kind: 'sheets', sheets: read.sheets } });
  return refused({ code: 'workbook-unreadable', sentence: read.sentence, action: read.action });
}

/**
 * The file to bring in: one that waits under an id, or one that a person chooses now.
 * @returns null when the person closed the dialog
 */
export async function fileToBringIn(
  context: Pick<AccountContext, 'readSheets' | 'incoming'>,
  incoming: string | undefined,
  { ask, wanted }: { ask: () => Promise<string | null>; wanted: WantedFile },
): Promise<AppResult<ChosenFile | null>> {
  if (incoming !== undefined) {
    const waiting = context.incoming.find(incoming);
    return waiting === null ? noLongerThere('That file') : ok(waiting);
  }
  const file = await ask();
  return file === null ? ok(null) : readChosenFile(context, file, wanted);
}

const tooLarge = ({ is, action }: WantedFile): AppProblem => ({
  code: 'file-too-large',
  sentence: `This file is too large to be ${is}.`,
  action,
});

const refused = (problem: AppProblem) => ({ ok: false as const, problem });
