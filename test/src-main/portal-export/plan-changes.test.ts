// What the council changed in the plan from one week's export to the next, readable after the export was taken.
import { expect, test } from 'vitest';
import { adjustmentRequest } from '../../builders.ts';
import { fileText } from '../../src-shared/portal-export/fixtures.ts';
import { answerOf } from '../fixtures.ts';
import { byFiles, service, weekStart } from './by-files.ts';

const nextWeek = '2025-02-24';
const row = (ssRef: string, actual: string, visits = '7') => ({
  service,
  level: 'Single',
  ssRef,
  actual,
  visits,
  date: '2025/02/17',
});

async function twoWeeks() {
  const week = byFiles();
  week.export(
    'first.csv',
    fileText(row('0012345', '10.00'), row('0012399', '8.00'), row('0012401', '5.00'), row('0012402', '4.00')),
  );
  answerOf(await week.take(await week.choose()));
  const second = [row('0012345', '12.00'), row('0012399', '6.00'), row('0012402', '4.00', '9'), row('0012500', '3.00')];
  week.export('second.csv', fileText(...second.map((one) => ({ ...one, date: '2025/02/24' }))));
  answerOf(await week.take(answerOf(await week.files['files.choose-export']({ weekStart: nextWeek }))));
  const changes = async (of = nextWeek) => answerOf(await week.files['files.plan-changes']({ weekStart: of })).changes;
  return { ...week, changes };
}

test('new lines, lines that ended, more hours, fewer, and other visits are told with what they were', async () => {
  const { changes } = await twoWeeks();
  const told = (await changes()).map(({ ssRef, kind, words, since, request }) => ({
    ssRef,
    kind,
    words,
    since,
    request,
  }));
  expect(told).toEqual(
    expect.arrayContaining([
      {
        ssRef: '0012345',
        kind: 'more',
        words: expect.stringContaining('10.00, now 12.00'),
        since: weekStart,
        request: null,
      },
      {
        ssRef: '0012399',
        kind: 'fewer',
        words: expect.stringContaining('8.00, now 6.00'),
        since: weekStart,
        request: null,
      },
      { ssRef: '0012401', kind: 'ended', words: expect.stringContaining('no longer'), since: weekStart, request: null },
      {
        ssRef: '0012402',
        kind: 'other-visits',
        words: expect.stringContaining('visits 7, now 9'),
        since: weekStart,
        request: null,
      },
      { ssRef: '0012500', kind: 'new', words: expect.stringContaining('new, 3.00'), since: weekStart, request: null },
    ]),
  );
  expect(told).toHaveLength(5);
});

test('a first week changed nothing', async () => {
  const { changes } = await twoWeeks();
  expect(await changes(weekStart)).toEqual([]);
});

test('the request that asks for the change stands beside it, and no refused or other one', async () => {
  const { changes, store, files } = await twoWeeks();
  const line = store.lines.all().find(({ ssRef }) => ssRef === '0012345');
  const ask = async (kind: 'increase' | 'reduction', parts: Partial<ReturnType<typeof adjustmentRequest>>) =>
    answerOf(
      await files['care.save-adjustment']({
        adjustment: {
          ...adjustmentRequest({
            changes: [{ lineId: line?.id ?? '', kind }],
            startDate: nextWeek,
            submittedOn: nextWeek,
            ...parts,
          }),
          id: null,
        },
      }),
    ).id;
  await ask('reduction', { outcome: 'submitted' });
  await ask('increase', { outcome: 'rejected' });
  const more = async () => (await changes()).find(({ kind }) => kind === 'more')?.request;
  expect(await more()).toBeNull();
  const id = await ask('increase', { outcome: 'submitted' });
  expect(await more()).toEqual({ id, outcome: 'submitted' });
});
