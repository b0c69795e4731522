// What is known of a week is brought up to date by reading and checking again what was written, and is then what reading
// all of it again would give: whatever was written, and by whom.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { saveAdjustment, saveEnd, saveStay } from '../../../src-main/care/care.ts';
import { saveLog } from '../../../src-main/care/log.ts';
import type { Store } from '../../../src-main/store/store.ts';
import type { AccountContext } from '../../../src-main/use-case/account-context.ts';
import { acknowledge, attestLines, redoLast, undoLast } from '../../../src-main/weeks/commands.ts';
import { weekFactsOf } from '../../../src-main/weeks/facts.ts';
import { weekQueries } from '../../../src-main/weeks/queries.ts';
import { recordLine } from '../../../src-main/weeks/record.ts';
import type { FollowedWeek, WeekView } from '../../../src-shared/app-api/index.ts';
import { withChange } from '../../../src-shared/app-api/week-change.ts';
import { categories, reasons, type Variation } from '../../../src-shared/domain/actuals.ts';
import { addDays } from '../../../src-shared/domain/week.ts';
import type { Change } from '../../../src-shared/portal-api/index.ts';
import {
  actual,
  aisha,
  answerOf,
  contextOf,
  handlersOf,
  line,
  missedTwo,
  now,
  openRequest,
  person,
  receipt,
  record,
  standingClock,
  storeWithProvider,
  variation as variationOf,
  week,
  weekStart,
} from '../fixtures.ts';

const variation: fc.Arbitrary<Variation> = fc.record({
  category: fc.constantFrom(...categories),
  reason: fc.constantFrom(...reasons),
  quantity: fc.constantFrom(0, 25, 110, 200),
  firstDay: fc.constantFrom(null, '2025-03-03', '2025-03-08'),
  lastDay: fc.constantFrom(null, '2025-03-05', '2025-03-12'),
  hospitalStayId: fc.constantFrom(null, 'stay-1'),
  note: fc.constantFrom('', 'a note'),
});

const step = fc.record({
  lineId: fc.constantFrom('line-1', 'line-2', 'line-3'),
  variations: fc.array(variation, { maxLength: 3 }),
  visits: fc.constantFrom(undefined, 6, 7),
});

test('whatever is recorded one line after the other, the week is known as if it were read anew', () => {
  const store = storeWithProvider();
  const value = {
    id: 'stay-1',
    ssRef: '0012345',
    admitted: '2025-02-26',
    discharged: null,
    told: null,
    approval: null,
  };
  const changed = { ...aisha, at: now };
  store.sync.applyChanges(
    [{ kind: 'care', version: 1, changed, record: { kind: 'stay', id: 'stay-1', value } }],
    'c-2',
  );
  const context = contextOf(store);
  const factsOf = weekFactsOf(context);
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
      factsOf(weekStart);
      for (const { lineId, variations, visits } of steps) {
        const input = { weekStart, lineId, variations, ...(visits === undefined ? {} : { visits }) };
        recordLine(context, input);
        factsOf(weekStart);
      }
      expect(factsOf(weekStart)).toEqual(weekFactsOf(context)(weekStart));
    }),
    { numRuns: 60 },
  );
});

/** What may happen to a store, one thing at a time; `version` is higher at each. */
const happenings: Record<
  string,
  (at: { store: Store; context: AccountContext; version: number; clock: ReturnType<typeof standingClock> }) => unknown
