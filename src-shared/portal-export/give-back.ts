// The week as it goes back: the file to upload, written into the exported bytes, and beside it a plain list of every
// cell that differs from the export, so that a person can see (and, if it must be, type) what the portal is to hold.

import { type ChangedCell, type CouncilFile, planWriting, writeCouncilFile } from '../council-csv/index.ts';
import { type SpreadsheetValue, spreadsheetText } from '../council-csv/spreadsheet.ts';
import type { WeeklyActual } from '../domain/actuals.ts';
import type { ServiceLine } from '../domain/lines.ts';
import type { PlainDate } from '../domain/week.ts';
import { type IntendedLine, intendedLines } from './intended.ts';
import type { ServicePlan } from './plan.ts';

export interface GivenBack {
  /** The file to upload. */
  bytes: Uint8Array;
  fileName: string;
  /** Every cell that differs from the export. */
  cells: ChangedCell[];
  /** Those of `cells` that the file's encoding cannot hold: they are not in the file, and must be seen to first. */
  refused: ChangedCell[];
  /** Recorded actuals that the export has no row for: the file cannot carry them to the council. */
  withoutRow: WeeklyActual[];
  /** The list of changed cells, as a spreadsheet for people. */
  list: string;
  listName: string;
  /** What a fresh export is to be compared with. */
  intended: IntendedLine[];
}

export interface WeekToGiveBack {
  /** The export, read again from the very bytes that came. */
  file: CouncilFile;
  plan: ServicePlan;
  /** Actuals of the week, of any service. */
  actuals: readonly WeeklyActual[];
  lines: readonly ServiceLine[];
  /** Indexes of extra columns that the file to send is to be without. */
  leaveOut: readonly number[];
  /** SS Ref → name, for the list; the file itself names nobody. */
  names: ReadonlyMap<string, string>;
}

/** Writes one service of a week back into the file that the portal exported. */
export function giveBack({ file, plan, actuals, lines, leaveOut, names }: WeekToGiveBack): GivenBack {
  const ofPlan = new Set(plan.lines.map(({ lineId }) => lineId));
  const theirs = actuals.filter(({ weekStart, lineId }) => weekStart === plan.weekStart && ofPlan.has(lineId));
  // The export says what is planned in its week; a line's own dates and plan may be those of another week's export.
  const byId = new Map(plan.lines.map((line) => [line.lineId, line]));
  const planned = lines.flatMap((line) => {
    const inWeek = byId.get(line.id);
    if (inWeek === undefined) return [];
    const { planned: plannedQuantity, visits: plannedVisits } = inWeek;
    return [{ ...line, plannedQuantity, plannedVisits, startDate: plan.weekStart, endDate: null }];
  });
  const { cells, withoutRow } = planWriting(file, theirs, planned);
  const { fileName, listName } = giveBackNames(plan.service, plan.weekStart);
  return {
    bytes: writeCouncilFile(file, theirs, planned, leaveOut),
    fileName,
    cells,
    refused: cells.filter(({ refused }) => refused !== null),
    withoutRow,
    list: listOfChanges(file, cells, names),
    listName,
    intended: intendedLines(plan, theirs),
  };
}

/** The names of the file to upload and of the list beside it; any system takes them. */
export function giveBackNames(service: string, weekStart: PlainDate): { fileName: string; listName: string } {
  const name = service
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const stem = `actuals-${weekStart}-${name === '' ? 'service' : name}`;
  return { fileName: `${stem}.csv`, listName: `${stem}-changed-cells.csv` };
}

const causes: Record<ChangedCell['cause'], string> = {
  recorded: 'recorded',
  'ss-ref-restored': 'SS Ref put right',
  'date-restored': 'date put right',
};

function listOfChanges(file: CouncilFile, cells: readonly ChangedCell[], names: ReadonlyMap<string, string>): string {
  const headings = [
    'Row',
    'Person',
    'SS Ref',
    'Service',
    'Service level',
    'Column',
    'From',
    'To',
    'Why',
    'Not written',
  ];
  const byNumber = new Map(file.rows.map((row) => [row.number, row]));
  const restored = new Map(cells.filter(({ field }) => field === 'ssRef').map(({ row, to }) => [row, to]));
  const rows = cells.map((cell): SpreadsheetValue[] => {
    const row = byNumber.get(cell.row);
    const ssRef = restored.get(cell.row) ?? row?.ssRef ?? '';
    const { service = '', serviceLevel = '' } = row ?? {};
    const why = causes[cell.cause];
    const who = names.get(ssRef) ?? '';
    return [cell.row, who, ssRef, service, serviceLevel, cell.column, cell.from, cell.to, why, cell.refused];
  });
  return spreadsheetText(headings, rows);
}
