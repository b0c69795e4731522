// Every question that the screens ask, one hook each, with the events that make its answer old.
import type { DeskOutput } from '../../src-shared/app-api/index.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { followWeek } from './follow-week.ts';
import { useDeskQuery } from './query.ts';

export type WeekList = DeskOutput<'week.list'>;
export type Payable = DeskOutput<'week.payable'>;

export const useSession = () => useDeskQuery('session.state', {}, ['session-changed']);
export const useProfile = () => useDeskQuery('profile.get', {}, ['session-changed']);
export const useWeekList = () => useDeskQuery('week.list', {}, ['week-changed', 'session-changed']);
export const useSettings = () => useDeskQuery('window.settings', {}, ['settings-changed']);
export const useSyncStatus = () => useDeskQuery('sync.status', {}, ['sync-status', 'week-changed']);

export const useWeek = (weekStart: PlainDate | null) =>
  useDeskQuery('week.get', weekStart === null ? null : { weekStart }, ['week-changed', 'sync-status'], followWeek);

export const useHistory = (weekStart: PlainDate, lineId: string) =>
  useDeskQuery('week.history', { weekStart, lineId }, ['week-changed']);

export const useEarlier = (weekStart: PlainDate, lineId: string) =>
  useDeskQuery('week.earlier', { weekStart, lineId }, ['week-changed']);

export const usePayableLine = (weekStart: PlainDate, lineId: string) =>
  useDeskQuery('week.payable-line', { weekStart, lineId }, ['week-changed']);

export const usePayable = (weekStart: PlainDate) => useDeskQuery('week.payable', { weekStart }, ['week-changed']);

export const useConfirmationPreview = (weekStart: PlainDate) =>
  useDeskQuery('confirm.preview', { weekStart }, ['week-changed', 'sync-status']);

export const useSinceLook = (weekStart: PlainDate) =>
  useDeskQuery('confirm.since-look', { weekStart }, ['week-changed', 'sync-status']);

export const useReceipts = (weekStart: PlainDate) =>
  useDeskQuery('receipt.list', { weekStart }, ['week-changed', 'sync-status']);
