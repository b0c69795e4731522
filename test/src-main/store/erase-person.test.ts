// Erasing one person: nothing of them can be found afterwards, in any table or copy; the history still verifies, and what is
// about others stays as it was.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { hash } from '../../../src-main/machine/hash.ts';
import { openDatabase } from '../../../src-main/store/database.ts';
import { holdings, tableNames } from '../../../src-main/store/holdings.ts';
import { openStore } from '../../../src-main/store/open.ts';
import { unlock } from '../../../src-main/store/pragmas.ts';
import type { Store } from '../../../src-main/store/store.ts';
import { packetSchema } from '../../../src-shared/packet/index.ts';
import { fileEvidenceSchema, intendedLines, intendedText } from '../../../src-shared/portal-export/index.ts';
import { aisha, openRequest, record, storeWithProvider, weekStart } from '../fixtures.ts';
import {
  councilCsv,
  dump,
  filesIn,
  found,
  otherRow,
  pagesOf,
  plant,
  planted,
  plantedChanges,
  sentinels,
} from './planted-person.ts';

function plantedStore() {
  const request = openRequest();
  const store = storeWithProvider(request);
  plant(store);
  return { request, store };
}

const erase = (store: Store) => store.erasing.erase({ ssRef: planted.ssRef, by: aisha, why: 'asked' });

test('every table that can hold something of one person has something of the planted one', () => {
  const { store } = plantedStore();
  const held = store.erasing.held(planted.ssRef).map(({ table }) => table);
  // Made by an exchange of packets or a confirmation, and searched in a test of their own.
  const elsewhere = ['merged_packet', 'receipt', 'confirmation', 'confirmation_wish', 'sync_state', 'care_at_portal'];
  const expected = tableNames.filter((table) => holdings[table].ofPerson !== null && !elsewhere.includes(table));
  expect([...held].sort()).toEqual([...expected].sort());
});

test('what is held of them is theirs alone: of a file that has others, their rows', () => {
  const { store } = plantedStore();
  const text = JSON.stringify(store.erasing.held(planted.ssRef));
  for (const one of [
    'Marigold refused',
    'Marigold needs more',
    'Marigold asks',
    'Marigold, again',
    planted.nhsNumber,
  ]) {
    expect(text).toContain(one);
  }
  expect(text).not.toContain('Seen, as ever');
  expect(text).not.toContain('Bert Nowak');
});

test('after the erasure nothing of them is found in any table, page, file or backup', () => {
  const { request, store } = plantedStore();
  const folder = path.dirname(request.file);
  store.backup();
  mkdirSync(path.join(folder, 'set-aside-20250301T000000000Z'));
  writeFileSync(path.join(folder, 'set-aside-20250301T000000000Z', 'store.db'), 'old');
  writeFileSync(`${request.file}.restoring`, 'old');
  // What a kill in the middle of a backup leaves.
  const killed = path.join(request.backupFolder, 'practice.20250301T000000000Z.backup.unfinished');
  for (const left of [killed, `${killed}-journal`]) writeFileSync(left, 'old');
  expect(found(Buffer.from(dumpOpen(store, request)), sentinels).length).toBe(sentinels.length);

  expect(erase(store)).toMatchObject({ namedElsewhere: 0 });
  expect(store.erasing.finish()).toBe(true);
  expect(store.changeLog.verify()).toMatchObject({ ok: true });
  store.close();

  expect(found(Buffer.from(dump(request)), sentinels)).toEqual([]);
  const backups = readdirSync(request.backupFolder);
  expect(backups).toHaveLength(1);
  const copies = [request.file, path.join(request.backupFolder, backups[0] ?? '')];
  for (const file of copies) expect(found(pagesOf(file, request.key, folder), sentinels)).toEqual([]);
  for (const file of filesIn(folder)) expect([file, found(readFileSync(file), sentinels)]).toEqual([file, []]);
  expect(existsSync(path.join(folder, 'set-aside-20250301T000000000Z'))).toBe(false);
  expect(existsSync(`${request.file}.restoring`)).toBe(false);
});

