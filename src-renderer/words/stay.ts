// A hospital stay in words, for the list and the offer.
import { decisionsOf, decisionWords } from '../../src-shared/domain/decisions.ts';
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
        words: `Decision awaited from ${askedOf(stay)}`,
      };
    case 'readmission':
      return { shape: 'dot', tone: 'quiet', words: 'Soon after an earlier stay: counted from week 1 again' };
  }
}

function askedOf(stay: HospitalStay): string {
  return decisionsOf(stay).findLast(({ state }) => state === 'requested')?.by || 'the operational team';
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

/** The decisions of a stay in order, each as a sentence part; empty where nobody asked. */
export function decisionsWords(stay: HospitalStay): string[] {
  return decisionsOf(stay).map(decisionWords);
}

export function admittedWords({ admitted, discharged, resumed }: HospitalStay): string {
  const home = discharged === null ? '' : `, home ${formatLongDate(discharged)}`;
  const restart = resumed ? `, care again from ${formatLongDate(resumed)}` : '';
  return `${formatLongDate(admitted)}${home}${restart}`;
}
