// The steps of a first week in practice, and how far they are. Each is done when the week itself shows it: nobody ticks
// anything off, and undoing something opens its step again.
import type { WeekView } from '../../../src-shared/app-api/index.ts';
import type { GridPlace } from '../../grid/place.ts';
import type { Screen } from '../../workspace/screen.ts';

export interface FirstWeekStep {
  id: 'plan' | 'people' | 'generate' | 'missed' | 'as-planned' | 'problems' | 'file' | 'read-back' | 'confirm';
  title: string;
  words: string;
  done: boolean;
  /** Where it is done; null: nothing is to be done by hand. */
  go: Screen | null;
}

export function firstWeekSteps(week: WeekView): FirstWeekStep[] {
  const { generated, rows, counts, checklist, services } = week;
  const reviewed = checklist.find(({ id }) => id === 'exceptions')?.state === 'done';
  const confirmed = services.length > 0 && services.every(({ state }) => state === 'confirmed');
  const missed = rows.some(({ actual }) =>
    actual?.variations.some(({ category, reason }) => category === 'missed' && reason !== 'unspecified'),
  );
  return [
    {
      id: 'plan',
      title: 'Get the plan',
      words: 'The planned lines come from the portal by themselves after you sign in.',
      done: rows.length > 0,
      go: null,
    },
    {
      id: 'generate',
      title: 'Generate the week',
      words: 'The portal makes one record for each planned line, filled in with the plan.',
      done: generated,
      go: { name: 'week', place: null },
    },
    {
      id: 'missed',
      title: 'Look at a line, and record a missed visit',
      words:
        'F4 shows all about the line. Type 1 in its Missed cell, press Enter, and choose why: the comment writes itself.',
      done: missed,
      go: { name: 'week', place: lineToMissAnHour(rows) },
    },
    {
      id: 'as-planned',
      title: 'Say “as planned” of the rest',
      words: 'The button above the grid says it of all lines that are shown, with your name. Space says it of one.',
      done: generated && counts.untouched === 0,
      go: { name: 'week', place: null },
    },
    {
      id: 'problems',
      title: 'Go through the problems',
      words: 'Each says what is wrong, how to put it right, and which sentence of the guidance it rests on.',
      done: generated && reviewed,
      go: { name: 'problems' },
    },
    {
      id: 'confirm',
      title: 'Confirm, and keep the receipt',
      words: 'Read what will be confirmed, agree to the statement, and press Confirm. Only the receipt says confirmed.',
      done: confirmed,
      go: { name: confirmed ? 'receipt' : 'confirm' },
    },
  ];
}

/** In hundredths. */
const anHour = 100;

/** The cell of the first line that nobody has looked at and on which an hour can be missed. */
export function lineToMissAnHour(rows: WeekView['rows']): GridPlace | null {
  const open = rows.find(({ knowledge, actual }) => knowledge === 'untouched' && (actual?.planned ?? 0) >= anHour);
  return open === undefined ? null : { lineId: open.line.id, column: 'missed' };
}
