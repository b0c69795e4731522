// When a site packet is believed to hold all that is unsent: only then may the records themselves go.
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { workNotDone, workOf } from '../../../src-main/packets/gather.ts';
import { packetHandlers } from '../../../src-main/packets/handlers.ts';
import { isPassedOn } from '../../../src-main/packets/passed-on.ts';
import { openDatabase } from '../../../src-main/store/database.ts';
import { unlock } from '../../../src-main/store/pragmas.ts';
import { subjectOf } from '../../../src-shared/packet/index.ts';
import { adjustmentRequest, hospitalStay, serviceEnd } from '../../builders.ts';
import {
  aisha,
  answerOf,
  contextOf,
  edit,
  key,
  missedTwo,
  openedStore,
  openRequest,
  storeWithProvider,
  temporaryFolder,
  weekStart,
} from '../fixtures.ts';
import { planned } from '../portal-export/by-files.ts';

const passphrase = 'maple ferry stone lantern';

function recorded() {
  const request = openRequest();
  const store = storeWithProvider(request);
  edit(store, missedTwo());
  const context = contextOf(store);
  const file = path.join(temporaryFolder(), 'work.packet');
  context.dialogs.chooseWhereToSave = async () => file;
  const make = async () => answerOf(await packetHandlers(context)['packet.make']({ passphrase }));
  return { request, store, context, make };
}

test('all that was saved before it was gathered is in it, and nothing later', async () => {
  const { store, context, make } = recorded();
  expect(isPassedOn(context)).toBe(false);
  await make();
  expect(isPassedOn(context)).toBe(true);
  const making = make();
  edit(store, missedTwo({ comment: 'Refused both.' }));
  await making;
  expect(isPassedOn(context)).toBe(false);
  await make();
  expect(isPassedOn(context)).toBe(true);
});

test('a packet of an earlier version, which does not say how far it goes, is not believed', () => {
  const { store, context } = recorded();
  store.command({ what: 'make-packet', by: aisha, source: 'file' }, (write) => {
    const subjects = [{ subject: `actual:${weekStart}:line-1`, baseVersion: 1 }];
    write.device.made({ packetId: 'packet-1', at: '2025-03-10T09:00:00.000Z', byName: aisha.name, subjects });
    write.note('make-packet', { weekStart: null, content: { kind: 'packet', packetId: 'packet-1', rows: 1 } });
  });
  expect(isPassedOn(context)).toBe(false);
});

test('nor is one that did not speak of the work', () => {
  const { store, context } = recorded();
  const upTo = store.changeLog.head().id;
  store.command({ what: 'make-packet', by: aisha, source: 'file' }, (write) => {
    write.device.made({ packetId: 'packet-1', at: '2025-03-10T09:00:00.000Z', byName: aisha.name, subjects: [] });
    write.note('make-packet', { weekStart: null, content: { kind: 'packet', packetId: 'packet-1', rows: 1, upTo } });
  });
  expect(isPassedOn(context)).toBe(false);
});

test('nor is any while something unsent is about a line that is not held any more', async () => {
  const { request, store, make } = recorded();
  await make();
  store.close();
  const db = openDatabase(request.file, { readonly: false, mustExist: true });
  unlock(db, key);
  db.exec("DELETE FROM variation WHERE line_id = 'line-1'; DELETE FROM actual WHERE line_id = 'line-1'");
  db.close();
  expect(isPassedOn(contextOf(openedStore({ ...request, create: false })))).toBe(false);
});

test('of a week by files that is open, care that touches it counts; what was over before it is done with', async () => {
  const { store, context } = await planned();
  const stay = { ssRef: '0012401', told: null, approval: null };
  store.command({ what: 'save-stay', by: aisha, source: 'typed' }, (write) => {
    const before = { ...stay, id: 's-1', admitted: '2025-01-06', discharged: '2025-02-16' };
    const during = { ...stay, id: 's-2', admitted: '2025-01-06', discharged: '2025-02-17' };
    const after = { ...stay, id: 's-3', admitted: '2025-02-24', discharged: null };
    for (const value of [before, during, after]) write.care('stay', value.id, { kind: 'stay', id: value.id, value });
  });
  expect(workOf(context).map(subjectOf)).toEqual(['care:stay:s-1', 'care:stay:s-2', 'care:stay:s-3']);
  expect(workNotDone(context).map(subjectOf)).toEqual(['care:stay:s-2']);
});

