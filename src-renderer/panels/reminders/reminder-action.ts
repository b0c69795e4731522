// The one thing that a reminder offers: the way to where it is dealt with. Nothing is offered to whoever is there already.

import type { PlainDate } from '../../../src-shared/domain/week.ts';
import type { ReminderPlace } from '../../../src-shared/reminders/reminders.ts';
import type { Screen } from '../../workspace/screen.ts';

export type ReminderAction =
  | { what: 'open-week'; weekStart: PlainDate; label: string }
  /** `weekStart`: the week to open first. */
  | { what: 'go'; screen: Screen; weekStart?: PlainDate; label: string }
  | { what: 'sign-in'; label: string }
  | { what: 'sync'; label: string }
  | { what: 'go-online'; label: string };

interface ReminderContext {
  /** The week that is open. */
  weekStart: PlainDate;
  screen: Screen;
  /** The week goes to the council by files. */
  byFiles: boolean;
  canSend: boolean;
  workingOffline: boolean;
}

export function reminderAction(place: ReminderPlace, around: ReminderContext): ReminderAction | null {
  const { screen } = around;
  switch (place.name) {
    case 'week':
      if (place.weekStart !== around.weekStart)
        return { what: 'open-week', weekStart: place.weekStart, label: 'Open that week' };
      if (screen.name === 'confirm' || screen.name === 'portal-export') return null;
      return around.byFiles
        ? { what: 'go', screen: { name: 'portal-export' }, label: 'Go to Council files' }
        : { what: 'go', screen: { name: 'confirm' }, label: 'Go to Confirm' };
    case 'hospital':
      if (screen.name === 'hospital' && screen.stayId === place.stayId) return null;
      return { what: 'go', screen: { name: 'hospital', stayId: place.stayId }, label: 'Open the stay' };
    case 'adjustment':
      if (screen.name === 'adjustments' && screen.requestId === place.requestId) return null;
      return {
        what: 'go',
        screen: { name: 'adjustments', requestId: place.requestId, start: null },
        label: 'Open the request',
      };
    case 'adjustments':
      if (screen.name === 'adjustments' && place.weekStart === around.weekStart) return null;
      return {
        what: 'go',
        screen: { name: 'adjustments', requestId: null, start: null },
        weekStart: place.weekStart,
        label: 'Go to Adjustments',
      };
    case 'sites':
      if (screen.name === 'sites' && place.weekStart === around.weekStart) return null;
      return { what: 'go', screen: { name: 'sites' }, weekStart: place.weekStart, label: 'Go to Sites' };
    case 'contact':
      return screen.name === 'contact'
        ? null
        : { what: 'go', screen: { name: 'contact' }, label: 'Go to Who to contact' };
    case 'sync':
      if (!around.canSend) return { what: 'sign-in', label: 'Sign in' };
      return around.workingOffline
        ? { what: 'go-online', label: 'Go online and sync' }
        : { what: 'sync', label: 'Sync now' };
  }
}
