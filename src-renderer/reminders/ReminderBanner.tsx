// The reminders of now, above the status bar. The most pressing one is shown; it stays until it is dealt with, or is put
// aside until the app starts again.
import { useEffect, useState } from 'react';
import type { Reminder } from '../../src-shared/reminders.ts';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { useDeskQuery } from '../desk/query.ts';
import { useWorkspace } from '../screens/shell/workspace.ts';
import { useEveryMinute } from './use-every-minute.ts';

/** What the header of the open week says already, with its next step: said once is enough. */
const inHeader: readonly Reminder['kind'][] = ['week', 'due-today'];

export function ReminderBanner() {
  const { week, openWeek } = useWorkspace();
  // Not after every edit: what is due changes with the time and with how a week stands, and typing must not wait for it.
  const { value, refresh } = useDeskQuery('reminder.list', {}, ['session-changed']);
  useEveryMinute(refresh);
  const { holds } = week;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when what holds the week changes
  useEffect(refresh, [holds, refresh]);
  const [aside, setAside] = useState<readonly string[]>([]);
  const [reminder, ...others] = (value?.reminders ?? []).filter(
    ({ key, kind, weekStart }) => !aside.includes(key) && !(inHeader.includes(kind) && weekStart === week.weekStart),
  );
  if (reminder === undefined) return null;
  const { weekStart } = reminder;
  const late = reminder.kind === 'missed' || reminder.kind === 'two-hours';
  return (
    <section aria-label="Reminder">
      <Notice
        compact
        tone={late ? 'attention' : 'information'}
        sentence={`${reminder.title}.`}
        action={others.length === 0 ? reminder.body : `${reminder.body} (${others.length} more)`}
      >
        {weekStart === null || weekStart === week.weekStart ? null : (
          <Button look="quiet" onPress={() => openWeek(weekStart)}>
            Open that week
          </Button>
        )}
        <Button look="quiet" onPress={() => setAside((before) => [...before, reminder.key])}>
          Put aside
        </Button>
      </Notice>
    </section>
  );
}