/** The store has its file to itself: what it holds is read from a backup. */
function dumpOpen(store: Store, request: ReturnType<typeof openRequest>): string {
  return dump({ ...request, file: store.backup() });
}

test('what is about others stays as it was', () => {
  const { store } = plantedStore();
  const others = () => ({
    lines: store.lines.all().filter(({ id }) => id !== planted.line),
    people: store.people.all().filter(({ ssRef }) => ssRef !== planted.ssRef),
    actual: store.actuals.get(weekStart, 'line-1'),
    weeks: store.weeks.all(),
  });
  const before = others();
  erase(store);
  expect(others()).toEqual(before);
  const [plan] = store.portalExports.plansOfWeek(weekStart);
  expect(plan?.plan.lines.map(({ lineId }) => lineId)).toEqual(['line-1']);
  const text = Buffer.from(plan?.bytes ?? []).toString();
  // The row stays, empty: rows after it keep their numbers.
  expect(text).toBe(
    councilCsv
      .split('\r\n')
      .map((row) => (row.includes(planted.ssRef) ? ',,,,,,,,,' : row))
      .join('\r\n'),
  );
  expect(text).toContain(otherRow);
  expect(store.portalExports.cellsOf('evidence-3').map(({ row, to }) => [row, to])).toEqual([
    [2, 'Seen, as ever'],
    [3, ''],
  ]);
  for (const piece of store.portalExports.evidence(weekStart, 'Home Support')) fileEvidenceSchema.parse(piece);
});

test('the history says who erased somebody when and why, and not whom; totals stay', () => {
  const { request, store } = plantedStore();
  const { id } = erase(store);
  expect(store.erasures.all()).toEqual([
    { id, at: '2025-03-10T09:00:00.000Z', byName: 'Aisha Khan', why: 'asked', isDone: false },
  ]);
  store.erasing.finish();
  expect(store.erasures.all()[0]?.isDone).toBe(true);
  expect(store.erasures.totals(weekStart)).toEqual([
    { service: 'Home Support', lines: 1, planned: 1000, actual: 800, frustrated: 0, missed: 200, extra: 0 },
  ]);
  store.close();
  const db = openDatabase(request.file, { readonly: true, mustExist: true });
  unlock(db, request.key);
  expect(db.prepare("SELECT count(*) AS n FROM change_log WHERE what = 'erase-person'").get()).toEqual({ n: 1 });
  db.close();
});

test('the portal sends them again, and they stay away', () => {
  const { store } = plantedStore();
  erase(store);
  store.sync.applyChanges(plantedChanges(), 'cursor-4');
  expect(store.people.get(planted.ssRef)).toBeNull();
  expect(store.lines.get(planted.line)).toBeNull();
  expect(store.actuals.get(weekStart, planted.line)).toBeNull();
  expect(store.disputes.all()).toEqual([]);
  expect(store.sync.state().cursor).toBe('cursor-4');
});

test('who is planned again comes back, all of the portal is read again, and the history says so', () => {
  const { store } = plantedStore();
  erase(store);
  const [who, planned] = plantedChanges();
  if (planned?.kind !== 'line' || who === undefined) throw new Error('no line');
  const again = { kind: 'line' as const, line: { ...planned.line, id: 'line-new', endDate: null } };
  store.sync.applyChanges([who, again], 'cursor-4');
  expect(store.lines.get('line-new')).not.toBeNull();
  expect(store.sync.state().cursor).toBeNull();
  store.sync.applyChanges([], 'cursor-5');
  expect(store.sync.state().cursor).toBeNull();
  store.sync.beginFullCopy();
  store.sync.stage([who, planned, again], 'cursor-6');
  store.sync.finishFullCopy();
  expect(store.people.get(planted.ssRef)?.name).toBe(planted.name);
  expect(store.erasures.totals(weekStart)).toEqual([]);
  expect(store.sync.state().cursor).toBe('cursor-6');
});

