// Lines that were added or backdated after a week was generated are told, also of weeks before the one that is open.
import { expect, test } from 'vitest';
import { fileText } from '../../src-shared/portal-export/fixtures.ts';
import { answerOf, contextOf, handlersOf, line, storeWithProvider, week, weekStart } from '../fixtures.ts';
import { fileMade, rows, service } from '../portal-export/by-files.ts';

const before = '2025-02-24';

test('by a portal a backdated line is told for each open week that it is planned in and missing from', async () => {
  const store = storeWithProvider();
  const handlers = handlersOf(contextOf(store));
  const told = async () => answerOf(await handlers['week.added-lines']({})).weeks;
  expect(await told()).toEqual([]);
  const backdated = line({ id: 'line-9', startDate: '2025-02-26' });
  store.sync.applyChanges(
    [
      { kind: 'week', week: week({ weekStart: before }) },
      { kind: 'week', week: week({ weekStart: '2025-02-17', status: 'payment-processed' }) },
      { kind: 'line', line: backdated },
    ],
    'cursor-2',
  );
  const [first, second] = await told();
  expect(first).toMatchObject({ weekStart: before, byFiles: false });
  expect(first?.lineIds).toContain('line-9');
  expect(second).toEqual({ weekStart, byFiles: false, lineIds: ['line-9'] });
  expect(await told()).toHaveLength(2);
});

/** The week after, as the portal exports it, with a line more. */
async function withNextWeek(week: Awaited<ReturnType<typeof fileMade>>) {
  week.clock.set('2025-03-03T09:20:00.000Z');
  const next = [...rows, { service, level: 'Single', ssRef: '0012500', actual: '3.00' }];
  const at = new Date('2025-03-03T09:12:00Z');
  week.export('next.csv', fileText(...next.map((row) => ({ ...row, date: '2025/02/24' }))), at);
  answerOf(await week.take(answerOf(await week.files['files.choose-export']({ weekStart: before }))));
  const told = async () => answerOf(await week.files['week.added-lines']({})).weeks;
  return { told };
}

test('by files a line of a later export is told for the week before, as long as that is not done', async () => {
  const week = await fileMade();
  expect(answerOf(await week.files['week.added-lines']({})).weeks).toEqual([]);
  const { told } = await withNextWeek(week);
  const lineId = week.store.lines.all().find(({ ssRef }) => ssRef === '0012500')?.id;
  expect(await told()).toEqual([{ weekStart: '2025-02-17', byFiles: true, lineIds: [lineId] }]);
});

test('a fresh export of the week that has no such line ends it', async () => {
  const week = await fileMade();
  const { told } = await withNextWeek(week);
  answerOf(await week.files['files.report-upload']({ weekStart: '2025-02-17', service }));
  week.clock.set('2025-03-03T10:20:00.000Z');
  week.export('fresh.csv', fileText(...rows), new Date('2025-03-03T10:12:00Z'));
  answerOf(await week.take(await week.choose()));
  expect(await told()).toEqual([]);
});
