// The steps of a first week that goes to the council by files, and how far they are. Each is done when the week itself shows it,
// or when somebody reported what only a person can see.
import type { WeekView } from '../../../src-shared/app-api/index.ts';
import { type FirstWeekStep, lineToMissAnHour } from './steps.ts';

/** @param week one by files; of any other there are none */
export function firstWeekStepsByFiles(week: WeekView): FirstWeekStep[] {
  const { files, generated, rows, counts, checklist } = week;
  if (files === undefined) return [];
  const isAtLeast = (steps: readonly string[]) =>
    files.services.length > 0 && files.services.every(({ step }) => steps.includes(step));
  const recorded = rows.some(({ actual }) => actual?.variations.some(({ reason }) => reason !== 'unspecified'));
  const looked = generated && counts.untouched === 0;
  const page = { name: 'portal-export' } as const;
  return [
    {
      id: 'plan',
      title: 'Get the week from the portal',
      words: 'Generate the actuals there, export them, and bring the file in. The plan is read from it.',
      done: generated && files.services.every(({ step }) => step !== 'get-export'),
      go: page,
    },
    {
      id: 'people',
      title: 'Bring in your list of people',
      words: 'The council’s file has SS Refs only. With your own list the names stand beside them.',
      done: rows.some(({ person }) => person !== null),
      go: { name: 'people' },
    },
    {
      id: 'missed',
      title: 'Record what differed',
      words:
        'F4 shows all about a line. Type the hours in its cell, press Enter, and choose why: the comment writes itself.',
      done: recorded || looked,
      go: { name: 'week', place: lineToMissAnHour(rows) },
    },
    {
      id: 'as-planned',
      title: 'Say “as planned” of the rest',
      words: 'The button above the grid says it of all lines that are shown, with your name. Space says it of one.',
      done: looked,
      go: { name: 'week', place: null },
    },
    {
      id: 'problems',
      title: 'Go through the problems',
      words: 'Each says what is wrong, how to put it right, and which sentence of the guidance it rests on.',
      done: generated && checklist.find(({ id }) => id === 'exceptions')?.state === 'done',
      go: { name: 'problems' },
    },
    {
      id: 'file',
      title: 'Make the file, and upload it',
      words: 'It is the portal’s own export with only your changes in it. A service without any needs no file.',
      done: isAtLeast(['read-back', 'mend', 'confirm', 'nothing']),
      go: page,
    },
    {
      id: 'read-back',
      title: 'Read it back',
      words: 'Export the week once more and bring that file in: it shows whether the portal has what you meant.',
      done: isAtLeast(['confirm', 'nothing']),
      go: page,
    },
    {
      id: 'confirm',
      title: 'Confirm in Scheduled Payments, and report it here',
      words: 'The app cannot see that page. It keeps who confirmed, when, and the total that was shown.',
      done: files.status.tone === 'done',
      go: page,
    },
  ];
}
