// The council's CSV file: read, match to lines, preview an import, write back with only the intended cells changed.
// Bytes in, bytes out; never throws on bad content.

export type { Encoding } from './encoding.ts';
export { type MatchedRow, matchCouncilFile } from './match.ts';
export { councilFileFor } from './new-file.ts';
export { councilFileOfSheet, councilSheets, isCouncilExport } from './of-rows.ts';
export { type ImportPreview, previewImport } from './preview.ts';
export type { Note, Problem } from './problem.ts';
export { type CouncilFile, type ReadAnswers, readCouncilFile } from './read.ts';
export type { RowValues } from './row.ts';
export { type ChangedCell, planWriting, writeCouncilFile } from './write.ts';
