// Each reminder once, over restarts too, and none in quiet hours.
import { expect, test } from 'vitest';
import { reminderWatch } from '../../../src-main/reminders/watch.ts';
import type { Reminder } from '../../../src-shared/reminders/reminders.ts';

const reminder = (key: string): Reminder => ({
  key,
  kind: 'unsent',
  title: 'Wait',
  body: 'Sync.',
  place: { name: 'sync' },
});

function watching(due: Reminder[]) {
  const told: string[] = [];
  let keys: readonly string[] = [];
  let quiet = false;
  const parts = {
    due: async () => due,
    notify: ({ key }: Reminder) => void told.push(key),
    quiet: () => quiet,
    shown: {
      read: () => keys,
      write: (written: readonly string[]) => {
        keys = written;
      },
    },
  };
  const beQuiet = (value: boolean) => {
    quiet = value;
  };
  return { told, parts, look: reminderWatch(parts), beQuiet };
}

test('a reminder is notified once, also after a restart', async () => {
  const due = [reminder('week:1')];
  const { look, told, parts } = watching(due);
  await look();
  await look();
  await reminderWatch(parts)();
  expect(told).toEqual(['week:1']);
  due.push(reminder('due-today:1'));
  await look();
  expect(told).toEqual(['week:1', 'due-today:1']);
});

test('what comes up in quiet hours is notified when they end, if it still holds', async () => {
  const due = [reminder('a'), reminder('b')];
  const { look, told, beQuiet } = watching(due);
  beQuiet(true);
  await look();
  expect(told).toEqual([]);
  due.shift();
  beQuiet(false);
  await look();
  expect(told).toEqual(['b']);
});

test('two looks at once notify once', async () => {
  const { look, told } = watching([reminder('a')]);
  await Promise.all([look(), look()]);
  expect(told).toEqual(['a']);
});
