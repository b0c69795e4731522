// A period of a person, a hospital stay or an absence, on every line of theirs for one week, in one step. What must stay true:
// what is shown first and what is then recorded come from the same function and the same input; a comment that a person
// wrote stays.
import type { AppResult, StayChange } from '../../src-shared/app-api/index.ts';
import type { PeriodChange } from '../../src-shared/domain/absence-week.ts';
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import type { CommandCode } from '../../src-shared/domain/command-words.ts';
import { count } from '../../src-shared/domain/count.ts';
import type { ServiceLine } from '../../src-shared/domain/lines.ts';
import { formatQuantity, type Quantity } from '../../src-shared/domain/quantity.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import type { CommentSource } from '../store/actuals.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { weekClosed, weekNotGenerated, whyClosed } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import type { WeekFacts } from '../weeks/facts.ts';
import { lineChanged, nameOfLine, recordedActual } from '../weeks/record.ts';
import { changedSinceSeen } from '../weeks/seen.ts';
import { isCommentEdited } from '../weeks/view.ts';

export interface PlannedChange {
  shown: StayChange;
  actual: WeeklyActual;
  commentSource: CommentSource;
}

/** What a period is on a line of its person. */
export interface PeriodOnLines {
  ssRef: string;
  /** Days of the week that may be recorded on a line; none where it is not one of the period's lines. */
  daysOf: (line: ServiceLine) => readonly PlainDate[];
  /** What recording it makes of the line; null: nothing. */
  changeOf: (line: ServiceLine, actual: WeeklyActual, chosen: ChosenHours) => PeriodChange | null;
  /** Why a day that was chosen is none of it. */
  dayOutside: (day: PlainDate) => ReturnType<typeof refuse>;
}

interface ChosenHours {
  days: readonly PlainDate[];
  quantity?: Quantity;
}

interface ChosenOfWeek {
  days: readonly PlainDate[];
  quantities: Readonly<Record<string, Quantity>>;
}

/** What recording the period would make of each line; lines that it leaves alone are not among them. */
export function planPeriod(
  facts: WeekFacts,
  { quantities, ...input }: ChosenOfWeek,
  period: PeriodOnLines,
): AppResult<PlannedChange[]> {
  const { weekStart, week } = facts;
  if (week?.status === 'payment-processed') return weekClosed(weekStart);
  if (!(week?.generated ?? false)) return weekNotGenerated(weekStart);
  const days = input.days.toSorted();
  const changes: PlannedChange[] = [];
  for (const line of facts.lines) {
    const stored = facts.actuals.get(line.id);
    const quantity = quantities[line.id];
    if (line.ssRef !== period.ssRef || stored === undefined || quantity === 0) continue;
    const possible = period.daysOf(line);
    if (possible.length === 0) continue;
    const outside = days.find((day) => !possible.includes(day));
    if (outside !== undefined) return period.dayOutside(outside);
    const change = period.changeOf(line, stored.actual, { days, ...(quantity === undefined ? {} : { quantity }) });
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
  return ok(changes);
}

/** Writes what was planned, as one step; nothing of it where a line has other figures than those that were seen. */
export function recordPeriod(
  context: AccountContext,
  facts: WeekFacts,
  planned: AppResult<PlannedChange[]>,
  { what, label, seen }: { what: CommandCode; label: string; seen: Readonly<Record<string, WeeklyActual>> | undefined },
): AppResult<{ recorded: number }> {
  const closed = whyClosed(context, facts.weekStart);
  if (closed !== null) return closed;
  if (!planned.ok) return planned;
  const changes = planned.value;
  if (changes.length === 0) return ok({ recorded: 0 });
  for (const { actual } of changes) {
    const stored = facts.actuals.get(actual.lineId);
    if (stored === undefined) continue;
    const change = { seen: seen?.[actual.lineId], variations: actual.variations };
    const changed = changedSinceSeen(change, stored, facts.council);
    if (changed !== null) return lineChanged(nameOfLine(context, actual.lineId), changed);
  }
  const { weekStart } = facts;
  const undo = { label: `${label} on ${count(changes.length, 'line')}`, weekStart };
  return save(context, { what, undo, weekStart }, (write) => {
    for (const { actual, commentSource } of changes) write.actual({ actual, attested: null, commentSource });
    return { recorded: changes.length };
  });
}

function figuresOf({ actual, frustrated, missed, extra }: WeeklyActual): StayChange['before'] {
  return { actual, frustrated, missed, extra };
}

function tooMuch(lineId: string, most: number) {
  const sentence = `At most ${formatQuantity(most)} can be recorded here: the plan, less what other reasons explain.`;
  return refuse('more-than-planned', sentence, 'Lower the quantity.', { [lineId]: sentence });
}
