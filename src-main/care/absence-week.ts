// An absence on its lines, for one week: what is shown first, and what is then recorded.
import type { AppResult, RecordAbsence, StayChange } from '../../src-shared/app-api/index.ts';
import { absenceChange } from '../../src-shared/domain/absence-week.ts';
import { daysOfAbsence } from '../../src-shared/domain/absences.ts';
import { personName } from '../../src-shared/domain/names.ts';
import { daysOfWeek, formatLongDate } from '../../src-shared/domain/week.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noLongerThere } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import type { WeekFacts } from '../weeks/facts.ts';
import { type PlannedChange, planPeriod, recordPeriod } from './period-week.ts';

/** What `recordAbsence` would make of each line; lines that it leaves alone are not among them. */
export function previewAbsence(facts: WeekFacts, input: RecordAbsence): AppResult<{ changes: StayChange[] }> {
  const planned = plan(facts, input);
  return planned.ok ? ok({ changes: planned.value.map(({ shown }) => shown) }) : planned;
}

export function recordAbsence(
  context: AccountContext,
  facts: WeekFacts,
  input: RecordAbsence,
): AppResult<{ recorded: number }> {
  const ssRef = facts.absences.find(({ id }) => id === input.absenceId)?.ssRef ?? '';
  const label = `the absence of ${personName(facts.people.get(ssRef), ssRef)}`;
  return recordPeriod(context, facts, plan(facts, input), { what: 'record-absence', label, seen: input.seen });
}

function plan(facts: WeekFacts, input: RecordAbsence): AppResult<PlannedChange[]> {
  const { weekStart } = facts;
  const absence = facts.absences.find(({ id }) => id === input.absenceId);
  if (absence === undefined) return noLongerThere('That absence');
  const ofPerson = facts.lines.filter(({ ssRef }) => ssRef === absence.ssRef);
  const possible = new Set(ofPerson.flatMap((line) => daysOfAbsence(line, absence, weekStart, facts)));
  const outside = input.days.find((day) => !possible.has(day));
  if (outside !== undefined) return dayOutside(outside);
  return planPeriod(facts, input, {
    ssRef: absence.ssRef,
    // A line that ends in the week has fewer days than another: it takes its share of those chosen.
    daysOf: (line) => (daysOfAbsence(line, absence, weekStart, facts).length > 0 ? daysOfWeek(weekStart) : []),
    changeOf: (line, actual, chosen) => absenceChange(line, actual, absence, facts, chosen),
    dayOutside,
  });
}

function dayOutside(day: string) {
  const sentence = `${formatLongDate(day)} is not a day of this absence on any line, or it is a day in hospital.`;
  return refuse('day-outside-absence', sentence, 'Choose days of the absence.', { days: sentence });
}
