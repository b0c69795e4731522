// The rows in which an actual is stored, and the record that they make.

import type { Variation, WeeklyActual } from '../../src-shared/domain/actuals.ts';
import type { ActualRecord, By } from '../../src-shared/portal-api/index.ts';
import type { CommentSource, StoredActual } from './actuals.ts';
import { sendStateOf } from './send-state.ts';
import { storedProblem } from './stored-problem.ts';

export interface ActualRow {
  week_start: string;
  line_id: string;
  planned: number;
  actual: number;
  frustrated: number;
  missed: number;
  extra: number;
  visits: number;
  generated_visits: number;
  comment: string;
  comment_source: CommentSource;
  attested_id: string | null;
  attested_name: string | null;
  attested_at: string | null;
  changed_id: string | null;
  changed_name: string | null;
  changed_at: string | null;
  portal_record: string | null;
}

export interface VariationRow {
  week_start: string;
  line_id: string;
  category: Variation['category'];
  reason: Variation['reason'];
  quantity: number;
  first_day: string | null;
  last_day: string | null;
  hospital_stay_id: string | null;
  note: string;
  separate_cause: string | null;
}

export interface UnsentRow {
  line_id: string;
  state: string;
  batch_key: string | null;
  base: string | null;
  problem: string | null;
}

/** The record of one line and week, with what is still to send of it. */
export function storedOf(row: ActualRow, variations: VariationRow[], unsent: UnsentRow[]): StoredActual {
  const base = unsent.find(({ base }) => base !== null)?.base ?? null;
  const rejected = unsent.find(({ state }) => state === 'rejected')?.problem ?? null;
  return {
    actual: actualOf(row, variations),
    attested: byOf(row.attested_id, row.attested_name, row.attested_at),
    changed: byOf(row.changed_id, row.changed_name, row.changed_at),
    commentSource: row.comment_source,
    portal: row.portal_record === null ? null : (JSON.parse(row.portal_record) as ActualRecord),
    sendState: sendStateOf(unsent),
    base: base === null ? null : (JSON.parse(base) as ActualRecord),
    rejection: storedProblem(rejected),
  };
}

/** The figures alone. */
export function actualOf(row: ActualRow, variations: readonly VariationRow[]): WeeklyActual {
  return {
    lineId: row.line_id,
    weekStart: row.week_start,
    planned: row.planned,
    actual: row.actual,
    frustrated: row.frustrated,
    missed: row.missed,
    extra: row.extra,
    visits: row.visits,
    generatedVisits: row.generated_visits,
    comment: row.comment,
    variations: variations.map((v) => ({
      category: v.category,
      reason: v.reason,
      quantity: v.quantity,
      firstDay: v.first_day,
      lastDay: v.last_day,
      hospitalStayId: v.hospital_stay_id,
      note: v.note,
      ...(v.separate_cause === null ? {} : { separateCause: v.separate_cause }),
    })),
  };
}

/** Who and when; null where nobody is said. */
export function byOf(id: string | null, name: string | null, at: string | null): By | null {
  return id === null || name === null || at === null ? null : { id, name, at };
}

/** The columns of who attested or changed a record. */
export function byColumns(prefix: 'attested' | 'changed', by: By | null): Record<string, string | null> {
  return {
    [`${prefix}_id`]: by?.id ?? null,
    [`${prefix}_name`]: by?.name ?? null,
    [`${prefix}_at`]: by?.at ?? null,
  };
}
