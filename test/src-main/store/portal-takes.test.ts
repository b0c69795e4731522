// Records that not every portal takes: they wait for no sending where it takes none, and go once it does.
import { describe, expect, test } from 'vitest';
import { now, storeWithProvider } from '../fixtures.ts';

const by = { id: 'user-1', name: 'Ruth Bell' };
const absence = {
  id: 'absence-1',
  ssRef: '0012345',
  kind: 'holiday' as const,
  lineIds: null,
  firstDay: '2025-03-03',
  lastDay: '2025-03-09',
  toldOn: null,
  note: '',
};
type Held = ReturnType<typeof storeWithProvider>;
const save = (store: Held) =>
  store.command({ what: 'save-care', by, source: 'typed' }, (write) =>
    write.care('absence', absence.id, { kind: 'absence', id: absence.id, value: absence }),
  );
const logged = (kind: 'extra' | 'not-claimed') => ({
  kind: 'log' as const,
  id: 'entry-1',
  value: { id: 'entry-1', lineId: 'line-1', day: '2025-03-04', kind, reason: null, minutes: 30, note: '' },
});
const log = (store: Held, kind: 'extra' | 'not-claimed') =>
  store.command({ what: 'save-log', by, source: 'log' }, (write) => write.care('log', 'entry-1', logged(kind)));

test('a portal that does not know absences is sent none, and nothing waits', () => {
  const store = storeWithProvider();
  save(store);
  expect(store.care.absences()).toEqual([absence]);
  expect(store.outbox.counts().toSend).toBe(0);
});

test('once it says that it takes them, what was held back goes, and all that it holds is fetched anew', () => {
  const store = storeWithProvider();
  save(store);
  store.sync.portalTakes(['absence']);
  expect(store.outbox.unsent()).toMatchObject([{ kind: 'care', body: { kind: 'absence', id: 'absence-1' } }]);
  expect(store.sync.state()).toMatchObject({ cursor: null, takes: ['absence'] });
  store.sync.portalTakes(['absence']);
  expect(store.outbox.counts().toSend).toBe(1);
});

test('a portal that takes them no longer is sent nothing that it would refuse', () => {
  const store = storeWithProvider();
  store.sync.portalTakes(['absence']);
  save(store);
  expect(store.outbox.counts().toSend).toBe(1);
  store.sync.portalTakes([]);
  expect(store.outbox.counts().toSend).toBe(0);
  expect(store.care.absences()).toEqual([absence]);
});

test('an entry that becomes care that cannot be claimed is taken from a portal that does not know such entries, and stays here', () => {
  const store = storeWithProvider();
  const change = { id: by.id, name: by.name, at: '2025-03-04T09:00:00.000Z' };
  store.sync.applyChanges([{ kind: 'care', version: 3, changed: change, record: logged('extra') }], 'cursor-9');
  log(store, 'not-claimed');
  const [row] = store.outbox.unsent();
  expect(row).toMatchObject({ body: { kind: 'log', id: 'entry-1', record: null } });
  store.sync.applyChanges([{ kind: 'gone', what: 'log', id: 'entry-1', weekStart: null }], 'cursor-10');
  expect(store.care.get('log', 'entry-1')).toEqual(logged('not-claimed'));
});

/** An entry that the portal holds, changed here to what it does not take. */
function changedToNotClaimed() {
  const store = storeWithProvider();
  const change = { id: by.id, name: by.name, at: '2025-03-04T09:00:00.000Z' };
  store.sync.applyChanges([{ kind: 'care', version: 3, changed: change, record: logged('extra') }], 'cursor-9');
  log(store, 'not-claimed');
  return store;
}

test('its removal waits, and the portal takes such entries now: the entry goes instead', () => {
  const store = changedToNotClaimed();
  store.sync.portalTakes(['not-claimed']);
  expect(store.outbox.unsent()).toMatchObject([
    { body: { kind: 'log', id: 'entry-1', baseVersion: 3, record: logged('not-claimed') } },
  ]);
});

test('its removal is on its way when the portal comes to take such entries: it stays here, and follows', () => {
  const store = changedToNotClaimed();
  const batch = store.outbox.takeBatch({ now, limit: 500, newKey: () => 'key-1' });
  const [row] = batch?.rows ?? [];
  if (row === undefined) throw new Error('the removal waits');
  store.outbox.markSending('key-1');
  store.sync.portalTakes(['not-claimed']);
  store.outbox.settle('key-1', [{ id: row.id, outcome: 'accepted', version: 4 }]);
  expect(store.care.get('log', 'entry-1')).toEqual(logged('not-claimed'));
  expect(store.outbox.unsent()).toMatchObject([
    { body: { kind: 'log', id: 'entry-1', record: logged('not-claimed') } },
  ]);
});

describe('an absence that came from the portal before it said at a sign-in here that it takes them', () => {
  function withOneFromThere() {
    const store = storeWithProvider();
    const changed = { id: 'user-2', name: 'Ann Hill', at: '2025-03-04T09:00:00.000Z' };
    const there = { kind: 'absence' as const, id: absence.id, value: { ...absence, lastDay: '2025-03-20' } };
    store.sync.applyChanges([{ kind: 'care', version: 5, changed, record: there }], 'cursor-9');
    return store;
  }

  test('goes as it is changed here, and is not removed there', () => {
    const store = withOneFromThere();
    save(store);
    expect(store.outbox.unsent()).toMatchObject([{ body: { baseVersion: 5, record: { value: absence } } }]);
  });

  test('is gone here, too, once it is gone there', () => {
    const store = withOneFromThere();
    store.sync.applyChanges([{ kind: 'gone', what: 'absence', id: absence.id, weekStart: null }], 'cursor-10');
    expect(store.care.absences()).toEqual([]);
  });
});
