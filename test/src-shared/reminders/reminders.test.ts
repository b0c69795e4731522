// When people are reminded, over the whole calendar of a week, and never by name.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { isQuiet, type ReminderFacts, remindersNow } from '../../../src-shared/reminders/reminders.ts';

const facts = (now: string, parts: Partial<ReminderFacts> = {}): ReminderFacts => ({
  now,
  council: bradford,
  weeks: [],
  sitesMissing: [],
  oldestUnsentAt: null,
  lock: null,
  hospitalLimits: [],
  adjustments: [],
  needed: [],
  ...parts,
});
const week = (weekStart: string, now: string, done = false) =>
  remindersNow(facts(now, { weeks: [{ weekStart, done }] })).map(({ kind }) => kind);

test.each([
  ['Sunday evening', '2025-03-09T20:00:00Z', []],
  ['Monday before nine', '2025-03-10T08:59:00Z', []],
  ['Monday from nine', '2025-03-10T09:00:00Z', ['week']],
  ['Tuesday from nine', '2025-03-11T09:00:00Z', ['due-today']],
  ['two hours before', '2025-03-11T15:00:00Z', ['two-hours']],
  ['at five on the dot', '2025-03-11T17:00:00Z', ['two-hours']],
  ['after five', '2025-03-11T17:00:01Z', ['missed']],
])('%s', (_name, now, kinds) => {
  expect(week('2025-03-03', now)).toEqual(kinds);
});

test('summer time counts: nine in London is eight by the world’s clock', () => {
  expect(week('2025-06-02', '2025-06-09T07:59:00Z')).toEqual([]);
  expect(week('2025-06-02', '2025-06-09T08:00:00Z')).toEqual(['week']);
  expect(week('2025-06-02', '2025-06-10T14:00:00Z')).toEqual(['two-hours']);
});

test('before a bank holiday the reminder comes a working day earlier', () => {
  // Monday 21 April 2025 is Easter Monday: the last working day before Tuesday 22 is Thursday 17.
  expect(week('2025-04-14', '2025-04-17T08:00:00Z')).toEqual(['week']);
  expect(
    remindersNow(facts('2027-12-24T09:00:00Z', { weeks: [{ weekStart: '2027-12-20', done: false }] })),
  ).toMatchObject([{ kind: 'week', body: expect.stringContaining('Prepare the week now and confirm it from Monday') }]);
});

test('a confirmed week is left in peace', () => {
  expect(week('2025-03-03', '2025-03-11T16:00:00Z', true)).toEqual([]);
});

test('unsent work is pointed out after a day, once a day', () => {
  const at = (now: string) =>
    remindersNow(facts(now, { oldestUnsentAt: '2025-03-03T12:00:00Z' })).map(({ key }) => key);
  expect(at('2025-03-04T11:59:00Z')).toEqual([]);
  expect(at('2025-03-04T12:00:00Z')).toEqual(['unsent:2025-03-04']);
  expect(at('2025-03-05T12:00:00Z')).toEqual(['unsent:2025-03-05']);
});

test('a portal that has to be reached soon is pointed out each day, with both dates', () => {
  const portalWord = { heardAt: '2025-03-01T12:00:00Z', endsAt: '2025-03-15T12:00:00Z' };
  expect(remindersNow(facts('2025-03-12T12:00:00Z', { portalWord }))).toEqual([
    {
      key: 'portal-word:2025-03-12',
      kind: 'portal-word',
      title: 'The portal has to be reached soon',
      body: 'It last said on Saturday 1 March 2025 that your sign-in is good. Sync by Saturday 15 March 2025: after that the window is locked until the portal answers.',
      place: { name: 'sync' },
    },
  ]);
  expect(remindersNow(facts('2025-03-12T12:00:00Z', { portalWord: null }))).toEqual([]);
});