test('so does a line that could not be read before: all of the portal is read again', () => {
  const { store } = plantedStore();
  erase(store);
  const [, planned] = plantedChanges();
  if (planned?.kind !== 'line') throw new Error('no line');
  const body = JSON.stringify({ kind: 'line', line: { ...planned.line, id: 'line-new', endDate: null } });
  store.sync.applyChanges([], 'cursor-4');
  store.sync.putAside([{ name: 'line line-new', kind: 'line', id: 'line-new', weekStart: null, why: '', body }]);
  store.sync.takeUpAgain();
  expect(store.lines.get('line-new')).not.toBeNull();
  expect(store.sync.state().cursor).toBeNull();
});

test('a changed line in a week that is open again brings them back', () => {
  const { store } = plantedStore();
  erase(store);
  const open = plantedChanges().map((change) =>
    change.kind === 'week' ? { ...change, week: { ...change.week, status: 'open' as const } } : change,
  );
  const ofWeek = open.filter(({ kind }) => kind === 'week');
  const ofLine = open.filter(({ kind }) => kind === 'actual');
  store.sync.applyChanges([...ofWeek, ...ofLine], 'cursor-4');
  expect(store.actuals.get(weekStart, planted.line)).not.toBeNull();
  expect(store.sync.state().cursor).toBeNull();
});

test('a packet that was brought in keeps what is about others, and is known still', () => {
  const { request, store } = plantedStore();
  const value = record().actual;
  const row = (lineId: string) => ({
    kind: 'actual',
    rowId: `row-${lineId}`,
    weekStart,
    lineId,
    actual: { ...value, lineId },
    attested: null,
    commentSource: 'written',
    base: { ...record(), actual: { ...value, lineId } },
    changed: { ...aisha, at: '2025-03-10T09:00:00.000Z' },
  });
  const packet = (packetId: string, lineIds: string[]) =>
    packetSchema.parse({
      format: 'provider-actuals-packet',
      formatVersion: 1,
      packetId,
      provider: { id: 'p-1', name: 'Mill House Care' },
      device: { id: 'd', name: 'Laptop 2' },
      madeBy: aisha,
      madeAt: '2025-03-10T09:00:00.000Z',
      changeLog: { id: 1, hash: null },
      lines: [{ lineId: planted.line, ssRef: planted.ssRef, service: 'Home Support', serviceLevel: 'Single' }],
      rows: lineIds.map(row),
    });
  const by = { ...aisha, at: '2025-03-10T09:00:00.000Z' };
  store.command({ what: 'bring-in', by: aisha, source: 'file' }, (write) => {
    write.device.packet(packet('p-both', ['line-1', planted.line]), by);
    write.device.packet(packet('p-one', [planted.line]), by);
    write.note('bring-in', { weekStart: null, content: { kind: 'packet' } });
  });
  erase(store);
  const left = store.device
    .packets()
    .map(({ packet: { packetId, rows, lines } }) => [packetId, rows.map(({ rowId }) => rowId), lines]);
  expect(left).toEqual([
    ['p-both', ['row-line-1'], []],
    ['p-one', ['erased'], []],
  ]);
  store.erasing.finish();
  store.close();
  expect(found(Buffer.from(dump(request)), sentinels)).toEqual([]);
});

test('copies that could not be taken away are, at the next start', () => {
  const { request, store } = plantedStore();
  store.backup();
  erase(store);
  // As a kill leaves it: the rows are erased, the copies are there.
  store.close();
  const opened = openStore({ ...request, create: false, clock: { now: () => '2025-03-11T09:00:00.000Z' } });
  if (!opened.ok) throw new Error(opened.problem.code);
  expect(opened.notes).toEqual([]);
  expect(opened.store.erasures.all()[0]?.isDone).toBe(true);
  opened.store.close();
  const backups = readdirSync(request.backupFolder);
  expect(backups).toHaveLength(1);
  const folder = path.dirname(request.file);
  const backup = path.join(request.backupFolder, backups[0] ?? '');
  expect(found(pagesOf(backup, request.key, folder), sentinels)).toEqual([]);
});

