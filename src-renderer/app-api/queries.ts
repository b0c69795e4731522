// Every question that the screens ask, one hook each, with the events that make its answer old.
import type { AppAnswer } from '../../src-shared/app-api/index.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { followWeek } from './follow-week.ts';
import { useAppQuery } from './query.ts';

export type WeekList = AppAnswer<'week.list'>;

export const useSession = () => useAppQuery('session.state', {}, ['session-changed']);
export const useProfile = () => useAppQuery('profile.get', {}, ['session-changed']);
export const useWeekList = () => useAppQuery('week.list', {}, ['week-changed', 'session-changed']);
export const useSettings = () => useAppQuery('window.settings', {}, ['settings-changed']);
export const useSyncStatus = () => useAppQuery('sync.status', {}, ['week-changed'], { answeredBy: 'sync-status' });
export const usePutAside = () => useAppQuery('sync.put-aside', {}, ['week-changed', 'sync-status', 'session-changed']);

export const useWeek = (weekStart: PlainDate | null) =>
  useAppQuery('week.get', weekStart === null ? null : { weekStart }, ['week-changed', 'sync-status'], {
    call: followWeek,
  });

/** It stays the same while the app runs. */
export const useDataFolder = () => useAppQuery('window.data-folder', {}, []);

export const useAddedLines = () => useAppQuery('week.added-lines', {}, ['session-changed']);

export const usePlanChanges = (weekStart: PlainDate) =>
  useAppQuery('files.plan-changes', { weekStart }, ['week-changed']);

export const useHistory = (weekStart: PlainDate, lineId: string) =>
  useAppQuery('week.history', { weekStart, lineId }, ['week-changed']);

export const useEarlier = (weekStart: PlainDate, lineId: string) =>
  useAppQuery('week.earlier', { weekStart, lineId }, ['week-changed']);

export const usePayableLine = (weekStart: PlainDate, lineId: string) =>
  useAppQuery('week.payable-line', { weekStart, lineId }, ['week-changed']);

export const usePayable = (weekStart: PlainDate) => useAppQuery('week.payable', { weekStart }, ['week-changed']);

export const useConfirmationPreview = (weekStart: PlainDate) =>
  useAppQuery('confirm.preview', { weekStart }, ['week-changed', 'sync-status']);

export const useChangesSinceViewed = (weekStart: PlainDate) =>
  useAppQuery('confirm.changes-since-viewed', { weekStart }, ['week-changed', 'sync-status']);

export const useWorthALook = (weekStart: PlainDate) =>
  useAppQuery('confirm.worth-a-look', { weekStart }, ['week-changed']);

export const useReceipts = (weekStart: PlainDate) =>
  useAppQuery('receipt.list', { weekStart }, ['week-changed', 'sync-status']);
