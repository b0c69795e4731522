// The daily log on a real store: an entry carries the week's figures with it, and never over what somebody typed.
import { expect, test } from 'vitest';
import { carryWaitingLogs } from '../../../src-main/care/log.ts';
import type { LogEntry } from '../../../src-shared/domain/log.ts';
import { answerOf, contextOf, handlersOf, problemOf, storeWithProvider, variation, weekStart } from '../fixtures.ts';

type NewEntry = Omit<LogEntry, 'id'> & { id: string | null };

function entry(parts: Partial<NewEntry> = {}): NewEntry {
  const refused = { kind: 'missed', reason: 'non_engagement', minutes: 67, note: '' } as const;
  return { id: null, lineId: 'line-1', day: '2025-03-04', ...refused, ...parts };
}

function log() {
  const store = storeWithProvider();
  const context = contextOf(store);
  const handlers = handlersOf(context);
  const save = async (parts: Partial<NewEntry> = {}, admitted?: string) =>
    answerOf(await handlers['care.save-log']({ entry: entry(parts), admitted }));
  const row = async (lineId = 'line-1') =>
    answerOf(await handlers['week.get']({ weekStart })).rows.find(({ line }) => line.id === lineId);
  return { store, context, handlers, save, row };
}

test('entries carry the week’s figures: minutes summed, rounded once, with reason and days', async () => {
  const { save, row, store } = log();
  expect(await save()).toMatchObject({ figures: 'carried' });
  await save({ day: '2025-03-05' });
  // 134 minutes are 2.23 hours, so 2.25; each rounded by itself would make 2.00.
  expect(await row()).toMatchObject({
    actual: { missed: 225, actual: 775, variations: [{ firstDay: '2025-03-04', lastDay: '2025-03-05' }] },
    log: { status: 'from-log', entries: 2, minutes: { missed: 134 } },
  });
  expect((await row())?.actual?.comment).toContain('did not engage');
  expect(store.outbox.unsent().map(({ kind }) => kind)).toEqual(['care', 'actual', 'care']);
  expect(store.changeLog.ofLine(weekStart, 'line-1')[0]).toMatchObject({ source: 'log', what: 'save-log' });
});

test('an entry that is changed or taken out takes the figures with it', async () => {
  const { save, row, handlers } = log();
  const { id } = await save();
  await save({ id, minutes: 120 });
  expect((await row())?.actual?.missed).toBe(200);
  answerOf(await handlers['care.remove']({ kind: 'log', id }));
  expect(await row()).toMatchObject({ actual: { missed: 0, actual: 1000, comment: '' }, log: null });
});

test('undo takes back the entry and its figures together', async () => {
  const { save, row, handlers } = log();
  await save();
  answerOf(await handlers['week.undo']({}));
  expect(await row()).toMatchObject({ actual: { missed: 0 }, log: null });
  answerOf(await handlers['week.redo']({}));
  expect(await row()).toMatchObject({ actual: { missed: 100 }, log: { entries: 1 } });
});

test('what somebody typed in the grid is kept and marked, until they take the log’s figures', async () => {
  const { save, row, handlers } = log();
  await save();
  const typed = [variation({ quantity: 300, firstDay: null, lastDay: null })];
  answerOf(await handlers['week.record']({ weekStart, lineId: 'line-1', variations: typed }));
  expect(await save({ day: '2025-03-05' })).toMatchObject({ figures: 'kept' });
  expect(await row()).toMatchObject({ actual: { missed: 300 }, log: { status: 'differs' } });
  answerOf(await handlers['care.use-log']({ weekStart, lineId: 'line-1' }));
  expect(await row()).toMatchObject({ actual: { missed: 225 }, log: { status: 'from-log' } });
});

test('hospital without a stay saves the stay with the entry, and names it', async () => {
  const { save, row, store } = log();
  await save({ kind: 'frustrated', reason: 'hospital', minutes: 120 }, '2025-03-04');
  const [stay] = store.care.stays();
  expect(stay).toMatchObject({ ssRef: '0012345', admitted: '2025-03-04', discharged: null });
  expect(await row()).toMatchObject({
    actual: { frustrated: 200, variations: [{ hospitalStayId: stay?.id }] },
    stayIds: [stay?.id],
  });
});

test('a log of the whole plan is evidence, and changes no figure', async () => {
  const { save, row } = log();
  expect(await save({ kind: 'as-planned', reason: null, minutes: 600 })).toMatchObject({ figures: 'unchanged' });
  expect(await row()).toMatchObject({ knowledge: 'evidenced', actual: { actual: 1000 }, log: { status: 'silent' } });
});

test('a log that came before the line’s actual is carried into it once it is there', async () => {
  const { save, row, store, context } = log();
  store.sync.applyChanges([{ kind: 'gone', what: 'actual', id: 'line-1', weekStart }], 'cursor-2');
  expect(await save()).toMatchObject({ figures: 'waiting' });
  const generated = storeWithProvider().actuals.get(weekStart, 'line-1')?.portal;
  if (generated == null) throw new Error('the fixture has line 1');
  store.sync.applyChanges([{ kind: 'actual', record: { ...generated, version: 7 } }], 'cursor-3');
  expect(await row()).toMatchObject({ actual: { missed: 0 }, log: { status: 'differs' } });
  carryWaitingLogs(context);
  expect(await row()).toMatchObject({ actual: { missed: 100 }, log: { status: 'from-log' } });
});

