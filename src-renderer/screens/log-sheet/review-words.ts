// What the dialog about a typed sheet says before it is recorded. Pure.
import type { SheetPart, SheetPreview } from '../../../src-shared/app-api/sheet.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { formatLongDate, type PlainDate } from '../../../src-shared/domain/week.ts';
import { parseDay } from '../../words/days.ts';

type LeftOut = SheetPreview['leftOut'];
type NameOf = (lineId: string) => { name: string; detail: string };

/** More than these are counted by reason, not named. */
const mostNamed = 6;

const whyWords = {
  note: 'a note is written',
  stay: 'in hospital',
  absence: 'away',
  end: 'the service ended',
  logged: 'something is logged',
  recorded: 'recorded already',
} as const satisfies Record<LeftOut[number]['why'], string>;

/** Which lines with empty boxes are not said to have gone to plan, and why; empty where there are none. */
export function leftOutWords(leftOut: LeftOut, nameOf: NameOf): string {
  if (leftOut.length === 0) return '';
  if (leftOut.length <= mostNamed) {
    return `Left out: ${leftOut.map(({ lineId, why }) => `${nameOf(lineId).name} (${whyWords[why]})`).join(', ')}.`;
  }
  const numbers = new Map<LeftOut[number]['why'], number>();
  for (const { why } of leftOut) numbers.set(why, (numbers.get(why) ?? 0) + 1);
  const reasons = [...numbers].map(([why, number]) => `${number} (${whyWords[why]})`);
  return `${count(leftOut.length, 'line')} left out: ${reasons.join(', ')}.`;
}

/**
 * Reads the day of admission that somebody typed for a person of the sheet.
 * @param latest the first day on which the sheet has the person in hospital; null: not known yet
 */
export function readAdmission(
  text: string,
  { weekStart, today, latest }: { weekStart: PlainDate; today: PlainDate; latest: PlainDate | null },
): { day: PlainDate; error: '' } | { day: null; error: string } {
  const day = parseDay(text, weekStart, today);
  if (day === null) return { day, error: 'Enter a day, such as 2 June 2025.' };
  if (latest === null || day <= latest) return { day, error: '' };
  return { day: null, error: `The sheet has the person in hospital on ${formatLongDate(latest)} already.` };
}

type Outcomes = readonly Pick<SheetPart, 'outcome'>[];

function staying(parts: Outcomes): number {
  return parts.filter(({ outcome }) => outcome === 'refused' || outcome === 'beside').length;
}

/** How many entries are not recorded; empty where all are. */
export function stayingWords(parts: Outcomes): string {
  const left = staying(parts);
  if (left === 0) return '';
  return `${count(left, 'entry', 'entries')} left out: ${left === 1 ? 'it stays in its box' : 'they stay in their boxes'}.`;
}

/** @param attests whether lines with nothing written are said to have gone to plan */
export function recordLabel(parts: Outcomes, attests: boolean): string {
  const adding = parts.filter(({ outcome }) => outcome === 'add').length;
  if (adding > 0) return `Record ${count(adding, 'entry', 'entries')}`;
  if (attests) return 'Record that they went to plan';
  return staying(parts) > 0 ? 'Leave these out: the sheet is done' : 'Nothing differs: the sheet is done';
}

/** What was recorded, and what was not. */
export function recordedWords(
  { logged, ends, attested }: { logged: number; ends: number; attested: number },
  { attests, parts }: { attests: boolean; parts: Outcomes },
): string {
  const left = stayingWords(parts);
  const done = [
    logged === 0 ? '' : `${count(logged, 'entry', 'entries')} logged`,
    ends === 0 ? '' : `${count(ends, 'end')} of service recorded`,
    attests ? `${count(attested, 'line')} as planned` : '',
  ].filter(Boolean);
  const nothing = left === '' ? 'Nothing differed' : 'Nothing of the sheet was recorded';
  return ['Saved on this computer.', `${done.length === 0 ? nothing : done.join(', ')}.`, left]
    .filter(Boolean)
    .join(' ');
}