test('an export that plans them anew brings them back, a list that goes on naming them does not', () => {
  const { request, store } = plantedStore();
  erase(store);
  expect(store.erasures.isErased(planted.ssRef)).toBe(true);
  const [, planned] = plantedChanges();
  if (planned?.kind !== 'line') throw new Error('no line');
  store.command({ what: 'import-export', by: aisha, source: 'file' }, (write) => {
    write.portalExports.lines([planned.line]);
    write.note('import-export', { weekStart, content: { kind: 'export' } });
  });
  expect(store.erasures.isErased(planted.ssRef)).toBe(false);
  expect(store.lines.get(planted.line)).not.toBeNull();
  // An export does not bring their past weeks: what these came to stays, and it is not the portal who says so.
  expect(store.erasures.totals(weekStart)).toMatchObject([{ lines: 1, planned: 1000, missed: 200 }]);
  store.close();
  const db = openDatabase(request.file, { readonly: true, mustExist: true });
  unlock(db, request.key);
  const came = db.prepare("SELECT by_name, source FROM change_log WHERE what = 'erased-came-back'").all();
  expect(came).toEqual([{ by_name: 'Aisha Khan', source: 'file' }]);
  db.close();
});

test('a week by files that was done stays done: its evidence speaks of the figures that are left', () => {
  const { store } = plantedStore();
  const figures = () => {
    const [stored] = store.portalExports.plansOfWeek(weekStart);
    if (stored === undefined) throw new Error('no plan');
    const actuals = store.actuals.ofWeek(weekStart).map((one) => one.actual);
    return hash(intendedText(weekStart, intendedLines(stored.plan, actuals)));
  };
  const reported = figures();
  store.command({ what: 'report-confirmation', by: aisha, source: 'typed' }, (write) => {
    write.portalExports.evidence(weekStart, 'Home Support', {
      kind: 'confirmation-reported',
      id: 'evidence-9',
      at: '2025-03-10T09:00:00.000Z',
      by: aisha,
      confirmedBy: 'Aisha Khan',
      reportedAt: '2025-03-10T09:00:00.000Z',
      figures: reported,
      totalPence: null,
      picture: null,
    });
    write.note('report-confirmation', { weekStart, content: { kind: 'report' } });
  });
  erase(store);
  expect(figures()).not.toBe(reported);
  const pieces = store.portalExports.evidence(weekStart, 'Home Support');
  expect(pieces.find(({ id }) => id === 'evidence-9')).toMatchObject({ figures: figures() });
});

test('a service that was theirs alone keeps its week, with a line that says nothing', () => {
  const { store } = plantedStore();
  store.erasing.erase({ ssRef: '0012345', by: aisha, why: 'asked' });
  erase(store);
  const [stored] = store.portalExports.plansOfWeek(weekStart);
  expect(stored?.plan.lines).toMatchObject([{ lineId: 'erased', ssRef: 'erased', service: 'Home Support' }]);
});

test('somebody with a reference of two digits can be erased, whatever else has these digits', () => {
  const { store } = plantedStore();
  const others = () => store.actuals.ofWeek(weekStart).map(({ actual }) => actual);
  const before = others();
  store.sync.applyChanges(
    [
      { kind: 'person', person: { ssRef: '12', name: 'Di Short', nhsNumber: null, address: '12 Mill Lane' } },
      { kind: 'line', line: { ...lineOf(store), id: 'line-short', ssRef: '12' } },
    ],
    'cursor-8',
  );
  store.erasing.erase({ ssRef: '12', by: aisha, why: 'by-mistake' });
  expect(store.people.get('12')).toBeNull();
  expect(store.lines.get('line-short')).toBeNull();
  expect(others()).toEqual(before);
});

function lineOf(store: Store) {
  const line = store.lines.get('line-1');
  if (line === null) throw new Error('no line');
  return line;
}
