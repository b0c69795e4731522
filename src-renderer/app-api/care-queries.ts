// The questions about care records, the council's rules and what is stuck, one hook each.
import type { AppAnswer, AppRequest } from '../../src-shared/app-api/index.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { useAppQuery } from './query.ts';

export type CareList = AppAnswer<'care.list'>;

export const useCare = () => useAppQuery('care.list', {}, ['week-changed']);

export const usePerson = (ssRef: string) => useAppQuery('person.get', { ssRef }, ['week-changed', 'sync-status']);

export const useHeld = (ssRef: string) => useAppQuery('held.get', { ssRef }, []);

export const useBeforeErasing = (ssRef: string) =>
  useAppQuery('held.before-erasing', { ssRef }, ['week-changed', 'sync-status']);

export const useErasures = () => useAppQuery('held.erasures', {}, ['week-changed']);

export const useSentMessages = (ssRef: string | null) => useAppQuery('message.sent', { ssRef }, ['week-changed']);

export const useKnownTooLate = () => useAppQuery('care.known-too-late', {}, ['week-changed']);

export const useCounts = (weekStart: PlainDate) => useAppQuery('week.counts', { weekStart }, ['week-changed']);

export const useContinuing = (weekStart: PlainDate) => useAppQuery('continuing.list', { weekStart }, ['week-changed']);

/** What is chosen of a period in a week: its days, and hours that a person corrected. */
export type ChosenDays = Pick<AppRequest<'stay.preview'>, 'weekStart' | 'days' | 'quantities'>;

/** @param chosen null: nothing to look at yet */
export const useStayPreview = (stayId: string, chosen: ChosenDays | null) =>
  useAppQuery('stay.preview', chosen === null ? null : { ...chosen, stayId }, ['week-changed']);

export const useAbsencePreview = (absenceId: string, chosen: ChosenDays | null) =>
  useAppQuery('stay.preview-absence', chosen === null ? null : { ...chosen, absenceId }, ['week-changed']);

export const useStuck = () => useAppQuery('stuck.list', {}, ['week-changed', 'sync-status']);

export const useProfileNews = () => useAppQuery('profile.news', {}, ['week-changed', 'sync-status']);

export const usePortalAccess = () => useAppQuery('portal-access.get', {}, ['week-changed', 'sync-status']);