test('whatever has a period counts for every open week that it reaches, not only for the one in which it began', async () => {
  const { store, context } = await planned();
  const [line] = store.lines.all();
  const ssRef = line?.ssRef ?? '';
  const request = (id: string, startDate: string, endDate: string | null) =>
    adjustmentRequest({ id, ssRef, changes: [], startDate, endDate });
  const stays = [
    {
      ...hospitalStay({ ssRef, decisions: [], callsFallOnStayDays: false }),
      id: 's-resumed',
      admitted: '2025-01-06',
      discharged: '2025-02-14',
      resumed: '2025-02-19',
    },
    {
      ...hospitalStay({ ssRef, decisions: [], callsFallOnStayDays: false }),
      id: 's-over',
      admitted: '2025-01-06',
      discharged: '2025-02-14',
      resumed: null,
    },
  ];
  const requests = [
    request('r-long', '2025-01-06', '2025-02-18'),
    request('r-open', '2025-01-06', null),
    request('r-over', '2025-01-06', '2025-02-16'),
    request('r-later', '2025-02-24', null),
  ];
  const ends = [
    ['e-planned', serviceEnd({ ssRef, lastDay: '2025-02-07' })],
    ['e-none', serviceEnd({ ssRef: '0099999', lastDay: '2025-02-07' })],
    ['e-later', serviceEnd({ ssRef, lastDay: '2025-02-26' })],
  ] as const;
  store.command({ what: 'save-care', by: aisha, source: 'typed' }, (write) => {
    for (const value of stays) write.care('stay', value.id, { kind: 'stay', id: value.id, value });
    for (const value of requests) write.care('adjustment', value.id, { kind: 'adjustment', id: value.id, value });
    for (const [id, value] of ends) write.care('end', id, { kind: 'end', id, value });
  });
  expect(workNotDone(context).map(subjectOf).sort()).toEqual([
    'care:adjustment:r-long',
    'care:adjustment:r-open',
    'care:end:e-planned',
    'care:stay:s-resumed',
  ]);
});

describe('care that its portal does not take', () => {
  const entry = (kind: 'extra' | 'not-claimed') => ({
    kind: 'log' as const,
    id: 'entry-1',
    value: { id: 'entry-1', lineId: 'line-1', day: weekStart, kind, reason: null, minutes: 30, note: '' },
  });
  const save = (store: ReturnType<typeof openedStore>) =>
    store.command({ what: 'save-log', by: aisha, source: 'log' }, (write) =>
      write.care('log', 'entry-1', entry('not-claimed')),
    );

  test('is not done with before it is passed on', () => {
    const store = storeWithProvider();
    save(store);
    expect(store.outbox.counts().toSend).toBe(0);
    expect(workNotDone(contextOf(store)).map(subjectOf)).toEqual(['care:log:entry-1']);
    expect(isPassedOn(contextOf(store))).toBe(false);
  });

  test('is passed on as it is here, on top of what the portal held, though there its removal waits', () => {
    const store = storeWithProvider();
    const changed = { ...aisha, at: '2025-03-04T09:00:00.000Z' };
    store.sync.applyChanges([{ kind: 'care', version: 3, changed, record: entry('extra') }], 'cursor-9');
    save(store);
    expect(store.outbox.counts().toSend).toBe(1);
    const change = { kind: 'log', id: 'entry-1', baseVersion: 3, record: entry('not-claimed') };
    expect(workOf(contextOf(store))).toMatchObject([{ kind: 'care', change, base: entry('extra') }]);
  });

  test('is none that came from there, whatever it said at the last sign-in', () => {
    const store = storeWithProvider();
    const changed = { ...aisha, at: '2025-03-04T09:00:00.000Z' };
    store.sync.applyChanges([{ kind: 'care', version: 3, changed, record: entry('not-claimed') }], 'cursor-9');
    expect(workOf(contextOf(store))).toEqual([]);
  });
});
