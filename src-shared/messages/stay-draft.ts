// What the operational team is told, and asked, of a hospital stay (S-A): the admission "on the date of admission", and the
// decision on funding beyond the weeks that are paid.
import type { HospitalStay, Person, ServiceLine } from '../domain/lines.ts';
import { serviceAndLevel } from '../domain/lines.ts';
import { formatLongDate, formatWeek, type PlainDate } from '../domain/week.ts';
import type { Draft } from './adjustment-draft.ts';

type DraftedStay = Pick<HospitalStay, 'ssRef' | 'admitted' | 'discharged'>;

/**
 * @param lines the person's, as far as they are planned now
 * @param today the council's: a day that is still to come is expected, and has not happened
 */
export function admissionDraft(
  stay: DraftedStay,
  person: Person | null,
  { lines, today }: { lines: readonly ServiceLine[]; today: PlainDate },
): Draft {
  const about = who(stay, person);
  return {
    subject: `Admission to hospital, SS Ref ${stay.ssRef}`,
    text: [
      where(stay, today),
      ...about.lines,
      ...days(stay, today),
      ...(lines.length === 0 ? [] : ['Services that are not given meanwhile:', ...lines.map(itemOf)]),
    ].join('\n'),
    missing: about.missing,
  };
}

interface DecisionToAsk {
  /** The week on which a decision is needed, and which hospital week it is. */
  weekStart: PlainDate;
  week: number;
  /** The lines of which that week is beyond what is paid, each with its last paid week. */
  lines: readonly { line: ServiceLine; limit: number }[];
  /** The council's. */
  today: PlainDate;
}

/** Asks whether funding goes on beyond the weeks that are paid. */
export function decisionDraft(stay: DraftedStay, person: Person | null, asked: DecisionToAsk): Draft {
  const about = who(stay, person);
  return {
    subject: `Decision on a hospital stay beyond the paid weeks, SS Ref ${stay.ssRef}`,
    text: [
      'Please decide whether funding goes on beyond the weeks in hospital that are paid:',
      ...about.lines,
      ...days(stay, asked.today),
      `The week ${formatWeek(asked.weekStart)} is hospital week ${asked.week}.`,
      ...asked.lines.map(({ line, limit }) => `${itemOf(line)}: paid up to hospital week ${limit}`),
      'Please tell us for which services and up to which week, who decided, and under which reference.',
    ].join('\n'),
    missing: about.missing,
  };
}

/** No more than tells who it is: nothing asks for the NHS number or the address here. */
function who({ ssRef }: DraftedStay, person: Person | null): { lines: string[]; missing: string[] } {
  const name = person?.name ?? '';
  return { lines: [`Full name: ${name}`.trimEnd(), `SS Ref: ${ssRef}`], missing: name === '' ? ['full name'] : [] };
}

function where({ admitted, discharged }: DraftedStay, today: PlainDate): string {
  if (admitted > today) return 'This person will be in hospital.';
  return discharged === null || discharged > today ? 'This person is in hospital.' : 'This person was in hospital.';
}

function days({ admitted, discharged }: DraftedStay, today: PlainDate): string[] {
  const said = (what: string, day: PlainDate) => `${what}${day > today ? ' (expected)' : ''}: ${formatLongDate(day)}`;
  return [
    said(admitted > today ? 'Admission' : 'Admitted', admitted),
    ...(discharged === null ? [] : [said(discharged > today ? 'Discharge' : 'Discharged', discharged)]),
  ];
}

const itemOf = (line: ServiceLine) => `- ${serviceAndLevel(line)}`;
