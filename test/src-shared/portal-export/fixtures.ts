// A small week by files: exports as the portal writes them, what is known before, and the evidence of a service's week.
// A test shows only what matters to it.
import { createHash } from 'node:crypto';
import { readCouncilFile } from '../../../src-shared/council-csv/index.ts';
import type { Receipt } from '../../../src-shared/portal-api/records.ts';
import type { FileWeekEvidence } from '../../../src-shared/portal-export/evidence.ts';
import type {
  ExportReading,
  ExportSource,
  FileEvidence,
  FileWeek,
  ServicePlan,
} from '../../../src-shared/portal-export/index.ts';
import { fileWeek, readExport } from '../../../src-shared/portal-export/index.ts';
import type { KnownBefore } from '../../../src-shared/portal-export/read-export.ts';
import { weekReceipt } from '../../builders.ts';
import { bytes, council, headings, monday, type RowCells, row, text } from '../council-csv/fixtures.ts';

export const london = 'Europe/London';
export const hash = (content: string) => createHash('sha256').update(content).digest('hex');
export const aisha = { id: 'u-aisha', name: 'Aisha' };

export function source(changes: Partial<ExportSource> = {}): ExportSource {
  return {
    fileName: 'export.csv',
    digest: hash('export'),
    exportedAt: '2025-02-24T09:12:00.000Z',
    importedAt: '2025-02-24T09:15:00.000Z',
    importedBy: aisha,
    ...changes,
  };
}

export function fileText(...rows: Partial<RowCells>[]): string {
  return text([headings, ...rows.map((cells) => row(cells))]);
}

/** A file with the council's headings and these rows, read. */
export function councilFile(...rows: Partial<RowCells>[]) {
  return readCouncilFile(bytes(fileText(...rows)), council);
}

export function known(changes: Partial<KnownBefore> = {}): KnownBefore {
  return { lines: [], ssRefs: [], serviceTypes: [], plansOfWeek: [], earlierPlans: [], ownFiles: [], ...changes };
}

export interface Reading {
  known?: Partial<KnownBefore>;
  weekStart?: string | null;
  source?: Partial<ExportSource>;
}

/** What an export with these rows is taken for. */
export function reading(rows: Partial<RowCells>[], { known: before, weekStart = monday, source: from }: Reading = {}) {
  return readExport({ file: councilFile(...rows), weekStart, source: source(from), known: known(before), hash });
}

export function accepted(result: ExportReading): Extract<ExportReading, { outcome: 'read' }> {
  if (result.outcome !== 'read') throw new Error(result.refusals.map(({ sentence }) => sentence).join(' '));
  return result;
}

/** The plan of the only service of an export with these rows. */
export function planOf(rows: Partial<RowCells>[], options: Reading = {}): ServicePlan {
  const [first] = accepted(reading(rows, options)).services;
  if (first?.kind !== 'plan') throw new Error('This is no plan.');
  return first.plan;
}

export const figures = hash('figures');
export const olderFigures = hash('older figures');

export function made(changes: Partial<Extract<FileEvidence, { kind: 'file-made' }>> = {}): FileEvidence {
  return {
    kind: 'file-made',
    id: 'made',
    at: '2025-02-24T14:05:00.000Z',
    by: aisha,
    figures,
    fileName: 'actuals-2025-02-17-home-support.csv',
    fileDigest: hash('file'),
    lines: 160,
    changedCells: 31,
    ...changes,
  };
}

export function uploaded(changes: Partial<Extract<FileEvidence, { kind: 'upload-reported' }>> = {}): FileEvidence {
  const at = '2025-02-24T14:20:00.000Z';
  return { kind: 'upload-reported', id: 'uploaded', at, by: aisha, fileDigest: hash('file'), figures, ...changes };
}

export function readBackMatched(changes: Partial<Extract<FileEvidence, { kind: 'read-back' }>> = {}): FileEvidence {
  return {
    kind: 'read-back',
    id: 'read-back',
    at: '2025-02-24T14:32:00.000Z',
    by: aisha,
    figures,
    source: source({ exportedAt: '2025-02-24T14:31:00.000Z', digest: hash('fresh') }),
    sameBytesAsFile: false,
    result: { outcome: 'matches', lines: 160, cells: 960 },
    ...changes,
  };
}

export function readBackDiffers(changes: Partial<Extract<FileEvidence, { kind: 'read-back' }>> = {}): FileEvidence {
  const difference = {
    kind: 'not-taken' as const,
    lineId: 'line-1',
    ssRef: '0012345',
    service: 'Home Support',
    serviceLevel: 'Single',
    row: 2,
    field: 'missed' as const,
    intended: '2.00',
    held: '0.00',
    sentence: '',
    mend: '',
  };
  const result = { outcome: 'differs' as const, lines: 160, matched: 159, differences: [difference] };
  return readBackMatched({ id: 'read-back-differs', result, ...changes });
}

export function reported(
  changes: Partial<Extract<FileEvidence, { kind: 'confirmation-reported' }>> = {},
): FileEvidence {
  return {
    kind: 'confirmation-reported',
    id: 'reported',
    at: '2025-02-25T16:20:00.000Z',
    by: aisha,
    confirmedBy: 'Aisha',
    reportedAt: '2025-02-25T16:25:00.000Z',
    figures,
    totalPence: null,
    picture: null,
    ...changes,
  };
}

/** The state that this evidence leads to, with 12 of 160 lines recorded otherwise than exported. */
export function weekOf(evidence: FileEvidence[], changes: Partial<FileWeekEvidence> = {}): FileWeek {
  return fileWeek({ source: source(), lines: 160, changed: 12, figures, evidence, ...changes });
}

/** The hub's receipt for home support. */
export const hubReceipt: Receipt = weekReceipt({
  id: 'r',
  number: 'HUB-1',
  weekStart: monday,
  lines: 160,
  confirmed: { ...aisha, at: '2025-02-25T12:00:00.000Z' },
  authority: 'hub',
});
