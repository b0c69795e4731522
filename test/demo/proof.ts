// Checks from outside what the screens claimed: the council's CSV that the app wrote, and the receipt and the file that
// the portal holds, against what was to be recorded. Reads CSV with a library, not with the app's own reader.
import Papa from 'papaparse';
import { asPlanned } from '../../src-portal/practice/happenings.ts';
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import type { ServiceLine } from '../../src-shared/domain/lines.ts';
import type { Receipt } from '../../src-shared/portal-api/index.ts';
import { finalActual } from '../demo-data/practice-week.ts';
import { plannedLines } from '../demo-data/quiet-lines.ts';
import type { Demonstration, Seen } from './demonstration.ts';
import { mustBe, NotAsExpected } from './expecting.ts';

/** Every planned line of the week with the figures that it must have in the end. */
export function intended({ data, changes, weekStart }: Demonstration): { line: ServiceLine; actual: WeeklyActual }[] {
  const changed = new Map(changes.map((change) => [change.line.id, change]));
  return plannedLines(data).map((line) => {
    const change = changed.get(line.id);
    return { line, actual: change === undefined ? asPlanned(line, weekStart) : finalActual(change) };
  });
}

/** @param whose names the file in a failure's sentence */
export function checkCouncilFile(demo: Demonstration, whose: string, text: string): void {
  const rows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
  const expected = intended(demo);
  mustBe(`the number of rows in ${whose}`, rows.length, expected.length);
  const key = (ssRef?: string, service?: string, level?: string) => [ssRef, service, level].join(' | ');
  const rowOf = new Map(rows.map((row) => [key(row['SS Ref'], row.Service, row['Service level']), row]));
  const hours = (hundredths: number) => (hundredths / 100).toFixed(2);
  for (const { line, actual } of expected) {
    const row = rowOf.get(key(line.ssRef, line.service, line.serviceLevel));
    if (row === undefined) throw new NotAsExpected(`${whose} to have a row for ${line.ssRef}, ${line.service}`);
    const cells: [string, string][] = [
      ['Date', demo.weekStart.replaceAll('-', '/')],
      ['Weekly Actual Quantity', hours(actual.actual)],
      ['Weekly Frustrated Quantity', hours(actual.frustrated)],
      ['Weekly Missed Quantity', hours(actual.missed)],
      ['Weekly Extra Quantity', hours(actual.extra)],
      ['Weekly Number Of Visits', String(actual.visits)],
      ['Comments', actual.comment],
    ];
    for (const [column, value] of cells) mustBe(`${column} of ${line.ssRef} in ${whose}`, row[column], value);
  }
}

/** Checks that the portal holds one receipt, the one on the screen, for all of the week; gives it back. */
export function checkReceipt(demo: Demonstration, seen: Seen, receipts: readonly Receipt[]): Receipt {
  mustBe('the number of receipts at the portal', receipts.length, 1);
  const [receipt] = receipts;
  if (receipt === undefined) throw new NotAsExpected('a receipt at the portal');
  mustBe('the receipt’s number at the portal', receipt.number, seen.receipt);
  mustBe('the receipt’s number of lines', receipt.lines, seen.lines);
  mustBe('whose receipt it is', receipt.authority, 'practice');
  mustBe('whether the receipt was superseded', receipt.superseded, false);
  const lines = intended(demo);
  const sum = (field: 'planned' | 'actual' | 'frustrated' | 'missed' | 'extra') =>
    lines.reduce((total, { actual }) => total + actual[field], 0);
  for (const field of ['planned', 'actual', 'frustrated', 'missed', 'extra'] as const) {
    mustBe(`the receipt’s ${field} hours, in hundredths`, receipt.totals[field], sum(field));
  }
  mustBe('the number of changed lines on the confirmation', seen.changed, lines.filter(differs).length);
  return receipt;
}

function differs({ actual }: { actual: WeeklyActual }): boolean {
  return actual.frustrated + actual.missed + actual.extra > 0;
}
