// Records that not every portal takes: they wait for no sending where it takes none, and go once it does.
import { expect, test } from 'vitest';
import { storeWithProvider } from '../fixtures.ts';

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
