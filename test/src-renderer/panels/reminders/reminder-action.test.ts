// What a reminder offers: for each kind the way to where it is dealt with, and nothing to whoever is there.
import { expect, test } from 'vitest';
import { reminderAction } from '../../../../src-renderer/panels/reminders/reminder-action.ts';

const around: Parameters<typeof reminderAction>[1] = {
  weekStart: '2025-03-03',
  screen: { name: 'overview' },
  byFiles: false,
  canSend: true,
  workingOffline: false,
};

test('a week that is not open is opened, and the open one leads to where it is given to the council', () => {
  const place = { name: 'week', weekStart: '2025-03-03' } as const;
  expect(reminderAction(place, { ...around, weekStart: '2025-03-10' })).toMatchObject({
    what: 'open-week',
    weekStart: '2025-03-03',
  });
  expect(reminderAction(place, around)).toMatchObject({ screen: { name: 'confirm' } });
  expect(reminderAction(place, { ...around, byFiles: true })).toMatchObject({ screen: { name: 'portal-export' } });
  expect(reminderAction(place, { ...around, screen: { name: 'confirm' } })).toBeNull();
});

test('a stay and a request open themselves, and access its page', () => {
  expect(reminderAction({ name: 'hospital', stayId: 's-1' }, around)).toMatchObject({
    screen: { name: 'hospital', stayId: 's-1' },
  });
  expect(reminderAction({ name: 'adjustment', requestId: 'a-1' }, around)).toMatchObject({
    screen: { name: 'adjustments', requestId: 'a-1' },
  });
  expect(reminderAction({ name: 'adjustments', weekStart: '2025-02-24' }, around)).toMatchObject({
    screen: { name: 'adjustments', requestId: null },
    weekStart: '2025-02-24',
  });
  expect(reminderAction({ name: 'contact' }, around)).toMatchObject({ screen: { name: 'contact' } });
});

test('whoever is there already is offered nothing', () => {
  const hospital = { ...around, screen: { name: 'hospital', stayId: 's-1' } } as const;
  expect(reminderAction({ name: 'hospital', stayId: 's-1' }, hospital)).toBeNull();
  expect(reminderAction({ name: 'hospital', stayId: 's-2' }, hospital)).not.toBeNull();
  expect(reminderAction({ name: 'contact' }, { ...around, screen: { name: 'contact' } })).toBeNull();
});

test('work that waits is sent, after a sign-in or going online where it takes that', () => {
  const place = { name: 'sync' } as const;
  expect(reminderAction(place, around)).toEqual({ what: 'sync', label: 'Sync now' });
  expect(reminderAction(place, { ...around, canSend: false })).toEqual({ what: 'sign-in', label: 'Sign in' });
  expect(reminderAction(place, { ...around, workingOffline: true })).toMatchObject({ what: 'go-online' });
});
