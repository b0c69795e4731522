// How much a workbook may be before reading it ends. A few hundred kilobytes can inflate to gigabytes, and one cell at the
// far corner makes a table of seventeen thousand million: each limit has its own sentence, and the app goes on.

export interface WorkbookLimits {
  /** Bytes of the file itself. */
  fileBytes: number;
  /** Bytes that all its parts may inflate to. */
  inflatedBytes: number;
  /** Cells that hold something, of all sheets. */
  cells: number;
  rows: number;
  columns: number;
}

/** More than any provider's list or week by far. */
export const workbookLimits: WorkbookLimits = {
  fileBytes: 50_000_000,
  inflatedBytes: 200 * 1024 * 1024,
  cells: 2_000_000,
  rows: 100_000,
  columns: 1000,
};

/** Why a workbook, or a sheet of it, is not read: a sentence, and what to do. */
export class WorkbookRefused extends Error {
  readonly sentence: string;
  readonly action: string;

  constructor(sentence: string, action: string) {
    super(sentence);
    this.sentence = sentence;
    this.action = action;
  }
}

export const saveAsCsv = 'Open it in its own program, save it as CSV, and choose that file.';
