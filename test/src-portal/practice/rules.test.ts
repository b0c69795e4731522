// The practice data keeps the rules that it is there to practise: no week of the history has an error, and the
// practice week has exactly the three that are made on purpose, until they are put right.
import { expect, test } from 'vitest';
import { clockStart, currentWeek, historyWeeks } from '../../../src-portal/practice/calendar.ts';
import { asPlanned } from '../../../src-portal/practice/happenings.ts';
import { inventedProvider, practiceProvider } from '../../../src-portal/practice/index.ts';
import type { PracticeData } from '../../../src-portal/practice/types.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import type { WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import { addDays, daysBetween } from '../../../src-shared/domain/week.ts';
import { checkWeek } from '../../../src-shared/rules/check.ts';
import type { WeekToCheck } from '../../../src-shared/rules/types.ts';
import { demoActual, finalActual, practiceWeek } from '../../demo-data/practice-week.ts';
import { plannedLines } from '../../demo-data/quiet-lines.ts';

/** What the rules see of a week on the morning of its Tuesday; open, as a processed week is not judged any more. */
function seen(data: PracticeData, weekStart: string, actuals: WeeklyActual[], now: string): WeekToCheck {
  const earlier: Record<string, WeeklyActual[]> = {};
  for (const week of data.weeks.toReversed()) {
    if (week.weekStart >= weekStart || daysBetween(week.weekStart, weekStart) > 84) continue;
    for (const { actual } of week.actuals) {
      earlier[actual.lineId] ??= [];
      earlier[actual.lineId]?.push(actual);
    }
  }
  const { lines, stays, adjustments, log } = data;
  const ends = data.ends.map(({ end }) => end);
  const rest = { lines, stays, adjustments, ends, log, earlier, council: bradford, now };
  return { weekStart, status: 'open', generated: true, actuals, ...rest };
}

function findingsOf(data: PracticeData, weekStart: string) {
  const week = data.weeks.find((one) => one.weekStart === weekStart);
  const actuals = week?.actuals.map(({ actual }) => actual) ?? [];
  return checkWeek(seen(data, weekStart, actuals, `${addDays(weekStart, 8)}T09:00:00Z`));
}

const sentence = (finding: { rule: string; lineId: string | null; message: string }) =>
  `${finding.rule} ${finding.lineId}: ${finding.message}`;

const data = practiceProvider();

test.each(historyWeeks)('the week of %s has no errors', (weekStart) => {
  const errors = findingsOf(data, weekStart).filter(({ level }) => level === 'error');
  expect(errors.map(sentence)).toEqual([]);
});

/** Accepted in their time: these calls fall on some days of the week only, and the daily log began later. */
const byCallDays: ReadonlySet<string> = new Set(['delivered-during-stay', 'hospital-days-exceeded']);

test('the history has no warnings either, but for hospital days of people whose calls fall on few days', () => {
  const visits = new Map(data.lines.map(({ id, plannedVisits }) => [id, plannedVisits]));
  const others = historyWeeks
    .flatMap((weekStart) => findingsOf(data, weekStart))
    .filter(({ rule, lineId }) => !(byCallDays.has(rule) && (visits.get(lineId ?? '') ?? 7) < 7));
  expect(others.map(sentence)).toEqual([]);
});

test.each([1, 2, 3])('a larger provider made from seed %s has no errors in its history', (seed) => {
  const larger = inventedProvider({ people: 300, lines: 400, seed, providerId: 'hazel-court' });
  const errors = historyWeeks.flatMap((weekStart) => findingsOf(larger, weekStart));
  expect(errors.filter(({ level }) => level === 'error').map(sentence)).toEqual([]);
});

const changes = practiceWeek(data);
const recordedWith = (pick: (change: (typeof changes)[number]) => WeeklyActual) => {
  const actuals = new Map(changes.map((change) => [change.line.id, pick(change)]));
  const all = plannedLines(data).map((line) => actuals.get(line.id) ?? asPlanned(line, currentWeek));
  return checkWeek(seen(data, currentWeek, all, clockStart));
};

test('the practice week as entered is wrong in exactly the three lines that are wrong on purpose', () => {
  const findings = recordedWith((change) => demoActual(change, change.entered));
  const mistakes = changes.filter(({ mistake }) => mistake !== null);
  expect([...new Set(findings.map(({ lineId }) => lineId))].toSorted()).toEqual(
    mistakes.map(({ line }) => line.id).toSorted(),
  );
  // An extra for supported living may be refused under more than one rule; the named one must be among them.
  for (const { mistake, line } of mistakes) {
    const rules = findings.filter(({ lineId }) => lineId === line.id).map(({ rule }) => rule);
    expect(rules).toContain(mistake?.rule);
  }
});

test('the practice week once put right has no findings', () => {
  expect(recordedWith(finalActual).map(sentence)).toEqual([]);
});
