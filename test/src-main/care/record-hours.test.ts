// Hours given by day, in the log, and the figures that they make: both are there, or neither, and one undo takes both back.
import { expect, test } from 'vitest';
import type { AppRequest } from '../../../src-shared/app-api/index.ts';
import type { Variation } from '../../../src-shared/domain/actuals.ts';
import type { LogEntry } from '../../../src-shared/domain/log.ts';
import { extra, logEntry, serviceEnd } from '../../builders.ts';
import {
  actual,
  aisha,
  answerOf,
  contextOf,
  handlersOf,
  problemOf,
  storeWithProvider,
  week,
  weekStart,
} from '../fixtures.ts';

type Input = AppRequest<'care.record-hours'>;
type Hours = Input['hours'];

const [tuesday, wednesday, friday] = ['2025-03-04', '2025-03-05', '2025-03-07'];

/** line-2 is of a service that takes no extra hours, line-1 of one that does. */
function opened(lineId: string, variations: Variation[], log: LogEntry[] = []) {
  const store = storeWithProvider();
  const context = contextOf(store);
  const calls = handlersOf(context);
  store.command({ what: 'save-care', by: aisha, source: 'typed' }, (write) => {
    for (const value of log) write.care('log', value.id, { kind: 'log', id: value.id, value });
    const end = serviceEnd({ lastDay: wednesday });
    write.care('end', 'end-1', { kind: 'end', id: 'end-1', value: end });
  });
  const record = (as: Input['as'], hours: Hours) => calls['care.record-hours']({ weekStart, lineId, as, hours });
  return {
    store,
    context,
    calls,
    record,
    begin: async () => answerOf(await calls['week.record']({ weekStart, lineId, variations })),
    line: () => store.actuals.get(weekStart, lineId)?.actual,
    log: () => store.care.logOfWeek(weekStart).map(({ day, kind, reason, minutes }) => [day, kind, reason, minutes]),
  };
}

const friExtra = extra({ quantity: 200, firstDay: friday, lastDay: friday });
const logged = (parts: Partial<LogEntry> = {}) =>
  logEntry({ lineId: 'line-2', day: friday, kind: 'extra', reason: 'temporary_increase', minutes: 120, ...parts });

test('hours that cannot be claimed go into the log and off the line, in one step that undo takes back', async () => {
  const { store, begin, record, line, log, calls } = opened('line-2', [friExtra]);
  await begin();
  expect(answerOf(await record('not-claimed', [{ day: friday, minutes: 120 }]))).toEqual({ logged: 1 });
  expect(log()).toEqual([[friday, 'not-claimed', null, 120]]);
  expect(line()).toMatchObject({ extra: 0, variations: [] });
  expect(store.undo.undoable()?.label).toMatch(/^the hours given for/);
  answerOf(await calls['week.undo']({}));
  expect(log()).toEqual([]);
  expect(line()).toMatchObject({ extra: 200 });
  answerOf(await calls['week.redo']({}));
  expect(log()).toHaveLength(1);
  expect(line()).toMatchObject({ extra: 0 });
});

test('said again, hours are not taken off the line once more, and more of them only as far as they are more', async () => {
  const four = extra({ quantity: 400, firstDay: friday, lastDay: friday });
  const { begin, record, line, log } = opened('line-1', [four]);
  await begin();
  answerOf(await record('not-claimed', [{ day: friday, minutes: 60 }]));
  expect(line()).toMatchObject({ extra: 300 });
  expect(answerOf(await record('not-claimed', [{ day: friday, minutes: 60 }]))).toEqual({ logged: 0 });
  expect(line()).toMatchObject({ extra: 300 });
  answerOf(await record('not-claimed', [{ day: friday, minutes: 90 }]));
  expect(line()).toMatchObject({ extra: 250 });
  expect(log().map(([, , , minutes]) => minutes)).toEqual([60, 30]);
});

test('a day named twice is what was said of it last, in the log and on the line', async () => {
  const four = extra({ quantity: 400, firstDay: friday, lastDay: friday });
  const { begin, record, line, log } = opened('line-1', [four]);
  await begin();
  answerOf(
    await record('not-claimed', [
      { day: friday, minutes: 120 },
      { day: friday, minutes: 60 },
    ]),
  );
  expect(log().map(([, , , minutes]) => minutes)).toEqual([60]);
  expect(line()).toMatchObject({ extra: 300 });
});

