// The questions about care records, the council's rules and what is stuck, one hook each.
import type { DeskInput, DeskOutput } from '../../src-shared/app-api/index.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { useDeskQuery } from './query.ts';

export type CareList = DeskOutput<'care.list'>;

export const useCare = () => useDeskQuery('care.list', {}, ['week-changed']);

export const useCounts = (weekStart: PlainDate) => useDeskQuery('week.counts', { weekStart }, ['week-changed']);

export const useStayPreview = (input: DeskInput<'stay.preview'> | null) =>
  useDeskQuery('stay.preview', input, ['week-changed']);

export const useStuck = () => useDeskQuery('stuck.list', {}, ['week-changed', 'sync-status']);

export const useProfileNews = () => useDeskQuery('profile.news', {}, ['week-changed', 'sync-status']);

export const usePortalAccess = () => useDeskQuery('portal-access.get', {}, ['week-changed', 'sync-status']);
