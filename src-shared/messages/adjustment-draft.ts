// What to write into the council's form for a change that lasts, and the mails that go with it, drafted from what is
// known. S-B: one form for one person, and one start date a form; the plain text is copied into the browser by hand.
import type { CouncilProfile } from '../council/schema.ts';
import type { AdjustmentRequest, Person, ServiceEnd, ServiceLine } from '../domain/lines.ts';
import { formatNhsNumber } from '../domain/nhs-number.ts';
import { formatQuantity } from '../domain/quantity.ts';
import { formatLongDate } from '../domain/week.ts';

type ChangeKind = AdjustmentRequest['changes'][number]['kind'];

/** A mail or form text, ready to send, without the address. */
export interface Draft {
  subject: string;
  text: string;
  /** What the text needs and nobody recorded, such as `NHS number`. */
  missing: string[];
}

export const changeWords: Record<ChangeKind, string> = {
  increase: 'more hours',
  reduction: 'fewer hours',
  end: 'service ends',
  level: 'another level, such as single to double handed',
};

export const endWords: Record<ServiceEnd['cause'], string> = {
  died: 'The person died',
  moved: 'The person moved',
  other: 'Another reason',
};

/** The answers for the council's form, in the order in which it asks them as far as is known. */
export function adjustmentDraft(
  request: Pick<AdjustmentRequest, 'ssRef' | 'changes' | 'startDate' | 'endDate'>,
  person: Person | null,
  lines: readonly ServiceLine[],
  council: Pick<CouncilProfile, 'adjustment'>,
): Draft {
  const about = details(request.ssRef, person);
  const byId = new Map(lines.map((line) => [line.id, line]));
  const changes = request.changes.map(({ lineId, kind }) => {
    const line = byId.get(lineId);
    return `- ${line === undefined ? 'a service' : nameOf(line)}: ${changeWords[kind]}${line === undefined ? '' : ` (planned now: ${formatQuantity(line.plannedQuantity)} a week)`}`;
  });
  const text = [
    council.adjustment.formName,
    ...about.lines,
    `Starts: ${formatLongDate(request.startDate)}`,
    ...(request.endDate === null ? [] : [`Ends: ${formatLongDate(request.endDate)}`]),
    'What changes:',
    ...changes,
    'Why:',
  ].join('\n');
  return { subject: `${council.adjustment.formName}, SS Ref ${request.ssRef}`, text, missing: about.missing };
}

/** S-B: "e-mail … with service users details i.e. NHS number, full name, address and post code". */
export function missingLineDraft(ssRef: string, person: Person | null, lines: readonly ServiceLine[]): Draft {
  const about = details(ssRef, person);
  const services = lines.filter((line) => line.ssRef === ssRef).map((line) => `- ${nameOf(line)}`);
  const text = [
    'We provide care for this person, and the payments are missing from the Provider Portal:',
    ...about.lines,
    ...(services.length === 0 ? ['Service:'] : ['Service:', ...services]),
    'Please look into it.',
  ].join('\n');
  return { subject: `Service line missing from the Provider Portal, SS Ref ${ssRef}`, text, missing: about.missing };
}

/** Tells the council that a service ended, for the day on which it happens. */
export function serviceEndDraft(end: ServiceEnd, person: Person | null, lines: readonly ServiceLine[]): Draft {
  const about = details(end.ssRef, person);
  const ended = lines.filter((line) => line.ssRef === end.ssRef && (end.lineId === null || line.id === end.lineId));
  const what = { died: 'The person has died.', moved: 'The person has moved.', other: 'The service has ended.' };
  const text = [
    what[end.cause],
    ...about.lines,
    `Last day of service: ${formatLongDate(end.lastDay)}`,
    'Services that end:',
    ...ended.map((line) => `- ${nameOf(line)}`),
  ].join('\n');
  return { subject: `Service ended, SS Ref ${end.ssRef}`, text, missing: about.missing };
}

function details(ssRef: string, person: Person | null): { lines: string[]; missing: string[] } {
  const name = person?.name ?? '';
  const nhsNumber = person?.nhsNumber ?? null;
  const address = person?.address ?? '';
  return {
    lines: [
      `Full name: ${name}`,
      `SS Ref: ${ssRef}`,
      `NHS number: ${nhsNumber === null ? '' : formatNhsNumber(nhsNumber)}`,
      `Address and postcode: ${address}`,
    ],
    missing: [
      ...(name === '' ? ['full name'] : []),
      ...(nhsNumber === null ? ['NHS number'] : []),
      ...(address === '' ? ['address and postcode'] : []),
    ],
  };
}

function nameOf({ service, serviceLevel }: ServiceLine): string {
  return `${service} ${serviceLevel}`.trimEnd();
}
