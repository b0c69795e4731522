// What is held back from a portal that does not take it is in no outbox: it is rescued from damaged records all the same.
import { expect, test } from 'vitest';
import { readUnsent } from '../../../src-main/recovery/unsent.ts';
import { openDatabase } from '../../../src-main/store/database.ts';
import { unlock } from '../../../src-main/store/pragmas.ts';
import { account, aisha, key, openRequest, storeWithProvider, weekStart } from '../fixtures.ts';

test('absences and care that cannot be claimed, and nothing that the portal holds as it is', () => {
  const request = openRequest();
  const store = storeWithProvider(request);
  const entry = (kind: 'extra' | 'not-claimed', id = 'entry-1') => ({
    kind: 'log' as const,
    id,
    value: { id, lineId: 'line-1', day: weekStart, kind, reason: null, minutes: 30, note: '' },
  });
  const away = {
    id: 'absence-1',
    ssRef: '0012345',
    kind: 'holiday' as const,
    lineIds: ['line-1'],
    firstDay: weekStart,
    lastDay: null,
    toldOn: null,
    note: '',
  };
  const absence = { kind: 'absence' as const, id: away.id, value: away };
  const changed = { ...aisha, at: '2025-03-04T09:00:00.000Z' };
  const there = [entry('extra'), entry('not-claimed', 'entry-2')];
  store.sync.applyChanges(
    there.map((record) => ({ kind: 'care' as const, version: 3, changed, record })),
    'cursor-9',
  );
  store.command({ what: 'save-log', by: aisha, source: 'log' }, (write) => {
    write.care('log', 'entry-1', entry('not-claimed'));
    write.care('absence', away.id, absence);
  });
  store.close();
  const db = openDatabase(request.file, { readonly: false, mustExist: true });
  unlock(db, key);
  const { rows, unreadable } = readUnsent(db, account);
  const byFiles = readUnsent(db, { ...account, connection: { kind: 'files' } });
  db.close();
  expect(unreadable).toBe(0);
  expect(rows).toHaveLength(2);
  expect(rows).toMatchObject([
    { kind: 'care', change: { baseVersion: 3, record: entry('not-claimed') }, base: entry('extra') },
    { kind: 'care', change: { baseVersion: 0, record: absence }, base: null },
  ]);
  expect(byFiles.rows).toMatchObject([{ change: { record: null } }]);
});
