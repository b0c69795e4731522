// A hospital stay in words, for the list and the offer.
import type { StayLine, StayOfWeek, StayStep } from '../../src-shared/domain/hospital-week.ts';
import type { HospitalStay } from '../../src-shared/domain/lines.ts';
import { formatDate, formatLongDate } from '../../src-shared/domain/week.ts';
import type { Tone } from '../marks/Mark.tsx';
import type { ShapeName } from '../marks/Shape.tsx';

export interface StepWords {
  shape: ShapeName;
  tone: Tone;
  words: string;
}

export function stepWords(step: StayStep, { stay, week }: StayOfWeek): StepWords {
  switch (step) {
    case 'tell':
      return { shape: 'triangle-open', tone: 'attention', words: 'The operational team has not been told' };
    case 'record':
      return { shape: 'ring', tone: 'plain', words: 'This week’s hours are not recorded' };
    case 'ask-decision':
      return {
        shape: 'triangle-open',
        tone: 'attention',
        words: `Week ${week} is beyond the paid weeks: no decision asked for`,
      };
    case 'decision-awaited':
      return {
        shape: 'triangle-open',
        tone: 'attention',
        words: `Decision awaited from ${stay.approval?.by ?? 'the operational team'}`,
      };
    case 'readmission':
      return { shape: 'dot', tone: 'quiet', words: 'Soon after an earlier stay: counted from week 1 again' };
  }
}

/** `4 paid weeks left`, by service where they differ: the council pays shared support for longer. */
export function weeksLeftWords(lines: readonly StayLine[], nameOf: (line: StayLine) => string): string[] {
  const left = new Map<string, StayLine[]>();
  for (const line of lines) {
    const words = line.weeksLeft === null ? 'no limit' : line.weeksLeft === 0 ? 'none left' : `${line.weeksLeft} left`;
    left.set(words, [...(left.get(words) ?? []), line]);
  }
  const [only] = [...left.keys()];
  if (left.size <= 1) return only === undefined ? ['–'] : [only];
  return [...left].map(([words, own]) => `${[...new Set(own.map(nameOf))].join(', ')}: ${words}`);
}

export function toldWords({ told }: HospitalStay): string {
  return told === null ? 'nobody yet' : `${told.who}, ${formatDate(told.on)}`;
}

export function decisionWords({ approval }: HospitalStay): string {
  if (approval === null) return 'none';
  const reference = approval.reference === '' ? '' : `, ${approval.reference}`;
  return approval.state === 'given'
    ? `given by ${approval.by}${reference}, through week ${approval.throughWeek}`
    : `asked of ${approval.by}${reference}`;
}

export function admittedWords({ admitted, discharged }: HospitalStay): string {
  return discharged === null
    ? formatLongDate(admitted)
    : `${formatLongDate(admitted)}, home ${formatLongDate(discharged)}`;
}
