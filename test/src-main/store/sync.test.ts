// Pulling: the same page twice changes nothing, unsent work is never touched, and absence is never a deletion.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Store } from '../../../src-main/store/store.ts';
import type { ActualRecord, Change } from '../../../src-shared/portal-api/index.ts';
import {
  actual,
  aisha,
  ben,
  edit,
  line,
  missedTwo,
  now,
  openedStore,
  openRequest,
  provider,
  record,
  storeWithProvider,
  week,
  weekStart,
} from '../fixtures.ts';

const bens = { ...ben, at: now };
const pull = (store: Store, ...changes: Change[]) => store.sync.applyChanges(changes, 'cursor-2');
const theirActual = (overrides: Partial<ActualRecord> = {}): Change => ({
  kind: 'actual',
  record: record({ version: 2, actual: missedTwo({ comment: 'Ben says so.' }), changed: bens, ...overrides }),
});
const line1 = (store: Store) => store.actuals.get(weekStart, 'line-1');

test('somebody else’s change is shown and in the history with their name', () => {
  const store = storeWithProvider();
  expect(pull(store, theirActual())).toMatchObject({ weeks: [weekStart], conflicts: 0 });
  expect(line1(store)).toMatchObject({
    actual: { comment: 'Ben says so.' },
    changed: { name: 'Ben Moss' },
    sendState: 'as-pulled',
  });
  expect(store.changeLog.ofLine(weekStart, 'line-1')).toMatchObject([
    { what: 'merged', source: 'sync', by: { name: 'Ben Moss' } },
  ]);
  expect(store.sync.state().cursor).toBe('cursor-2');
});

test('an older version that arrives late changes nothing', () => {
  const store = storeWithProvider();
  pull(store, theirActual({ version: 3 }));
  pull(store, { kind: 'actual', record: record({ version: 1 }) });
  expect(line1(store)).toMatchObject({ portal: { version: 3 }, actual: { comment: 'Ben says so.' } });
});

test('a pull that changes nothing of substance leaves the edit to be sent on the new version', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  expect(pull(store, { kind: 'actual', record: record({ version: 2 }) }).conflicts).toBe(0);
  expect(store.outbox.unsent()).toMatchObject([{ body: { baseVersion: 2, actual: missedTwo() } }]);
});

test('a pull that differs from what the edit was based on is a conflict, both sides kept', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  expect(pull(store, theirActual()).conflicts).toBe(1);
  expect(line1(store)).toMatchObject({ actual: missedTwo(), sendState: 'conflict', portal: { version: 2 } });
  expect(store.changeLog.ofLine(weekStart, 'line-1').map(({ what }) => what)).toEqual(['conflict', 'record']);
});

test('when both recorded the same there is nothing to resolve and nothing to send', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  pull(store, theirActual({ actual: missedTwo() }));
  expect(line1(store)?.sendState).toBe('as-pulled');
  expect(store.outbox.counts().toSend).toBe(0);
});

test('a tombstone never takes unsent work along', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  pull(
    store,
    { kind: 'gone', what: 'line', id: 'line-1', weekStart: null },
    { kind: 'gone', what: 'actual', id: 'line-1', weekStart },
    { kind: 'gone', what: 'actual', id: 'line-3', weekStart },
  );
  expect(line1(store)).toMatchObject({ actual: missedTwo(), sendState: 'to-send' });
  expect(store.actuals.get(weekStart, 'line-3')).toBeNull();
  expect(store.lines.ofWeek(weekStart).map(({ id }) => id)).toContain('line-1');
});

test('things may come in any order: an actual before its line, a line before its person', () => {
  const store = openedStore(openRequest());
  store.sync.applyChanges([...provider()].reverse(), 'cursor-1');
  expect(store.actuals.ofWeek(weekStart)).toHaveLength(3);
  expect(store.lines.ofWeek(weekStart)).toHaveLength(3);
  expect(store.people.all().map(({ name }) => name)).toEqual(['Ada Okafor', 'Bert Nowak', 'Cora Singh']);
  expect(store.weeks.get(weekStart)?.generated).toBe(true);
});

test('a plan that changed under a recorded actual is pointed out', () => {
  const store = storeWithProvider();
  pull(store, theirActual());
  const applied = pull(
    store,
    theirActual({ version: 3, actual: missedTwo({ planned: 1200, actual: 1000, comment: 'Ben says so.' }) }),
  );
  expect(applied.planChanges).toEqual([{ weekStart, lineId: 'line-1' }]);
});

test('a service is believed confirmed only with a receipt', () => {
  const store = storeWithProvider();
  pull(store, {
    kind: 'week',
    week: week({ services: [{ service: 'Home Support', state: 'confirmed', receiptId: null }] }),
  });
  expect(store.weeks.get(weekStart)?.services).toEqual([{ service: 'Home Support', state: 'open', receiptId: null }]);
});

