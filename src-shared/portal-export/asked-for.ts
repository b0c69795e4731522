// Why the council's plan of a line is otherwise than before, as far as it is known here: what was asked for, what was asked for a
// while and is over, or a recorded end or death. What must stay true: a change is tied to a request by its line, its days and its
// hours, so that an older request of the same line never explains a newer change; and what nobody asked for is not explained.
import { endOfService, isEndOf } from '../domain/claims.ts';
import type { AdjustmentChange, AdjustmentRequest, ServiceEnd, ServiceLine } from '../domain/lines.ts';
import { formatQuantity, type Quantity } from '../domain/quantity.ts';
import { addDays, formatDate, type PlainDate, sundayOf } from '../domain/week.ts';
import { changeWords } from '../messages/change-words.ts';
import { endWords } from '../rules/ends.ts';
import type { PlanDifference } from './compare-plans.ts';
import { foldService } from './line-id.ts';
import type { PlannedLine } from './plan.ts';

export interface WhatIsKnown {
  /** The week of the plan that is looked at, and of the plan before it. */
  weekStart: PlainDate;
  since: PlainDate;
  /** Of any line and outcome. */
  requests: readonly AdjustmentRequest[];
  ends: readonly ServiceEnd[];
  lineOf: (lineId: string) => ServiceLine | null;
  /** Hours of a line in the newest plan before the week of a day; null: it was not in it, undefined: no such plan is here. */
  plannedBefore: (lineId: string, day: PlainDate) => Quantity | null | undefined;
  /** Whether the second of two levels takes more carers; null where that is not known. */
  isHigher: (from: string, to: string) => boolean | null;
}

interface WhyPlanned {
  /** The request that asks for the change, or asked for what is over now; null: a recorded end explains it, or nothing. */
  request: AdjustmentRequest | null;
  /** What is to be said beside it: `The person died on …`; empty where the request says it all. */
  note: string;
}

/** How long after its first day the council's plan may show what was asked for: as long as the rule about covered extra waits. */
const shownWithinDays = 12 * 7;

/** What a request makes of the line: by beginning, or by being over. */
interface Effect {
  request: AdjustmentRequest;
  change: AdjustmentChange;
  isOver: boolean;
  /** The first day on which the plan is otherwise. */
  day: PlainDate;
  /** Hundredths a week; null: nobody recorded it. */
  from: Quantity | null;
  to: Quantity | null;
  /** 1 more, -1 fewer, 0 not known. */
  direction: -1 | 0 | 1;
}

/** @returns null where nothing that is known here asks for the change */
export function whyPlanned(difference: PlanDifference, known: WhatIsKnown): WhyPlanned | null {
  const effects = effectsOn(difference, known)
    .filter((effect) => isInTime(effect, difference, known))
    .toSorted(newestFirst);
  const asked = effects.filter(({ request }) => request.outcome !== 'draft');
  const drafted = effects.filter(({ request }) => request.outcome === 'draft');
  const [from, to] = hoursOf(difference);
  const ended = to === 0 ? endedBy(difference, known) : null;
  const exactly = (of: readonly Effect[]) => of.find((effect) => isExact(effect, difference));
  const found = exactly(asked);
  if (found !== undefined) return { request: found.request, note: overWords(found) };
  if (ended !== null) return { request: null, note: ended.note };
  const [first, second] = together(asked, to - from) ?? [];
  if (first !== undefined && second !== undefined)
    return { request: first.request, note: `Together with: ${overWords(second) || askedWords(second)}` };
  const likely = asked.find((effect) => isLikely(effect, difference));
  if (likely !== undefined) return { request: likely.request, note: overWords(likely) };
  const draft = exactly(drafted) ?? drafted.find((effect) => isLikely(effect, difference));
  if (draft !== undefined) return { request: draft.request, note: overWords(draft) };
  const partly = endedBy(difference, known);
  if (partly !== null && to < from && partly.isThisWeek) return { request: null, note: partly.note };
  // Asked for, and done otherwise than asked: what was asked stands beside what the plan says.
  const otherwise = asked.find(({ direction }) => direction === 0 || direction === Math.sign(to - from));
  return otherwise === undefined || to === from
    ? null
    : { request: otherwise.request, note: `${overWords(otherwise) || askedWords(otherwise)} The plan says otherwise.` };
}

/** Hours before and after, in hundredths; a line that is not in the plan has none. */
function hoursOf(difference: PlanDifference): [Quantity, Quantity] {
  switch (difference.kind) {
    case 'new-line':
      return [0, difference.line.planned];
    case 'gone':
      return [difference.line.planned, 0];
    case 'changed':
      return [difference.planned?.from ?? difference.line.planned, difference.planned?.to ?? difference.line.planned];
  }
}

function effectsOn(difference: PlanDifference, known: WhatIsKnown): Effect[] {
  const { line } = difference;
  return known.requests
    .filter(({ outcome, ssRef }) => outcome !== 'rejected' && ssRef === line.ssRef)
    .flatMap((request) =>
      request.changes
        .filter((change) => isAbout(change, line, known))
        .flatMap((change) => [
          effectOf(request, change, false, known),
          ...(request.endDate === null ? [] : [effectOf(request, change, true, known)]),
        ]),
    );
}

