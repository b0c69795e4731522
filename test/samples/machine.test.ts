// The plain files about the computer that 0.1.0 left in the app's folder: settings, reminders shown, where the window was.
import { expect, test } from 'vitest';
import { appOn, parseWindowState, readSettings, sampleJson } from './opening.ts';

const version = '0.1.0';

test('settings stay as somebody chose them', () => {
  const { settings } = sampleJson<{ settings: unknown }>(version, 'machine/settings.json');
  expect(readSettings(settings)).toMatchObject({
    quietHours: { from: '19:30', to: '06:30', weekends: true },
    notifications: true,
    closeToTray: false,
    theme: 'dark',
    firstWeek: false,
  });
});

test('a reminder that was notified is known by its key, so that it is not notified again', async () => {
  const { notified } = sampleJson<{ notified: string[] }>(version, 'machine/settings.json');
  const app = appOn(version, 'files', { now: '2025-06-23T09:30:00.000Z' });
  await app.open();
  const { reminders } = await app.value('reminder.list', {});
  expect(reminders.map(({ key }) => key).toSorted()).toEqual(notified.toSorted());
});

test('the window opens where it was', () => {
  const { state } = sampleJson<{ state: unknown }>(version, 'machine/window.json');
  expect(parseWindowState(state)).toEqual({ bounds: { x: 240, y: 90, width: 1440, height: 900 }, maximized: false });
});
