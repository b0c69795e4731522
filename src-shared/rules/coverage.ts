// Every line planned in the week has exactly one actual, and nothing else has any.
import type { ServiceLine } from '../domain/lines.ts';
import { formatDate } from '../domain/week.ts';
import { reportWithoutActual, type WeekFacts } from './line-check.ts';

/** A planned line has no actual, or (from a doubled file) more than one. */
export function reportCoverage(week: WeekFacts, line: ServiceLine, count: number): void {
  reportWithoutActual(week, 'actual-missing', line, {
    field: null,
    facts: String(count),
    message:
      count === 0
        ? 'This line is planned in the week but has no actual.'
        : `This line has ${count} actuals for the week instead of one.`,
    fix:
      count === 0
        ? 'Generate the week again: a new or backdated line may have been added. If it stays missing, send the council the person’s details.'
        : 'Keep the right one and remove the others.',
    action: count === 0 ? { kind: 'generate-week' } : { kind: 'open-line' },
  });
}

/** An actual for a line that the council has not planned in this week, or does not know at all. */
export function reportUnplanned(week: WeekFacts, lineId: string, line: ServiceLine | undefined): void {
  const when = line && (line.startDate > week.sunday ? `starts on ${formatDate(line.startDate)}` : endText(line));
  reportWithoutActual(week, 'unplanned-service', line ?? lineId, {
    field: 'planned',
    facts: line ? `${line.startDate}:${line.endDate ?? ''}` : '',
    message: line
      ? `This line is not planned in the week: it ${when}.`
      : 'There are figures for a service that is not in the plan.',
    fix: 'Remove the figures. If the service should be in the plan, ask the council to add or correct the line.',
    action: line ? { kind: 'report-missing-line', ssRef: line.ssRef } : null,
  });
}

function endText(line: ServiceLine): string {
  return line.endDate === null ? 'has no day in it' : `ended on ${formatDate(line.endDate)}`;
}
