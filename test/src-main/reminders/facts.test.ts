// What the reminders rest on, from a real store.
import { expect, test } from 'vitest';
import { firstSettings, readSettings } from '../../../src-shared/app-api/settings.ts';
import { addDays } from '../../../src-shared/domain/week.ts';
import {
  account,
  answerOf,
  contextOf,
  edit,
  handlersOf,
  missedTwo,
  now,
  receipt,
  record,
  standingClock,
  storeWithProvider,
  variation,
  week,
  weekStart,
} from '../fixtures.ts';

function reminding(at = now) {
  const store = storeWithProvider();
  const clock = standingClock(at);
  const handlers = handlersOf(contextOf(store, { clock }));
  const kinds = async () => answerOf(await handlers['reminder.list']({})).reminders.map(({ kind }) => kind);
  const due = async () => answerOf(await handlers['reminder.due']({})).due;
  return { store, clock, handlers, kinds, due };
}

test('the finished week is reminded of until its receipts are here', async () => {
  const { store, clock, kinds } = reminding();
  expect(await kinds()).toEqual(['week']);
  clock.set('2025-03-11T18:00:00Z');
  expect(await kinds()).toEqual(['missed']);
  const services = ['Home Support', 'Supported Living'];
  const confirmed = services.map((service) => ({ service, state: 'confirmed' as const, receiptId: 'r-1' }));
  store.sync.applyChanges(
    [
      { kind: 'receipt', receipt: receipt({ services }) },
      { kind: 'week', week: week({ status: 'confirmed', services: confirmed }) },
    ],
    'cursor-2',
  );
  expect(await kinds()).toEqual([]);
});

test('work that has waited for more than a day is pointed out', async () => {
  const { store, clock, kinds } = reminding();
  edit(store, missedTwo());
  expect(await kinds()).not.toContain('unsent');
  clock.set('2025-03-11T09:30:00Z');
  expect(await kinds()).toContain('unsent');
});

test('a stay that reaches its paid weeks, until somebody asks for a decision; a draft that is due', async () => {
  const { handlers, kinds } = reminding();
  const stay = { id: null, ssRef: '0012345', admitted: '2025-03-04', discharged: null, told: null, approval: null };
  // Week 2 of 2 for home support is this one.
  const { id } = answerOf(await handlers['care.save-stay']({ stay }));
  expect(await kinds()).toContain('hospital-limit');
  const approval = { state: 'requested' as const, by: 'Front door', reference: 'R1', throughWeek: 4 };
  answerOf(await handlers['care.save-stay']({ stay: { ...stay, id, approval } }));
  expect(await kinds()).not.toContain('hospital-limit');
  const changes = [{ lineId: 'line-1', kind: 'increase' as const }];
  const dates = { startDate: '2025-02-26', endDate: null, submittedOn: null, outcome: 'draft' as const };
  answerOf(await handlers['care.save-adjustment']({ adjustment: { id: null, ssRef: '0012345', changes, ...dates } }));
  expect(await kinds()).toContain('adjustment');
});

test('a stay whose decision has run out is notified of again', async () => {
  const { clock, handlers } = reminding();
  const limits = async () =>
    answerOf(await handlers['reminder.list']({}))
      .reminders.filter(({ kind }) => kind === 'hospital-limit')
      .map(({ key }) => key);
  const stay = { id: null, ssRef: '0012345', admitted: '2025-03-04', discharged: null, told: null, approval: null };
  const { id } = answerOf(await handlers['care.save-stay']({ stay }));
  const [first] = await limits();
  clock.set('2025-03-12T09:00:00Z');
  expect(await limits()).toEqual([first]);
  const approval = { state: 'given' as const, by: 'Front door', reference: 'R1', throughWeek: 4 };
  answerOf(await handlers['care.save-stay']({ stay: { ...stay, id, approval } }));
  expect(await limits()).toEqual([]);
  // Week 4 of 4.
  clock.set('2025-03-24T09:00:00Z');
  const [second] = await limits();
  expect(first).toContain(`${id}:2025-03-16`);
  expect(second).toContain(`${id}:2025-03-30`);
});

