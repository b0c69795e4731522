// The questions of the screens that look back over weeks.
import type { AppRequest } from '../../src-shared/app-api/index.ts';
import type { ReportRequest } from '../../src-shared/app-api/report.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { useAppQuery } from './query.ts';

export const useOverview = (weekStart: PlainDate) => useAppQuery('overview.get', { weekStart }, ['week-changed']);
export const useDue = () => useAppQuery('reminder.due', {}, ['week-changed', 'sync-status']);
export const useReport = (request: ReportRequest | null) => useAppQuery('report.get', request, ['week-changed']);
export const useDisputes = () => useAppQuery('dispute.list', {}, ['week-changed', 'sync-status']);
export const useSites = (weekStart: PlainDate) =>
  useAppQuery('site.list', { weekStart }, ['week-changed', 'sync-status']);
export const usePrintedSheets = (weekStart: PlainDate) => useAppQuery('sheet.printed', { weekStart }, ['week-changed']);
export const useSheetPreview = (sheet: AppRequest<'sheet.preview'>) =>
  useAppQuery('sheet.preview', sheet, ['week-changed', 'sync-status']);
