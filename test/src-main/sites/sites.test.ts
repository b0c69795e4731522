// The provider's sites on a real store: set up, reported, reminded, taken back, and what the history says of it.
import { expect, test } from 'vitest';
import { siteReminderDraft } from '../../../src-shared/messages/site-reminder.ts';
import {
  aisha,
  answerOf,
  ben,
  contextOf,
  handlersOf,
  openedStore,
  openRequest,
  problemOf,
  standingClock,
  storeWithProvider,
  weekStart,
} from '../fixtures.ts';

const elm = {
  name: 'Elm House',
  inCharge: 'Joan Reed',
  writeTo: 'joan@mill.example',
  services: ['Home Support'],
  lineIds: [],
};
const mondayNoon = '2025-03-10T12:00:00.000Z';

function office() {
  const clock = standingClock(mondayNoon);
  const store = storeWithProvider(openRequest({ clock }));
  const calls = handlersOf(contextOf(store, { clock }));
  const list = async () => answerOf(await calls['site.list']({ weekStart }));
  const add = async (site: Partial<typeof elm> = {}) =>
    answerOf(await calls['site.save']({ site: { ...elm, ...site, id: null }, seen: null })).id;
  return { store, clock, calls, list, add };
}

const log = {
  id: null,
  lineId: 'line-1',
  day: '2025-03-04',
  kind: 'missed',
  reason: 'non_engagement',
  minutes: 60,
  note: '',
} as const;

test('without sites there is nothing to see, and no line is without one', async () => {
  expect(await office().list()).toMatchObject({ sites: [], withoutSite: [] });
});

test('lines belong to a site by its services; those of no site are named', async () => {
  const { add, list } = office();
  await add();
  const { sites, withoutSite } = await list();
  expect(sites.map(({ site, lineIds }) => [site.name, lineIds])).toEqual([['Elm House', ['line-1', 'line-3']]]);
  expect(withoutSite).toEqual(['line-2']);
});

test('a line that is given to another site leaves its service there, and undo gives both back', async () => {
  const { add, calls, list, store } = office();
  await add();
  await add({ name: 'Oak Court', services: ['Home Support', 'Supported Living'] });
  expect((await list()).sites.map(({ site, lineIds }) => [site.name, lineIds.length])).toEqual([
    ['Oak Court', 3],
    ['Elm House', 0],
  ]);
  answerOf(await calls['week.undo']({}));
  expect(store.sites.all()).toMatchObject([{ name: 'Elm House', services: ['Home Support'] }]);
  answerOf(await calls['week.redo']({}));
  expect(store.sites.all()).toMatchObject([{ services: [] }, { services: ['Home Support', 'Supported Living'] }]);
  expect(store.changeLog.verify()).toMatchObject({ ok: true });
});

test('what a site logged counts, with its last day, when it was recorded and by whom', async () => {
  const { add, calls, list } = office();
  await add();
  expect((await list()).sites[0]).toMatchObject({ missing: true, heard: null });
  answerOf(await calls['care.save-log']({ entry: log, alsoOn: ['2025-03-06'] }));
  expect((await list()).sites[0]).toMatchObject({
    missing: false,
    heard: { what: 'log', at: mondayNoon, by: aisha.name, day: '2025-03-06' },
  });
});

test('what a colleague logged elsewhere counts with who and when, as the portal says it', async () => {
  const { add, list, store } = office();
  await add();
  const value = { ...log, id: 'entry-9' };
  const changed = { ...ben, at: '2025-03-05T17:00:00.000Z' };
  store.sync.applyChanges([{ kind: 'care', version: 1, changed, record: { kind: 'log', id: value.id, value } }], 'c-2');
  expect((await list()).sites[0]).toMatchObject({
    missing: false,
    heard: { what: 'log', at: changed.at, by: ben.name, day: '2025-03-04' },
  });
});

test('an entry that is taken out again is nothing that was heard', async () => {
  const { add, calls, list } = office();
  await add();
  const { id } = answerOf(await calls['care.save-log']({ entry: log }));
  answerOf(await calls['care.remove']({ kind: 'log', id }));
  expect((await list()).sites[0]).toMatchObject({ missing: true, heard: null });
});

test('an entry of another week, or of another site’s line, says nothing of this one', async () => {
  const { add, calls, list } = office();
  await add();
  answerOf(await calls['care.save-log']({ entry: { ...log, day: '2025-02-25' } }));
  answerOf(await calls['care.save-log']({ entry: { ...log, lineId: 'line-2', reason: 'planned_absence' } }));
  expect((await list()).sites[0]).toMatchObject({ missing: true });
});