test('an absence of more than a week without a request, until one is begun or it is accepted without', async () => {
  const { store, handlers, kinds } = reminding();
  const away = (weekStart: string) => {
    const days = { firstDay: weekStart, lastDay: addDays(weekStart, 6) };
    return missedTwo({ weekStart, variations: [variation({ reason: 'planned_absence', ...days })] });
  };
  store.sync.applyChanges(
    [
      { kind: 'week', week: week({ weekStart: '2025-02-24' }) },
      { kind: 'actual', record: record({ actual: away('2025-02-24') }) },
    ],
    'cursor-2',
  );
  expect(await kinds()).not.toContain('adjustment');
  edit(store, away(weekStart));
  expect(await kinds()).toContain('adjustment');

  const changes = [{ lineId: 'line-1', kind: 'reduction' as const }];
  const dates = { startDate: '2025-03-03', endDate: null, submittedOn: null, outcome: 'draft' as const };
  const adjustment = { id: null, ssRef: '0012345', changes, ...dates };
  const { id } = answerOf(await handlers['care.save-adjustment']({ adjustment }));
  expect(await kinds()).not.toContain('adjustment');
  answerOf(await handlers['care.remove']({ kind: 'adjustment', id }));
  expect(await kinds()).toContain('adjustment');

  const found = answerOf(await handlers['week.get']({ weekStart })).findings.find(
    ({ rule }) => rule === 'adjustment-needed',
  );
  answerOf(await handlers['week.acknowledge']({ weekStart, key: found?.key ?? '', reason: 'Sent by post.' }));
  expect(await kinds()).not.toContain('adjustment');
});

test('no reminder names anybody', async () => {
  const { store, handlers, clock } = reminding();
  edit(store, missedTwo());
  const stay = { id: null, ssRef: '0012345', admitted: '2025-03-04', discharged: null, told: null, approval: null };
  answerOf(await handlers['care.save-stay']({ stay }));
  clock.set('2025-03-12T12:00:00Z');
  const { reminders } = answerOf(await handlers['reminder.list']({}));
  expect(reminders.length).toBeGreaterThan(1);
  const words = reminders.map(({ title, body }) => `${title} ${body}`).join(' ');
  for (const name of ['Ada', 'Okafor', '0012345', 'Home Support']) expect(words).not.toContain(name);
});

test('the overview lists as due what the reminders know of, and whom a stay is about', async () => {
  const { store, handlers, due } = reminding();
  const stay = { id: null, ssRef: '0012345', admitted: '2025-03-04', discharged: null, told: null, approval: null };
  const { id } = answerOf(await handlers['care.save-stay']({ stay }));
  const away = (weekStart: string) => {
    const days = { firstDay: weekStart, lastDay: addDays(weekStart, 6) };
    return missedTwo({ weekStart, variations: [variation({ reason: 'planned_absence', ...days })] });
  };
  store.sync.applyChanges(
    [
      { kind: 'week', week: week({ weekStart: '2025-02-24', status: 'payment-processed' }) },
      { kind: 'actual', record: record({ actual: away('2025-02-24') }) },
    ],
    'cursor-2',
  );
  edit(store, away(weekStart));
  expect(await due()).toEqual(
    expect.arrayContaining([
      {
        item: { kind: 'hospital-limit', on: '2025-03-16', late: false, stayId: id },
        person: 'Ada Okafor',
      },
      { item: expect.objectContaining({ kind: 'adjustment-needed', weekStart }), person: null },
    ]),
  );
});

test('two who share a computer are each notified, and each of them once', async () => {
  const keysOf = async (id: string) => {
    const context = contextOf(storeWithProvider(), { account: () => ({ ...account, id }) });
    const { reminders } = answerOf(await handlersOf(context)['reminder.list']({}));
    return reminders.map(({ key }) => key);
  };
  expect(await keysOf('account-1')).toEqual(['account-1:week:2025-03-03']);
  expect(await keysOf('account-2')).toEqual(['account-2:week:2025-03-03']);
});

test('settings that do not parse are as on the first day', () => {
  expect(readSettings({ quietHours: { from: 'late' } })).toMatchObject({ notifications: true, closeToTray: false });
});

test('settings of an older version keep what it knew', () => {
  const stored = {
    quietHours: { from: '21:00', to: '06:30', weekends: true },
    notifications: false,
    closeToTray: true,
  };
  expect(readSettings(stored)).toEqual({ ...firstSettings, ...stored });
  expect(readSettings({ ...stored, theme: 'dark' }).theme).toBe('dark');
});
