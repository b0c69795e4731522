// The operational decisions on a hospital stay: a list, in order. What must stay true: a record that knows no list never
// shortens one that is held, and a decision for some lines or weeks says nothing of the others.

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
 * one: weeks that are given without a break, up to one that was refused or never decided; without an answer, the last
 * request. A decision for some lines is left out, because they would take it for one for all.
 */
export function approvalOf(decisions: readonly StayDecision[]): HospitalStay['approval'] {
  const forAll = decisions.filter(({ lineIds }) => lineIds === null);
  const answers = forAll.filter(({ state }) => state !== 'requested');
  const request = forAll.at(-1);
  if (answers.length === 0) return request === undefined ? null : asApproval(request, request.throughWeek);
  // What counts changes only where an answer begins or ends.
  const starts = answers.flatMap(({ fromWeek, throughWeek }) => [fromWeek ?? 1, (throughWeek ?? 0) + 1]);
  const stretches = [...new Set(starts)]
    .sort((a, b) => a - b)
    .map((start) => ({ start, answer: answers.findLast((answer) => reaches(answer, null, start, 0)) }));
  const first = stretches.findIndex(({ answer }) => answer?.state === 'given');
  if (first < 0) return null;
  const after = stretches.findIndex(({ answer }, index) => index > first && answer?.state !== 'given');
  const given = stretches.slice(first, after < 0 ? undefined : after).map(({ answer }) => answer);
  const told = answers.findLast((answer) => given.includes(answer));
  const end = stretches[after]?.start;
  return told === undefined ? null : asApproval(told, end === undefined ? null : end - 1);
}

function asApproval({ state, by, reference }: StayDecision, throughWeek: number | null): HospitalStay['approval'] {
  return state === 'refused' ? null : { state, by, reference, throughWeek: throughWeek ?? openEnd };
}

/** The stay as it is recorded and sent: with the list, and with what older apps read of it. */
export function withDecisions<Stay extends Omit<HospitalStay, 'id'>>(stay: Stay): Stay {
  const decisions = [...decisionsOf(stay)];
  return { ...stay, decisions, approval: approvalOf(decisions) };
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
  const read = approvalOf(held.decisions);
  const known = read === null ? held.decisions : [...held.decisions, decisionOfApproval(read)];
  const isNews = added !== null && !known.some((one) => saysTheSame(one, added));
  return withDecisions({
    ...incoming,
    decisions: isNews ? [...held.decisions, added] : held.decisions,
    resumed: incoming.resumed === undefined ? held.resumed : incoming.resumed,
    callsFallOnStayDays: incoming.callsFallOnStayDays ?? held.callsFallOnStayDays,
  });
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