test('that a site told us is noted, taken back, and undone', async () => {
  const { add, calls, list } = office();
  const siteId = await add();
  const note = (reported: boolean) => calls['site.note-reported']({ siteId, weekStart, reported });
  answerOf(await note(true));
  expect((await list()).sites[0]).toMatchObject({ missing: false, heard: { what: 'told', by: aisha.name } });
  answerOf(await note(false));
  expect((await list()).sites[0]).toMatchObject({ missing: true });
  answerOf(await calls['week.undo']({}));
  expect((await list()).sites[0]).toMatchObject({ missing: false });
  answerOf(await calls['week.undo']({}));
  expect((await list()).sites[0]).toMatchObject({ missing: true });
});

test('a reminder that was sent stands beside its site, for its week', async () => {
  const { add, calls, list } = office();
  const siteId = await add();
  const draft = siteReminderDraft(elm, { weekStart, due: 'Tuesday 11 March, 5pm', from: aisha.name });
  expect(draft.text).toContain('Dear Joan Reed');
  answerOf(await calls['site.note-reminded']({ siteId, weekStart, ...draft }));
  expect((await list()).sites[0]?.reminded).toEqual({ ...aisha, at: mondayNoon });
  expect(answerOf(await calls['site.list']({ weekStart: '2025-02-24' })).sites[0]?.reminded).toBeNull();
});

test('missing sites come first in what is due, from Monday noon on, and are reminded of without a name', async () => {
  const { add, calls, clock } = office();
  await add();
  await add({ name: 'Oak Court', services: ['Supported Living'] });
  const due = async () => answerOf(await calls['reminder.due']({})).due.map(({ item }) => item);
  const reminders = async () =>
    answerOf(await calls['reminder.list']({})).reminders.filter(({ kind }) => kind === 'sites');
  expect((await due())[0]).toEqual({
    kind: 'sites',
    on: '2025-03-10',
    late: false,
    weekStart,
    sites: ['Elm House', 'Oak Court'],
  });
  expect(await reminders()).toMatchObject([{ place: { name: 'sites', weekStart } }]);
  expect(JSON.stringify(await reminders())).not.toMatch(/Elm|Oak|Joan/);
  clock.set('2025-03-10T11:59:00.000Z');
  expect((await due()).some(({ kind }) => kind === 'sites')).toBe(false);
  expect(await reminders()).toEqual([]);
});

test('before confirming, lines of a site that has not reported are among those to look at first', async () => {
  const { add, calls } = office();
  await add();
  const near = async () => answerOf(await calls['confirm.worth-a-look']({ weekStart })).lines;
  expect(await near()).toEqual([
    { lineId: 'line-1', near: ['site'] },
    { lineId: 'line-3', near: ['site'] },
  ]);
  answerOf(await calls['care.save-log']({ entry: log }));
  expect((await near()).filter(({ near: of }) => of.includes('site'))).toEqual([]);
});

test.each([
  ['a second site of the same name', { name: 'elm house' }, 'name'],
  ['an address that no mail can be sent to', { name: 'Oak', writeTo: 'joan at mill' }, 'writeTo'],
])('%s is refused, with what to do', async (_, parts, field) => {
  const { add, calls } = office();
  await add();
  const problem = problemOf(await calls['site.save']({ site: { ...elm, ...parts, id: null }, seen: null }));
  expect(problem).toMatchObject({ code: 'site-wrong', fields: { [field]: expect.any(String) } });
});

test('a site that somebody changed meanwhile is not overwritten', async () => {
  const { add, calls, store } = office();
  const id = await add();
  const seen = { ...elm, id };
  answerOf(await calls['site.save']({ site: { ...seen, inCharge: 'Ann Bell' }, seen }));
  expect(problemOf(await calls['site.save']({ site: { ...seen, name: 'Elm' }, seen })).code).toBe('record-changed');
  expect(store.sites.get(id)?.site).toMatchObject({ name: 'Elm House', inCharge: 'Ann Bell' });
});

test('a site that is removed leaves nothing of it but that it was, and undo brings it back', async () => {
  const { add, calls, store } = office();
  const id = await add();
  answerOf(await calls['site.remove']({ id }));
  expect(store.sites.all()).toEqual([]);
  expect(store.sites.get(id)).toMatchObject({ site: null });
  answerOf(await calls['week.undo']({}));
  expect(store.sites.all()).toEqual([{ ...elm, id }]);
});

test('sites are in the backup of the store', async () => {
  const { add, store } = office();
  await add();
  const copy = openedStore(openRequest({ file: store.backup(), create: false }));
  expect(copy.sites.all()).toMatchObject([{ name: 'Elm House' }]);
});
