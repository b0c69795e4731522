// A hospital stay on every line of its person, for one week, in one step. What must stay true: what is shown first and
// what is then recorded come from the same function and the same input; a comment that a person wrote stays.

import type { AppResult, RecordStay, StayChange } from '../../src-shared/app-api/index.ts';
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { count } from '../../src-shared/domain/count.ts';
import { daysForStay, hospitalChange, isOneRun } from '../../src-shared/domain/hospital-week.ts';
import type { HospitalStay } from '../../src-shared/domain/lines.ts';
import { personName } from '../../src-shared/domain/names.ts';
import { formatQuantity } from '../../src-shared/domain/quantity.ts';
import { formatLongDate } from '../../src-shared/domain/week.ts';
import type { CommentSource } from '../store/actuals.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noLongerThere, weekClosed, weekNotGenerated, whyClosed } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import type { WeekFacts } from '../weeks/facts.ts';
import { lineChanged, nameOfLine, recordedActual } from '../weeks/record.ts';
import { changedSinceSeen } from '../weeks/seen.ts';
import { isCommentEdited } from '../weeks/view.ts';

interface PlannedChange {
  shown: StayChange;
  actual: WeeklyActual;
  commentSource: CommentSource;
}

/** What `recordStay` would make of each line; lines that it leaves alone are not among them. */
export function previewStay(facts: WeekFacts, input: RecordStay): AppResult<{ changes: StayChange[] }> {
  const planned = plan(facts, input);
  return planned.ok ? ok({ changes: planned.value.changes.map(({ shown }) => shown) }) : planned;
}

export function recordStay(
  context: AccountContext,
  facts: WeekFacts,
  input: RecordStay,
): AppResult<{ recorded: number }> {
  const closed = whyClosed(context, facts.weekStart);
  if (closed !== null) return closed;
  const planned = plan(facts, input);
  if (!planned.ok) return planned;
  const { stay, changes } = planned.value;
  if (changes.length === 0) return ok({ recorded: 0 });
  for (const { actual } of changes) {
    const stored = facts.actuals.get(actual.lineId);
    if (stored === undefined) continue;
    const change = { seen: input.seen?.[actual.lineId], variations: actual.variations };
    const changed = changedSinceSeen(change, stored, facts.council);
    if (changed !== null) return lineChanged(nameOfLine(context, actual.lineId), changed);
  }
  const name = personName(facts.people.get(stay.ssRef), stay.ssRef);
  const label = `the hospital stay of ${name} on ${count(changes.length, 'line')}`;
  const { weekStart } = facts;
  return save(context, { what: 'record-stay', undo: { label, weekStart }, weekStart }, (write) => {
    for (const { actual, commentSource } of changes) write.actual({ actual, attested: null, commentSource });
    return { recorded: changes.length };
  });
}

function plan(facts: WeekFacts, input: RecordStay): AppResult<{ stay: HospitalStay; changes: PlannedChange[] }> {
  const { weekStart, week } = facts;
  const stay = facts.stays.find(({ id }) => id === input.stayId);
  if (stay === undefined) return noLongerThere('That hospital stay');
  if (week?.status === 'payment-processed') return weekClosed(weekStart);
  if (!(week?.generated ?? false)) return weekNotGenerated(weekStart);
  const days = input.days.toSorted();
  if (!isOneRun(days)) return daysApart();
  const changes: PlannedChange[] = [];
  for (const line of facts.lines) {
    const stored = facts.actuals.get(line.id);
    if (line.ssRef !== stay.ssRef || stored === undefined || input.quantities[line.id] === 0) continue;
    const quantity = input.quantities[line.id];
    const possible = daysForStay(line, stay, weekStart, facts.ends);
    const outside = days.find((day) => !possible.includes(day));
    if (outside !== undefined && possible.length === 0) continue;
    if (outside !== undefined) return dayOutside(outside);
    const change = hospitalChange(line, stored.actual, stay, facts, {
      days,
      ...(quantity === undefined ? {} : { quantity }),
    });
    if (change === null) continue;
    if (change.quantity > change.most) return tooMuch(line.id, change.most);
    const { variations } = change;
    const recorded = recordedActual(stored, { variations }, facts.stays, facts.council);
    if (!recorded.ok) return recorded;
    const { actual, commentSource } = recorded.value;
    changes.push({
      actual,
      commentSource,
      shown: {
        lineId: line.id,
        before: figuresOf(stored.actual),
        after: figuresOf(actual),
        comment: { before: stored.actual.comment, after: actual.comment },
        commentKept: isCommentEdited(stored, facts),
        category: change.category,
        quantity: change.quantity,
        most: change.most,
        estimated: change.estimated,
      },
    });
  }
  return ok({ stay, changes });
}

function figuresOf({ actual, frustrated, missed, extra }: WeeklyActual): StayChange['before'] {
  return { actual, frustrated, missed, extra };
}

function daysApart() {
  const sentence = 'The days of a hospital stay follow each other.';
  return refuse('days-apart', sentence, 'Choose days without a gap, or record a second stay.', { days: sentence });
}

function dayOutside(day: string) {
  const sentence = `${formatLongDate(day)} is not a day of this stay, or the service had ended by then.`;
  return refuse('day-outside-stay', sentence, 'Choose days of the stay.', { days: sentence });
}

function tooMuch(lineId: string, most: number) {
  const sentence = `At most ${formatQuantity(most)} can be recorded here: the plan, less what other reasons explain.`;
  return refuse('more-than-planned', sentence, 'Lower the quantity.', { [lineId]: sentence });
}
