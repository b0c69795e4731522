// The council's CSV file: read, match to lines, preview an import, write back with only the intended cells changed.
// Bytes in, bytes out; never throws on bad content.

export { type MatchedFile, type MatchedRow, matchCouncilFile } from './match.ts';
export { councilFileFor } from './new-file.ts';
export { type ChangedRow, type ImportPreview, type NotedRows, previewImport } from './preview.ts';
export type { Note, Problem } from './problem.ts';
export { type CouncilFile, type ExtraColumn, readCouncilFile } from './read.ts';
export type { FileRow, RowValues } from './row.ts';
export { type ChangedCell, listChangedCells, type PlannedWriting, planWriting, writeCouncilFile } from './write.ts';
