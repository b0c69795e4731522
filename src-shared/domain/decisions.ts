// The operational decisions on a hospital stay: a list, in order. What must stay true: a record that knows no list never
// shortens one that is held, and a decision for some lines or weeks says nothing of the others.

import type { CouncilProfile } from '../council/schema.ts';
import { canonicalJson } from './canonical-json.ts';
import type { HospitalStay, StayDecision } from './lines.ts';
import { formatDate } from './week.ts';

/** What of a stay says how it was decided; records from before the list have `approval` alone. */
export type DecidedStay = Pick<HospitalStay, 'decisions'> & Partial<Pick<HospitalStay, 'approval'>>;

type Approval = NonNullable<HospitalStay['approval']>;

/** Stands for an open end where older apps ask for a last week: ten years. */
const openEnd = 520;

/** The decisions of a stay, oldest first; of an older record, what its `approval` says. */
export function decisionsOf(stay: DecidedStay): readonly StayDecision[] {
  if (stay.decisions !== undefined) return stay.decisions;
  return stay.approval ? [decisionOfApproval(stay.approval)] : [];
}

function decisionOfApproval({ state, by, reference, throughWeek }: Approval): StayDecision {
  return {
    state,
    by,
    reference,
    fromWeek: null,
    throughWeek: throughWeek >= openEnd ? null : throughWeek,
    lineIds: null,
    on: null,
  };
}

/** True when the decision speaks of this line in this hospital week. `lineId: null`: of no line in particular. */
function reaches(decision: StayDecision, lineId: string | null, week: number, limit: number): boolean {
  const from = decision.fromWeek ?? limit + 1;
  const toLine = decision.lineIds === null || (lineId !== null && decision.lineIds.includes(lineId));
  return toLine && week >= from && (decision.throughWeek === null || week <= decision.throughWeek);
}

/**
 * What was decided for a line in a hospital week beyond the limit. The latest answer that reaches it counts, given or
 * refused; a later request changes nothing until it is answered. Without an answer, a request that asks for this week is
 * awaited.
 * @returns null where nobody asked and nobody answered
 */
export function decisionFor(
  stay: DecidedStay,
  lineId: string | null,
  week: number,
  limit: number,
): StayDecision | null {
  const reaching = decisionsOf(stay).filter((decision) => reaches(decision, lineId, week, limit));
  return reaching.findLast(({ state }) => state !== 'requested') ?? reaching.at(-1) ?? null;
}

/**
 * What older apps read of a list. They know one decision for all lines, from the first week beyond the limit to a last
 * one; what they are told never says more than the list does: the weeks must be given (or asked for) for every line, from
 * the first week on and without a break.
 * @param limit the weeks that are paid without a decision; of several services the fewest, 0 where they are not known
 */
export function approvalOf(list: readonly StayDecision[], limit: number): HospitalStay['approval'] {
  const decisions = [...list];
  const lineIds = [null, ...new Set(decisions.flatMap((one) => one.lineIds ?? []))];
  const counting = (week: number) => lineIds.map((lineId) => decisionFor({ decisions }, lineId, week, limit));
  // What counts changes only where a decision begins or ends.
  const starts = decisions.flatMap(({ fromWeek, throughWeek }) => [fromWeek ?? 0, (throughWeek ?? -1) + 1]);
  const stretches = [...new Set([limit + 1, ...starts])]
    .filter((week) => week > limit)
    .sort((a, b) => a - b)
    .map((start) => ({ start, counting: counting(start) }));
  const state = (['given', 'requested'] as const).find((one) => reachesAll(stretches[0]?.counting ?? [], one));
  if (state === undefined) return null;
  const after = stretches.findIndex((stretch) => !reachesAll(stretch.counting, state));
  const run = stretches.slice(0, after < 0 ? undefined : after).flatMap((stretch) => stretch.counting);
  const told = decisions.findLast((one) => one.state === state && run.includes(one));
  if (told === undefined) return null;
  const { by, reference } = told;
  return { state, by, reference, throughWeek: (stretches[after]?.start ?? openEnd + 1) - 1 };
}

/** True when what counts is, for every line, no less than given, or asked for. */
function reachesAll(counting: readonly (StayDecision | null)[], state: Approval['state']): boolean {
  return counting.every((one) => one?.state === 'given' || (state === 'requested' && one?.state === 'requested'));
}

