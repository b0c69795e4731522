// What to write into the council's form for a change that lasts, and the mails that go with it, drafted from what is
// known. S-B: one form for one person, and one start date a form; the plain text is copied into the browser by hand.
// Supported living has no form: its operational team is asked in words of its own (S-A).
import type { CouncilProfile } from '../council/schema.ts';
import { isEndOf } from '../domain/claims.ts';
import type { AdjustmentChange, AdjustmentRequest, Person, ServiceEnd, ServiceLine } from '../domain/lines.ts';
import { formatQuantity } from '../domain/quantity.ts';
import { formatLongDate, type PlainDate } from '../domain/week.ts';
import { changeWords } from './change-words.ts';
import { personDetails } from './person-details.ts';

export { changeWords } from './change-words.ts';

/** A mail or form text, ready to send, without the address. */
export interface Draft {
  subject: string;
  text: string;
  /** What the text needs and nobody recorded, such as `NHS number`. */
  missing: string[];
}

/** A request as it is sent, with whom it goes to. */
export interface RequestDraft extends Draft {
  /** The council's form, or the operational team of supported living. */
  to: 'form' | 'operational-team';
  /** The lines that this text is about. */
  lineIds: string[];
}

export const endWords: Record<ServiceEnd['cause'], string> = {
  died: 'The person died',
  moved: 'The person moved',
  other: 'Another reason',
};

type DraftedRequest = Pick<AdjustmentRequest, 'ssRef' | 'changes' | 'startDate' | 'endDate' | 'why' | 'askedBy'>;
type DraftCouncil = Pick<CouncilProfile, 'adjustment' | 'serviceTypes'>;

/**
 * What is sent for a request: one text for the council's form, and one for the operational team where supported living is
 * concerned; of each, what changes on each line from what to what, why, and who asked for it.
 */
export function requestDrafts(
  request: DraftedRequest,
  person: Person | null,
  lines: readonly ServiceLine[],
  council: DraftCouncil,
): RequestDraft[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const toTeam = ({ lineId }: AdjustmentChange) => {
    const line = byId.get(lineId);
    return line !== undefined && council.serviceTypes[line.serviceType].longChange === 'operational-team';
  };
  const ofForm = request.changes.filter((change) => !toTeam(change));
  const ofTeam = request.changes.filter(toTeam);
  return [
    ...(ofForm.length === 0 ? [] : [draft('form', { ...request, changes: ofForm }, person, byId, council)]),
    ...(ofTeam.length === 0 ? [] : [draft('operational-team', { ...request, changes: ofTeam }, person, byId, council)]),
  ];
}

/** The answers for the council's form, in the order in which it asks them as far as is known; all texts in one. */
export function adjustmentDraft(
  request: DraftedRequest,
  person: Person | null,
  lines: readonly ServiceLine[],
  council: DraftCouncil,
): Draft {
  const drafts = requestDrafts(request, person, lines, council);
  const [first] = drafts;
  return {
    subject: first?.subject ?? `${council.adjustment.formName}, SS Ref ${request.ssRef}`,
    text: drafts.map(({ text }) => text).join('\n\n'),
    missing: [...new Set(drafts.flatMap(({ missing }) => missing))],
  };
}

function draft(
  to: RequestDraft['to'],
  request: DraftedRequest,
  person: Person | null,
  lines: ReadonlyMap<string, ServiceLine>,
  council: DraftCouncil,
): RequestDraft {
  const { ssRef, changes, startDate, endDate, why = '', askedBy = '' } = request;
  const about = personDetails(ssRef, person);
  const isIncrease = changes.some(({ kind }) => kind === 'increase' || kind === 'level');
  const heading =
    to === 'form'
      ? council.adjustment.formName
      : isIncrease
        ? 'Please consider a temporary additional service line, or a new one, for this person:'
        : 'Please review the plan of this person:';
  const text = [
    heading,
    ...about.lines,
    `Starts: ${formatLongDate(startDate)}`,
    ...(endDate === null ? [] : [`Ends: ${formatLongDate(endDate)}`]),
    'What changes:',
    ...changes.map((change) => `- ${changeText(change, lines.get(change.lineId))}`),
    `Why: ${why}`.trimEnd(),
    `Asked for by: ${askedBy}`.trimEnd(),
  ].join('\n');
  const subject =
    to === 'form'
      ? `${council.adjustment.formName}, SS Ref ${ssRef}`
      : `${isIncrease ? 'Request for more hours' : 'Change of the plan'} for SS Ref ${ssRef}`;
  // Of an end, the day and the service say all that there is to say.
  const isEnd = changes.every(({ kind }) => kind === 'end');
  const missing = [
    ...about.missing,
    ...(changes.every(saysFromAndTo) ? [] : ['what changes from what to what']),
    ...(isEnd || why.trim() !== '' ? [] : ['why']),
    ...(isEnd || askedBy.trim() !== '' ? [] : ['who asked for it']),
  ];
  return { to, subject, text, missing, lineIds: changes.map(({ lineId }) => lineId) };
}