> = {
  'somebody else records': ({ store, version }) =>
    pull(store, { kind: 'actual', record: record({ version, actual: missedTwo(), changed: { ...aisha, at: now } }) }),
  'the plan of a line changes': ({ store, version }) =>
    pull(store, {
      kind: 'actual',
      record: record({ version, actual: actual({ lineId: 'line-3', planned: 900, actual: 900 }) }),
    }),
  'an actual goes': ({ store }) => pull(store, { kind: 'gone', what: 'actual', id: 'line-2', weekStart }),
  'an actual comes for a line of another time': ({ store, version }) =>
    pull(
      store,
      { kind: 'line', line: line({ id: 'line-9', startDate: '2026-01-05' }) },
      { kind: 'actual', record: record({ version, actual: actual({ lineId: 'line-9' }) }) },
    ),
  'a week before has non-engagement': ({ store, version }) =>
    pull(store, {
      kind: 'actual',
      record: record({ version, actual: missedTwo({ weekStart: addDays(weekStart, -7) }) }),
    }),
  'a week after is known': ({ store, version }) =>
    pull(store, { kind: 'actual', record: record({ version, actual: actual({ weekStart: addDays(weekStart, 7) }) }) }),
  'a service is confirmed at the portal, or is not': ({ store, version }) =>
    pull(store, {
      kind: 'week',
      week: week({
        services: [{ service: 'Home Support', state: version % 2 === 0 ? 'open' : 'confirmed', receiptId: 'r-1' }],
      }),
    }),
  'the week is processed, or is not': ({ store, version }) =>
    pull(store, { kind: 'week', week: week({ status: version % 3 === 0 ? 'payment-processed' : 'open' }) }),
  'a receipt comes': ({ store }) => pull(store, { kind: 'receipt', receipt: receipt() }),
  'a person has another name': ({ store, version }) =>
    pull(store, { kind: 'person', person: person({ name: `Ada ${version}` }) }),
  'a line ends': ({ store }) => pull(store, { kind: 'line', line: line({ endDate: '2025-03-05' }) }),
  'a stay is recorded': ({ context }) =>
    saveStay(context, {
      id: null,
      ssRef: '0012345',
      admitted: '2025-03-04',
      discharged: null,
      told: null,
      approval: null,
    }),
  'a service ends': ({ context }) =>
    saveEnd(context, { ssRef: '0012401', lineId: 'line-3', lastDay: '2025-03-06', cause: 'died' }),
  'a request is begun': ({ context }) =>
    saveAdjustment(context, {
      id: null,
      ssRef: '0012345',
      changes: [{ lineId: 'line-1', kind: 'increase' }],
      startDate: '2025-03-10',
      endDate: null,
      submittedOn: null,
      outcome: 'draft',
    }),
  'a day is logged': ({ context }) =>
    saveLog(context, {
      entry: {
        id: null,
        lineId: 'line-1',
        day: '2025-03-05',
        kind: 'missed',
        reason: 'non_engagement',
        minutes: 60,
        note: '',
      },
    }),
  'a day of the week before is logged': ({ context }) =>
    saveLog(context, {
      entry: {
        id: null,
        lineId: 'line-1',
        day: '2025-02-26',
        kind: 'missed',
        reason: 'non_engagement',
        minutes: 60,
        note: '',
      },
    }),
  'a warning is acknowledged': ({ context }) => {
    const facts = weekFactsOf(context)(weekStart);
    const [warning] = facts?.findings.filter(({ level }) => level === 'warning') ?? [];
    return facts && warning && acknowledge(context, facts, { key: warning.key, reason: 'It was so.' });
  },
  'a line is recorded': ({ context }) =>
    recordLine(context, { weekStart, lineId: 'line-3', variations: [variationOf({ quantity: 100 })] }),
  'lines are attested': ({ context }) => attestLines(context, { weekStart, lineIds: ['line-1', 'line-2', 'line-3'] }),
  'it is undone': ({ context }) => undoLast(context),
  'it is done again': ({ context }) => redoLast(context),
  'a batch is taken': ({ store, version }) =>
    store.outbox.takeBatch({ now, limit: 500, newKey: () => `key-${version}` }),
  'what was sent is refused': ({ store }) => {
    const row = store.outbox.unsent().find(({ batchKey }) => batchKey !== null);
    if (row?.kind !== 'actual' || row.batchKey === null) return;
    const problem = { code: 'refused', sentence: 'The portal refused it.', action: '' } as const;
    store.outbox.settle(row.batchKey, [{ id: row.id, outcome: 'rejected', problem }]);
  },
  'a sync ends': ({ store }) => store.sync.update({ lastSyncedAt: now }),
  'a minute passes': ({ clock }) => clock.set(new Date(Date.parse(clock.now()) + 60_000).toISOString()),
  'the deadline passes': ({ clock }) => clock.set('2025-03-11T17:30:00.000Z'),
};

test('whatever happens to the store, the week is known as if it were read anew', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...Object.keys(happenings)), { minLength: 1, maxLength: 12 }),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      (names, asked) => {
        const clock = standingClock();
        const store = storeWithProvider(openRequest({ file: ':memory:' }));
        const context = contextOf(store, { clock });
        const factsOf = weekFactsOf(context);
        factsOf(weekStart);
        names.forEach((name, at) => {
          happenings[name]?.({ store, context, version: at + 2, clock });
          if (asked[at]) factsOf(weekStart);
        });
        expect(factsOf(weekStart)).toEqual(weekFactsOf(context)(weekStart));
        store.close();
      },
    ),
    { numRuns: 150 },
  );
});

function pull(store: Store, ...changes: Change[]): void {
  store.sync.applyChanges(changes, 'cursor-2');
}

test('a screen that follows the week sees what it would see by asking for all of it', async () => {
  const store = storeWithProvider();
  const context = contextOf(store);
  const handlers = handlersOf(context);
  const queries = weekQueries(context, weekFactsOf(context));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      let seen: { stamp: string; view: WeekView } | null = null;
      for (const { lineId, variations, visits } of steps) {
        await handlers['week.record']({ weekStart, lineId, variations, ...(visits === undefined ? {} : { visits }) });
        const followed: FollowedWeek = answerOf(
          await handlers['week.follow']({ weekStart, seen: seen === null ? null : seen.stamp }),
        );
        expect(followed.view === null).toBe(seen !== null);
        const view: WeekView | null = seen === null ? followed.view : withChange(seen.view, followed.change as never);
        if (view === null) throw new Error('nothing was followed');
        expect(view).toEqual(answerOf(queries.view(weekStart)));
        seen = { stamp: followed.stamp, view };
      }
    }),
    { numRuns: 40 },
  );
});

test('a screen with a view that nobody remembers gets the whole week', async () => {
  const context = contextOf(storeWithProvider());
  const handlers = handlersOf(context);
  const queries = weekQueries(context, weekFactsOf(context));
  const followed = answerOf(await handlers['week.follow']({ weekStart, seen: 'of another run' }));
  expect(followed).toMatchObject({ change: null, view: answerOf(queries.view(weekStart)) });
});