test('what the log has already is not written again, and counts once', async () => {
  const { begin, record, line, log } = opened('line-2', [friExtra], [logged()]);
  await begin();
  expect(answerOf(await record('not-claimed', [{ day: friday, minutes: 120 }]))).toEqual({ logged: 0 });
  expect(log()).toHaveLength(1);
  expect(line()).toMatchObject({ extra: 0 });
  // Made again, as after an answer that was lost, it adds nothing.
  expect(answerOf(await record('not-claimed', [{ day: friday, minutes: 180 }]))).toEqual({ logged: 1 });
  expect(answerOf(await record('not-claimed', [{ day: friday, minutes: 180 }]))).toEqual({ logged: 0 });
  expect(log().map((entry) => entry[3])).toEqual(expect.arrayContaining([120, 60]));
});

test('of an increase that runs too long, the days given leave the claim', async () => {
  const long = extra({ quantity: 400, firstDay: tuesday, lastDay: friday });
  const { begin, record, line } = opened('line-3', [long]);
  await begin();
  answerOf(await record('not-claimed', [{ day: friday, minutes: 60 }]));
  expect(line()).toMatchObject({ extra: 300, variations: [{ firstDay: tuesday, lastDay: '2025-03-06' }] });
});

test('the hours until the end are logged, what is logged counts once, and the rest is missed', async () => {
  const before = logged({ lineId: 'line-1', day: tuesday, kind: 'as-planned', reason: null });
  const { record, line, log, calls } = opened('line-1', [], [before]);
  const hours = [
    { day: tuesday, minutes: 120 },
    { day: wednesday, minutes: 180 },
  ];
  expect(answerOf(await record('until-end', hours))).toEqual({ logged: 1 });
  expect(log()).toEqual([
    [tuesday, 'as-planned', null, 120],
    [wednesday, 'delivered', null, 180],
  ]);
  expect(line()).toMatchObject({ actual: 500, missed: 500, variations: [{ reason: 'service_ended' }] });
  answerOf(await calls['week.undo']({}));
  expect(log()).toHaveLength(1);
  expect(line()).toEqual(actual());
});

test('a break in the middle leaves neither hours nor figures', async () => {
  const { store, context, begin, line, log } = opened('line-2', [friExtra]);
  await begin();
  const broken = handlersOf({
    ...context,
    command: (meta, run) =>
      store.command(meta, (write) =>
        run({
          ...write,
          actual: () => {
            throw new Error('the lights went out');
          },
        }),
      ),
  });
  const input = { weekStart, lineId: 'line-2', as: 'not-claimed' as const, hours: [{ day: friday, minutes: 120 }] };
  expect(() => broken['care.record-hours'](input)).toThrow('the lights went out');
  expect(log()).toEqual([]);
  expect(line()).toMatchObject({ extra: 200 });
});

test.each<[string, Input['as'], Hours, string]>([
  ['less than the log has', 'not-claimed', [{ day: friday, minutes: 60 }], 'less-than-logged'],
  ['a day of another week', 'not-claimed', [{ day: '2025-03-11', minutes: 60 }], 'day-not-planned'],
  ['a day after the last', 'until-end', [{ day: friday, minutes: 120 }], 'day-not-planned'],
  ['more than a day has', 'until-end', [{ day: tuesday, minutes: 9000 }], 'more-than-a-day'],
])('%s is refused, and nothing is written', async (_, as, hours, code) => {
  const { record, log, line } = opened('line-1', [], [logged({ lineId: 'line-1' })]);
  expect(problemOf(await record(as, hours)).code).toBe(code);
  expect(log()).toHaveLength(1);
  expect(line()).toEqual(actual());
});

test('without an end, and in a week that is closed, nothing is recorded', async () => {
  const { store, record } = opened('line-3', []);
  expect(problemOf(await record('until-end', [{ day: tuesday, minutes: 60 }])).code).toBe('gone');
  store.sync.applyChanges([{ kind: 'week', week: week({ status: 'payment-processed' }) }], 'cursor-2');
  expect(problemOf(await record('not-claimed', [{ day: tuesday, minutes: 60 }])).code).toBe('week-closed');
});