/** `Home Support Single-handed: more hours, from 10.00 to 14.00 hours a week` */
function changeText(change: AdjustmentChange, line: ServiceLine | undefined): string {
  const { hours, level, visits } = change;
  const parts = [
    ...(hours === undefined ? [] : [`from ${formatQuantity(hours.from)} to ${formatQuantity(hours.to)} hours a week`]),
    ...(level === undefined ? [] : [`from ${level.from} to ${level.to}`]),
    ...(visits === undefined ? [] : [`from ${visits.from} to ${visits.to} visits a week`]),
  ];
  const planned =
    parts.length > 0 || line === undefined ? '' : ` (planned now: ${formatQuantity(line.plannedQuantity)} a week)`;
  return `${line === undefined ? 'a service' : nameOf(line)}: ${[kindWords(change), ...parts].join(', ')}${planned}`;
}

/** Once the levels are known, there is no need to say what a level is. */
function kindWords({ kind, level }: AdjustmentChange): string {
  return kind === 'level' && level !== undefined ? 'another level' : changeWords[kind];
}

function saysFromAndTo({ kind, hours, level }: AdjustmentChange): boolean {
  if (kind === 'end') return true;
  return kind === 'level' ? level !== undefined : hours !== undefined;
}

interface MissingLine {
  /** Empty where nobody knows it yet. */
  ssRef: string;
  person: Person | null;
  /** The service that is missing, as somebody calls it; empty where nobody said. */
  service: string;
}

/**
 * S-B: "e-mail … with service users details i.e. NHS number, full name, address and post code".
 * @param lines those that the portal has, of whomever
 */
export function missingLineDraft({ ssRef, person, service }: MissingLine, lines: readonly ServiceLine[]): Draft {
  const about = personDetails(ssRef, person);
  const others = lines.filter((line) => line.ssRef === ssRef && nameOf(line) !== service);
  const text = [
    'We provide care for this person, and the payments are missing from the Provider Portal:',
    ...about.lines,
    `Service that is missing: ${service}`.trimEnd(),
    ...(others.length === 0
      ? []
      : ['Services of theirs that are there:', ...others.map((line) => `- ${nameOf(line)}`)]),
    'Please look into it.',
  ].join('\n');
  const missing = [...about.missing, ...(service === '' ? ['the service that is missing'] : [])];
  const of = ssRef === '' ? '' : `, SS Ref ${ssRef}`;
  return { subject: `Service line missing from the Provider Portal${of}`, text, missing };
}

/**
 * Tells the council that a service ended, for the day on which it happens, or that it will end.
 * @param lines of whomever
 * @param today the council's
 */
export function serviceEndDraft(
  end: ServiceEnd,
  person: Person | null,
  { lines, today }: { lines: readonly ServiceLine[]; today: PlainDate },
): Draft {
  const about = personDetails(end.ssRef, person);
  const ended = lines.filter((line) => isEndOf(end, line));
  const isToCome = end.lastDay > today;
  const what = isToCome
    ? { died: 'The service will end.', moved: 'The person will move.', other: 'The service will end.' }
    : { died: 'The person has died.', moved: 'The person has moved.', other: 'The service has ended.' };
  const text = [
    what[end.cause],
    ...about.lines,
    `Last day of service: ${formatLongDate(end.lastDay)}`,
    ...(ended.length === 0 ? [] : ['Services that end:', ...ended.map((line) => `- ${nameOf(line)}`)]),
  ].join('\n');
  const subject = `Service ${isToCome ? 'will end' : 'ended'}, SS Ref ${end.ssRef}`;
  return { subject, text, missing: [...about.missing, ...(ended.length === 0 ? ['which service ends'] : [])] };
}

function nameOf({ service, serviceLevel }: ServiceLine): string {
  return `${service} ${serviceLevel}`.trimEnd();
}