/** A change of level makes another line of it: the portal's files know a line by its level, too. */
function isAbout(change: AdjustmentChange, line: PlannedLine, { lineOf }: WhatIsKnown): boolean {
  if (change.lineId === line.lineId) return true;
  const changed = lineOf(change.lineId);
  if (change.kind !== 'level' || changed === null) return false;
  if (changed.ssRef !== line.ssRef || foldService(changed.service) !== foldService(line.service)) return false;
  return change.level === undefined || foldService(change.level.to) === foldService(line.serviceLevel);
}

function effectOf(
  request: AdjustmentRequest,
  change: AdjustmentChange,
  isOver: boolean,
  { isHigher }: WhatIsKnown,
): Effect {
  const { kind, hours, level } = change;
  const asked = kind === 'end' ? { from: null, to: 0 } : { from: hours?.from ?? null, to: hours?.to ?? null };
  const higher = level === undefined ? null : isHigher(level.from, level.to);
  const byKind = { increase: 1, reduction: -1, end: -1, level: higher === null ? 0 : higher ? 1 : -1 }[kind];
  const direction = (hours === undefined ? byKind : Math.sign(hours.to - hours.from)) as Effect['direction'];
  const common = { request, change, isOver };
  return isOver && request.endDate !== null
    ? {
        ...common,
        day: addDays(request.endDate, 1),
        from: asked.to,
        to: asked.from,
        direction: direction === 0 ? 0 : direction === 1 ? -1 : 1,
      }
    : { ...common, day: request.startDate, ...asked, direction };
}

/**
 * True when this plan may be the first to show it: its day lies between the two plans, or the council was late, which only the
 * hours can tell, or that no plan since that day has it otherwise than before.
 */
function isInTime(
  effect: Effect,
  difference: PlanDifference,
  { weekStart, since, plannedBefore }: WhatIsKnown,
): boolean {
  const { request, isOver, day } = effect;
  if (day > sundayOf(weekStart)) return false;
  if (!isOver && request.endDate !== null && request.endDate < weekStart) return false;
  if (day > since) return true;
  const [from, to] = hoursOf(difference);
  // A line ends once, however long the council takes.
  if (effect.change.kind === 'end' && to === 0) return true;
  if (day < addDays(weekStart, -shownWithinDays)) return false;
  if (effect.from !== null && effect.to !== null) return effect.from === from && effect.to === to;
  const before = plannedBefore(difference.line.lineId, day);
  return before !== undefined && (before ?? 0) === from;
}

/** True when the plan is as was asked for. */
function isExact({ to, change, isOver }: Effect, difference: PlanDifference): boolean {
  const { line } = difference;
  if (change.kind === 'level' && difference.kind !== 'changed') {
    // The line of the level that is left goes, and the one of the level that comes is new.
    const isFormer = change.lineId === line.lineId;
    return (difference.kind === 'gone') === (isFormer !== isOver);
  }
  if (difference.kind === 'changed' && difference.planned === null) {
    const visits = isOver ? change.visits?.from : change.visits?.to;
    return visits !== undefined && visits === difference.visits?.to;
  }
  return to !== null && to === hoursOf(difference)[1];
}

/** Two changes of one line at once, which together make the difference. */
function together(effects: readonly Effect[], difference: Quantity): [Effect, Effect] | null {
  for (const [place, one] of effects.entries()) {
    for (const other of effects.slice(place + 1)) {
      if (one.from === null || one.to === null || other.from === null || other.to === null) continue;
      if (one.to - one.from + other.to - other.from === difference) return [one, other];
    }
  }
  return null;
}

/** True when nobody recorded the hours that were asked for, and the plan goes the way that was asked for. */
function isLikely({ from, to, direction, change }: Effect, difference: PlanDifference): boolean {
  const [before, now] = hoursOf(difference);
  if (before === now) return false;
  // Fewer hours are not the end of the line, unless it was asked that none are left.
  if (now === 0 || before === 0) return change.kind === 'level' && difference.kind === 'changed';
  if (change.kind === 'end' || (from !== null && to !== null)) return false;
  return direction === 0 || direction === Math.sign(now - before);
}

/** A recorded end or death that the plan shows: its day lies before the end of the week. */
function endedBy(
  { line }: PlanDifference,
  { ends, lineOf, weekStart }: WhatIsKnown,
): { note: string; isThisWeek: boolean } | null {
  const held = lineOf(line.lineId);
  const key = { id: line.lineId, ssRef: line.ssRef, startDate: held?.startDate ?? '0001-01-01' };
  const end = endOfService(
    key,
    ends.filter((one) => isEndOf(one, key)),
  );
  if (end === null || end.lastDay >= sundayOf(weekStart)) return null;
  return { note: `${endWords(end)}.`, isThisWeek: end.lastDay >= weekStart };
}

function overWords({ request, change, isOver }: Effect): string {
  if (!isOver || request.endDate === null) return '';
  return `${capital(changeWords[change.kind])}, asked for until ${formatDate(request.endDate)}: that is over.`;
}

function askedWords({ request, change }: Effect): string {
  const { kind, hours } = change;
  const amounts =
    hours === undefined ? '' : `, from ${formatQuantity(hours.from)} to ${formatQuantity(hours.to)} hours a week`;
  return `Asked for from ${formatDate(request.startDate)}: ${changeWords[kind]}${amounts}.`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Of one day, what begins before what is over. */
const newestFirst = (a: Effect, b: Effect) =>
  a.day === b.day ? Number(a.isOver) - Number(b.isOver) : a.day < b.day ? 1 : -1;