test('a full copy removes what it lacks only when it is whole, and never unsent work', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  store.sync.beginFullCopy();
  const rest = provider().filter(
    (change) =>
      !(change.kind === 'line' && change.line.id !== 'line-2') &&
      !(change.kind === 'actual' && change.record.actual.lineId !== 'line-2'),
  );
  store.sync.stage(rest, 'copy-1');
  expect(store.lines.all()).toHaveLength(3);
  expect(store.sync.stagedRemovals()).toEqual({ lines: 2, linesHeld: 3 });
  store.sync.finishFullCopy();
  expect(store.lines.all().map(({ id }) => id)).toEqual(['line-2']);
  expect(line1(store)).toMatchObject({ actual: missedTwo(), sendState: 'to-send' });
  expect(store.actuals.get(weekStart, 'line-3')).toBeNull();
  expect(store.sync.state().cursor).toBe('copy-1');
});

test('an empty full copy is never a deletion', () => {
  const store = storeWithProvider();
  store.sync.beginFullCopy();
  expect(() => store.sync.finishFullCopy()).toThrow(/never a deletion/);
  expect(store.lines.all()).toHaveLength(3);
});

test('a stay that somebody else changed under an unsent one is a conflict, and saving it again resolves it', () => {
  const store = storeWithProvider();
  const stay = (discharged: string | null) => ({
    kind: 'stay' as const,
    id: 's-1',
    value: { id: 's-1', ssRef: '0012345', admitted: '2025-03-04', discharged, told: null, approval: null },
  });
  const save = (discharged: string) =>
    store.command({ what: 'save-care', by: aisha, source: 'typed' }, (write) =>
      write.care('stay', 's-1', stay(discharged)),
    );
  pull(store, { kind: 'care', version: 1, changed: bens, record: stay(null) });
  save('2025-03-06');
  pull(store, { kind: 'care', version: 2, changed: bens, record: stay('2025-03-08') });
  expect(store.care.stays()).toMatchObject([{ discharged: '2025-03-06' }]);
  expect(store.care.sendState('stay', 's-1')).toBe('conflict');
  save('2025-03-07');
  expect(store.outbox.unsent()).toMatchObject([{ kind: 'care', state: 'pending', body: { baseVersion: 2 } }]);
});

/** What can happen to one line, in any order. */
const step = fc.oneof(
  fc.record({ do: fc.constant('edit' as const), missed: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ do: fc.constant('pull' as const), missed: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ do: fc.constant('send' as const) }),
  fc.record({ do: fc.constant('lose' as const) }),
  fc.record({ do: fc.constant('gone' as const) }),
);

test('whatever is pulled, in whatever order, what a person last recorded stays until the portal has taken it', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const store = openedStore(openRequest({ file: ':memory:' }));
      store.sync.applyChanges(
        [
          { kind: 'line', line: line() },
          { kind: 'week', week: week() },
          { kind: 'actual', record: record() },
        ],
        'cursor-1',
      );
      const to = (missed: number) =>
        actual({ actual: 1000 - missed * 100, missed: missed * 100, comment: missed === 0 ? '' : `${missed} missed` });
      // The portal: one line, its version, and the answers it gave under each key.
      let portal = record();
      const answers = new Map<string, { id: string; accepted: boolean }[]>();
      let mine: string | null = null;
      let keys = 0;
      const newKey = () => {
        keys += 1;
        return `key-${keys}`;
      };
      for (const next of steps) {
        if (next.do === 'edit') {
          edit(store, to(next.missed));
          mine = to(next.missed).comment;
        } else if (next.do === 'pull') {
          portal = record({ version: portal.version + 1, actual: to(next.missed), changed: bens });
          store.sync.applyChanges([{ kind: 'actual', record: portal }], 'c');
        } else if (next.do === 'gone') {
          if (store.outbox.counts().toSend > 0)
            store.sync.applyChanges([{ kind: 'gone', what: 'actual', id: 'line-1', weekStart }], 'c');
        } else {
          const batch = store.outbox.takeBatch({ now, limit: 500, newKey });
          if (batch?.kind === 'actual') {
            store.outbox.markSending(batch.key);
            let verdicts = answers.get(batch.key);
            if (verdicts === undefined) {
              verdicts = batch.rows.map((row) => {
                const accepted = row.body.baseVersion === portal.version;
                if (accepted)
                  portal = record({
                    version: portal.version + 1,
                    actual: row.body.actual,
                    changed: { ...aisha, at: now },
                  });
                return { id: row.id, accepted };
              });
              answers.set(batch.key, verdicts);
            }
            if (next.do === 'send') {
              store.outbox.settle(
                batch.key,
                verdicts.map(({ id, accepted }) =>
                  accepted
                    ? { id, outcome: 'accepted', version: batch.rows[0] ? batch.rows[0].body.baseVersion + 1 : 0 }
                    : { id, outcome: 'conflict', current: portal },
                ),
              );
            } else
              store.outbox.retryLater(batch.key, {
                state: 'unknown',
                nextAttemptAt: now,
                problem: { code: 'portal-timed-out', sentence: '', action: '' },
              });
          }
        }
        const shown = line1(store);
        // Unsent work is on screen, exactly as it was recorded; otherwise the screen shows what the portal holds.
        if (store.outbox.counts().toSend > 0) expect(shown?.actual.comment).toBe(mine);
        else expect(shown?.actual).toEqual(shown?.portal?.actual);
      }
      expect(store.changeLog.verify().ok).toBe(true);
      store.close();
    }),
    { numRuns: 80 },
  );
}, 60_000);
