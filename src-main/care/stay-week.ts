// A hospital stay on every line of its person, for one week: what is shown first, and what is then recorded.
import type { AppResult, RecordStay, StayChange } from '../../src-shared/app-api/index.ts';
import { daysForStay, hospitalChange, isOneRun } from '../../src-shared/domain/hospital-week.ts';
import { personName } from '../../src-shared/domain/names.ts';
import { formatLongDate } from '../../src-shared/domain/week.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noLongerThere } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import type { WeekFacts } from '../weeks/facts.ts';
import { type PlannedChange, planPeriod, recordPeriod } from './period-week.ts';

/** What `recordStay` would make of each line; lines that it leaves alone are not among them. */
export function previewStay(facts: WeekFacts, input: RecordStay): AppResult<{ changes: StayChange[] }> {
  const planned = plan(facts, input);
  return planned.ok ? ok({ changes: planned.value.map(({ shown }) => shown) }) : planned;
}

export function recordStay(
  context: AccountContext,
  facts: WeekFacts,
  input: RecordStay,
): AppResult<{ recorded: number }> {
  const ssRef = facts.stays.find(({ id }) => id === input.stayId)?.ssRef ?? '';
  const label = `the hospital stay of ${personName(facts.people.get(ssRef), ssRef)}`;
  return recordPeriod(context, facts, plan(facts, input), { what: 'record-stay', label, seen: input.seen });
}

function plan(facts: WeekFacts, input: RecordStay): AppResult<PlannedChange[]> {
  const { weekStart, ends } = facts;
  const stay = facts.stays.find(({ id }) => id === input.stayId);
  if (stay === undefined) return noLongerThere('That hospital stay');
  if (!isOneRun(input.days)) return daysApart();
  return planPeriod(facts, input, {
    ssRef: stay.ssRef,
    daysOf: (line) => daysForStay(line, stay, weekStart, ends),
    changeOf: (line, actual, chosen) => hospitalChange(line, actual, stay, facts, chosen),
    dayOutside,
  });
}

function daysApart() {
  const sentence = 'The days of a hospital stay follow each other.';
  return refuse('days-apart', sentence, 'Choose days without a gap, or record a second stay.', { days: sentence });
}

function dayOutside(day: string) {
  const sentence = `${formatLongDate(day)} is not a day of this stay, or the service had ended by then.`;
  return refuse('day-outside-stay', sentence, 'Choose days of the stay.', { days: sentence });
}