/** The fewest weeks that a council pays for a stay without a decision, over its services. */
export function fewestHospitalWeeks({ serviceTypes }: Pick<CouncilProfile, 'serviceTypes'>): number {
  const limits = Object.values(serviceTypes).flatMap(({ hospitalWeeks }) => hospitalWeeks ?? []);
  return limits.length === 0 ? 0 : Math.min(...limits);
}

/**
 * The stay as it is recorded and sent: with the list, and with what older apps read of it. What an older record says
 * stands as it is.
 * @param limit see `approvalOf`
 */
export function withDecisions<Stay extends Omit<HospitalStay, 'id'>>(stay: Stay, limit: number): Stay {
  if (stay.decisions === undefined) return withList(stay);
  return { ...stay, approval: approvalOf(stay.decisions, limit) };
}

/** The stay with its list said out; what older apps read of it stands as it is. */
export function withList<Stay extends Omit<HospitalStay, 'id'>>(stay: Stay): Stay {
  return { ...stay, decisions: [...decisionsOf(stay)] };
}

/**
 * The stay to hold after another record of it came in. One that knows no list adds what it decided to the list that is
 * held, and takes nothing from it; nor does it take away what else it does not know.
 * @param held what is held of the same stay, or null
 */
export function keepDecisions(held: HospitalStay | null, incoming: HospitalStay): HospitalStay {
  if (held === null || incoming.decisions !== undefined || held.decisions === undefined) return incoming;
  const added = incoming.approval ? decisionOfApproval(incoming.approval) : null;
  // What stands in the list already, or is what such an app reads of it, is an old answer on its way and not a new one.
  const known = held.approval ? [...held.decisions, decisionOfApproval(held.approval)] : held.decisions;
  const isNews = added !== null && !known.some((one) => saysTheSame(one, added));
  const decisions = isNews ? [...held.decisions, added] : held.decisions;
  return {
    ...incoming,
    decisions,
    // The council's limit is not known here.
    approval: isNews ? approvalOf(decisions, 0) : held.approval,
    resumed: incoming.resumed === undefined ? held.resumed : incoming.resumed,
    callsFallOnStayDays: incoming.callsFallOnStayDays ?? held.callsFallOnStayDays,
  };
}

/**
 * The record of a stay with what another record of the same stay knows besides: decisions that it has not got, who was told,
 * when care began again, and that the calls fall on its days. Its own dates stand.
 * @param limit see `approvalOf`
 * @returns the very record where the other knows nothing besides
 */
export function withKnownBesides(stay: HospitalStay, other: HospitalStay, limit: number): HospitalStay {
  const own = decisionsOf(stay);
  const texts = own.map(canonicalJson);
  const added = decisionsOf(other).filter((one) => !texts.includes(canonicalJson(one)));
  const { told, resumed, callsFallOnStayDays } = other;
  const besides = {
    ...(stay.told === null && told !== null ? { told } : {}),
    ...(stay.resumed == null && resumed != null ? { resumed } : {}),
    ...(stay.callsFallOnStayDays === undefined && callsFallOnStayDays !== undefined ? { callsFallOnStayDays } : {}),
    ...(added.length > 0 ? { decisions: [...own, ...added] } : {}),
  };
  if (Object.keys(besides).length === 0) return stay;
  const both = { ...stay, ...besides };
  return added.length > 0 ? withDecisions(both, limit) : both;
}

function saysTheSame(known: StayDecision, added: StayDecision): boolean {
  return (
    known.state === added.state &&
    known.by === added.by &&
    known.reference === added.reference &&
    known.throughWeek === added.throughWeek
  );
}

const verbs = { requested: 'asked of', given: 'given by', refused: 'refused by' } as const;

/** `given by B Khan, D-7, hospital weeks 3 to 4, on 3 March 2025`: one step of the list. */
export function decisionWords(decision: StayDecision): string {
  const { state, by, reference, fromWeek, throughWeek, lineIds, on } = decision;
  const parts = [`${verbs[state]} ${by === '' ? 'the operational team' : by}`];
  if (reference !== '') parts.push(reference);
  parts.push(weeksWords(fromWeek, throughWeek));
  if (lineIds !== null) parts.push(`for ${lineIds.length === 1 ? '1 line' : `${lineIds.length} lines`} only`);
  if (on !== null) parts.push(`on ${formatDate(on)}`);
  return parts.join(', ');
}

function weeksWords(from: number | null, through: number | null): string {
  if (from === null && through === null) return 'all weeks beyond the paid ones';
  if (through === null) return `from hospital week ${from}`;
  if (from === null) return `through hospital week ${through}`;
  return from === through ? `hospital week ${from}` : `hospital weeks ${from} to ${through}`;
}
