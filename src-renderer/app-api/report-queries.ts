// The questions of the screens that look back over weeks.
import type { ReportRequest } from '../../src-shared/app-api/reports.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { useDeskQuery } from './query.ts';

export const useOverview = (weekStart: PlainDate) => useDeskQuery('overview.get', { weekStart }, ['week-changed']);
export const useDue = () => useDeskQuery('overview.due', {}, ['week-changed', 'sync-status']);
export const useReport = (request: ReportRequest | null) => useDeskQuery('report.get', request, ['week-changed']);
export const useDisputes = () => useDeskQuery('dispute.list', {}, ['week-changed', 'sync-status']);
export const useCare = () => useDeskQuery('care.list', {}, ['week-changed']);
