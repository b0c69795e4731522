// An office with the small provider of the fixtures, to which a sheet for carers comes back.
import type { TypedSheet } from '../../../src-shared/app-api/sheet.ts';
import type { LogEntry } from '../../../src-shared/domain/log.ts';
import {
  answerOf,
  ben,
  contextOf,
  handlersOf,
  now,
  openRequest,
  standingClock,
  storeWithProvider,
  weekStart,
} from '../fixtures.ts';

export type Part = TypedSheet['rows'][number]['days'][number]['parts'][number];
export const tuesday = '2025-03-04';
export const wednesday = '2025-03-05';
export const refused = (minutes: number | null = 60): Part => ({ happening: 'not-engaged', minutes });

export function office() {
  const clock = standingClock();
  const store = storeWithProvider(openRequest({ clock }));
  const calls = handlersOf(contextOf(store, { clock }));
  const sheet = (rows: Record<string, Record<string, Part[]>>, parts: Partial<TypedSheet> = {}): TypedSheet => ({
    weekStart,
    siteId: null,
    lineIds: ['line-1', 'line-2', 'line-3'],
    rows: Object.entries(rows).map(([lineId, days]) => ({
      lineId,
      note: '',
      days: Object.entries(days).map(([day, of]) => ({ day, parts: of })),
    })),
    admitted: [],
    causes: [],
    beside: [],
    restAsPlanned: false,
    ...parts,
  });
  const preview = async (typed: TypedSheet) => answerOf(await calls['sheet.preview'](typed));
  const record = async (typed: TypedSheet) => answerOf(await calls['sheet.record']({ id: (await preview(typed)).id }));
  const outcomes = async (typed: TypedSheet) => (await preview(typed)).parts.map(({ outcome }) => outcome);
  const log = () => store.care.logOfWeek(weekStart);
  /** A colleague's entry, as a sync brings it. */
  const colleagueLogs = (parts: Partial<LogEntry> = {}) => {
    const value: LogEntry = {
      ...{ id: 'entry-9', lineId: 'line-1', day: tuesday, kind: 'missed', reason: 'non_engagement' },
      ...{ minutes: 60, note: '', ...parts },
    };
    store.sync.applyChanges(
      [{ kind: 'care', version: 1, changed: { ...ben, at: now }, record: { kind: 'log', id: value.id, value } }],
      'c-2',
    );
  };
  return { store, calls, sheet, preview, record, outcomes, log, colleagueLogs };
}