test('more than was planned is logged but not carried: less than nothing cannot be', async () => {
  const { save, row } = log();
  expect(await save({ minutes: 660 })).toMatchObject({ figures: 'kept', sentence: expect.stringContaining('11.00') });
  expect(await row()).toMatchObject({ actual: { missed: 0 }, log: { status: 'differs' } });
});

test('a day outside the service, and no time at all, are refused at their field', async () => {
  const { handlers } = log();
  const before = await handlers['care.save-log']({ entry: entry({ day: '2024-03-04' }), admitted: null });
  expect(problemOf(before)).toMatchObject({ code: 'day-not-planned', fields: { day: expect.any(String) } });
  const nothing = await handlers['care.save-log']({ entry: entry({ minutes: 0 }), admitted: null });
  expect(problemOf(nothing)).toMatchObject({ code: 'no-minutes' });
});

test('the week names the lines that were logged, last first, those of earlier weeks too', async () => {
  const { save, handlers } = log();
  const recent = async () => answerOf(await handlers['week.get']({ weekStart })).recentlyLogged;
  expect(await recent()).toEqual([]);
  await save({ lineId: 'line-2', day: '2025-02-27' });
  await save({ lineId: 'line-1', day: '2025-02-24' });
  expect(await recent()).toEqual(['line-1', 'line-2']);
  await save({ lineId: 'line-2', day: '2025-03-04' });
  expect(await recent()).toEqual(['line-2', 'line-1']);
});

test('extra for a service that takes none is kept in the log, and left out of the week’s figures', async () => {
  const { save, row } = log();
  const given = { lineId: 'line-2', kind: 'extra', reason: 'temporary_increase', minutes: 90 } as const;
  const saved = await save(given);
  expect(saved.sentence).toContain('Given, cannot be claimed');
  expect(await row('line-2')).toMatchObject({
    actual: { extra: 0, variations: [] },
    log: { status: 'silent', notClaimable: { entryIds: [saved.id], minutes: 90 } },
  });
});

test('it does not keep a missed visit of the same week from counting', async () => {
  const { save, row } = log();
  await save({ lineId: 'line-2', kind: 'extra', reason: 'temporary_increase', minutes: 90 });
  await save({ lineId: 'line-2', day: '2025-03-05', reason: 'planned_absence', minutes: 60 });
  expect(await row('line-2')).toMatchObject({ actual: { extra: 0, missed: 100 }, log: { status: 'from-log' } });
});

test('more than the day has is refused; with a level that is not known it may be true', async () => {
  const { handlers, save } = log();
  const saving = (minutes: number) => handlers['care.save-log']({ entry: entry({ minutes }), admitted: null });
  expect(problemOf(await saving(10_080))).toMatchObject({
    code: 'more-than-a-day',
    fields: { minutes: expect.any(String) },
  });
  await save({ minutes: 1500 });
});

test('several entries share their day: what was given, and what was not', async () => {
  const { handlers, save, store } = log();
  const line = store.lines.get('line-1');
  if (line === null) throw new Error('the fixture has line 1');
  store.sync.applyChanges([{ kind: 'line', line: { ...line, serviceLevel: 'Single-handed' } }], 'next');
  const { id } = await save({ minutes: 1200 });
  const more = await handlers['care.save-log']({ entry: entry({ minutes: 600 }), admitted: null });
  expect(problemOf(more)).toMatchObject({
    code: 'more-than-a-day',
    sentence: expect.stringMatching(/^The log has 20 h of that day already\. With it, 30 h is more than/),
  });
  await save({ kind: 'delivered', reason: null, minutes: 600 });
  // An entry that is changed takes its own place.
  await save({ id, minutes: 1440 });
});

test('several days are one step: an entry each, the week’s figures once, and all of it is undone together', async () => {
  const { handlers, row, store } = log();
  const alsoOn = ['2025-03-06', '2025-03-05', '2025-03-05'];
  expect(answerOf(await handlers['care.save-log']({ entry: entry(), alsoOn }))).toMatchObject({ figures: 'carried' });
  expect(store.care.logOfLine('line-1').map(({ day, minutes }) => [day, minutes])).toEqual([
    ['2025-03-04', 67],
    ['2025-03-05', 67],
    ['2025-03-06', 67],
  ]);
  // 201 minutes, rounded once.
  expect((await row())?.actual).toMatchObject({ missed: 325, variations: [{ lastDay: '2025-03-06' }] });
  answerOf(await handlers['week.undo']({}));
  expect(await row()).toMatchObject({ actual: { missed: 0 }, log: null });
});

test('days of two weeks go each to its own, and one that cannot be keeps all of them out and is named', async () => {
  const { handlers, row, store } = log();
  const saved = await handlers['care.save-log']({ entry: entry(), alsoOn: ['2025-03-10'] });
  // The next week is not generated yet.
  expect(answerOf(saved)).toMatchObject({ figures: 'waiting' });
  expect((await row())?.actual?.missed).toBe(100);
  const refused = problemOf(await handlers['care.save-log']({ entry: entry({ minutes: 60 }), alsoOn: ['2024-03-05'] }));
  expect(refused.sentence).toBe('Tuesday 5 March 2024: This service starts on 1 April 2024.');
  expect(store.care.logOfLine('line-1')).toHaveLength(2);
});

test('an entry that is changed stays of one day', async () => {
  const { handlers, save, store } = log();
  const { id } = await save();
  answerOf(await handlers['care.save-log']({ entry: entry({ id, minutes: 30 }), alsoOn: ['2025-03-06'] }));
  expect(store.care.logOfLine('line-1')).toMatchObject([{ id, day: '2025-03-04', minutes: 30 }]);
});
