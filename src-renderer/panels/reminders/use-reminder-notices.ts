// The reminders of now, the most pressing first, each with the one thing that it offers.
import { useEffect, useEffectEvent } from 'react';
import type { Reminder } from '../../../src-shared/reminders/reminders.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useAppQuery } from '../../app-api/query.ts';
import type { NoticeEntry } from '../../components/Notice.tsx';
import { isDialogOpen } from '../../focus/open-dialog.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { type ReminderAction, reminderAction } from './reminder-action.ts';
import { useEveryMinute } from './use-every-minute.ts';

/** What the header of the open week says already, with its next step: said once is enough. */
const inHeader: readonly Reminder['kind'][] = ['week', 'due-today'];

export function useReminderNotices(): NoticeEntry[] {
  const { week, screen, go, openWeek, signIn, canSend, sync } = useWorkspace();
  const { run } = useAppCalls();
  // Not after every edit: what is due changes with the time and with how a week stands, and typing must not wait for it.
  const { value, refresh } = useAppQuery('reminder.list', {}, ['session-changed']);
  useEveryMinute(refresh);
  const { holds } = week;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when what holds the week changes
  useEffect(refresh, [holds, refresh]);

  const around = {
    weekStart: week.weekStart,
    screen,
    byFiles: week.files !== undefined,
    canSend,
    workingOffline: sync?.workingOffline ?? false,
  };
  const take = async (action: ReminderAction) => {
    switch (action.what) {
      case 'open-week':
        openWeek(action.weekStart);
        return;
      case 'go':
        if (action.weekStart !== undefined && action.weekStart !== week.weekStart) openWeek(action.weekStart);
        go(action.screen);
        return;
      case 'sign-in':
        signIn();
        return;
      case 'go-online':
        if ((await run('sync.work-offline', { offline: false })) === null) return;
        await run('sync.now', {});
        break;
      case 'sync':
        await run('sync.now', {});
        break;
    }
    refresh();
  };
  const onClicked = useEffectEvent((place: Reminder['place']) => {
    // What stands behind a dialog must not move.
    if (isDialogOpen()) return;
    const action = reminderAction(place, around);
    // It brings somebody to a place and sends nothing; a week is opened as a week, whatever is the next step there.
    if (action?.what === 'go' && place.name === 'week') openWeek(place.weekStart);
    else if (action?.what === 'go' || action?.what === 'open-week') void take(action);
  });
  useEffect(() => window.app.on('reminder-clicked', ({ place }) => onClicked(place)), []);

  return (value?.reminders ?? [])
    .filter(
      ({ kind, place }) => !(inHeader.includes(kind) && place.name === 'week' && place.weekStart === week.weekStart),
    )
    .map((reminder) => {
      const action = reminderAction(reminder.place, around);
      const late = reminder.kind === 'missed' || reminder.kind === 'two-hours';
      return {
        key: reminder.key,
        tone: late ? 'attention' : 'information',
        sentence: `${reminder.title}.`,
        action: reminder.body,
        go: action === null ? null : { label: action.label, take: () => void take(action) },
        mayDismiss: true,
      };
    });
}