test('the account lock, hospital limits and adjustment requests', () => {
  const lock = { state: 'warn', locksOn: '2025-03-20', days: 80, daysLeft: 10 } as const;
  const adjustments = [
    { id: 'a-1', startDate: '2025-02-26' },
    { id: 'a-2', startDate: '2025-03-09' },
    { id: 'a-3', startDate: '2025-01-01' },
  ];
  const hospitalLimits = [{ stayId: 's-1', lastPaidDay: '2025-03-16' }];
  const all = remindersNow(facts('2025-03-10T12:00:00Z', { lock, adjustments, hospitalLimits }));
  expect(all.map(({ key }) => key)).toEqual([
    'account-lock:2025-03-10',
    'hospital-limit:s-1:2025-03-16',
    'adjustment:a-1:due',
    'adjustment:a-3:late',
  ]);
  expect(all.map(({ place }) => place)).toEqual([
    { name: 'contact' },
    { name: 'hospital', stayId: 's-1' },
    { name: 'adjustment', requestId: 'a-1' },
    { name: 'adjustment', requestId: 'a-3' },
  ]);
  expect(all[2]?.body).toBe('Submit it by Wednesday 12 March 2025.');
});

test('a change without a request is pointed out from the day it is found, and again once it is late', () => {
  const at = (now: string) =>
    remindersNow(facts(now, { needed: [{ weekStart: '2025-03-03', startDate: '2025-02-24' }] }));
  expect(at('2025-03-10T12:00:00Z')).toMatchObject([
    {
      kind: 'adjustment',
      key: 'adjustment-needed:2025-03-03:due',
      body: 'The week 3 to 9 March 2025 has a change of more than 7 days, or an end, without a request. Submit one by Monday 10 March 2025.',
      place: { name: 'adjustments', weekStart: '2025-03-03' },
    },
  ]);
  expect(at('2025-03-11T12:00:00Z')).toMatchObject([
    { key: 'adjustment-needed:2025-03-03:late', body: expect.stringContaining('was to be submitted by') },
  ]);
});

test('quiet hours run over midnight, and over the weekend where wished', () => {
  const night = { from: '20:00', to: '07:00', weekends: false };
  const zone = bradford.deadline.timeZone;
  expect(isQuiet('2025-03-10T21:00:00Z', night, zone)).toBe(true);
  expect(isQuiet('2025-03-10T06:59:00Z', night, zone)).toBe(true);
  expect(isQuiet('2025-03-10T07:00:00Z', night, zone)).toBe(false);
  expect(isQuiet('2025-06-10T19:30:00Z', night, zone)).toBe(true);
  expect(isQuiet('2025-03-08T12:00:00Z', night, zone)).toBe(false);
  expect(isQuiet('2025-03-08T12:00:00Z', { ...night, weekends: true }, zone)).toBe(true);
  expect(isQuiet('2025-03-10T21:00:00Z', { from: '09:00', to: '09:00', weekends: false }, zone)).toBe(false);
});

test('at any time of the year a week has at most one reminder, and stages never go back', () => {
  const stages = ['none', 'week', 'due-today', 'two-hours', 'missed'];
  const stageAt = (weekStart: string, now: number) =>
    stages.indexOf(week(weekStart, new Date(now).toISOString())[0] ?? 'none');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 150 }), fc.nat(14 * 24 * 60), fc.nat(3 * 24 * 60), (weeks, minute, later) => {
      const monday = Date.parse('2025-02-17T00:00:00Z') + weeks * 7 * 86_400_000;
      const weekStart = new Date(monday).toISOString().slice(0, 10);
      const now = monday + minute * 60_000;
      expect(week(weekStart, new Date(now).toISOString()).length).toBeLessThanOrEqual(1);
      expect(stageAt(weekStart, now + later * 60_000)).toBeGreaterThanOrEqual(stageAt(weekStart, now));
    }),
  );
});

test.each([
  [1, 'A site has not reported', 'One site has'],
  [3, 'Sites have not reported', '3 sites have'],
])('of %i sites that have not reported it says how many, and of which week', (sites, title, body) => {
  const [reminder] = remindersNow(
    facts('2025-03-10T12:00:00Z', { sitesMissing: [{ weekStart: '2025-03-03', sites }] }),
  );
  expect(reminder).toMatchObject({ kind: 'sites', title, key: 'sites:2025-03-03' });
  expect(reminder?.body).toContain(body);
});
