// What a piece of unsent work is about, as the outbox and packets name it. Stored and passed on: these texts never change.
import type { CareRecord } from '../portal-api/records.ts';

type CareKind = CareRecord['kind'];

/** Names the subject of work. */
export const workSubject = {
  actual: (weekStart: string, lineId: string) => `actual:${weekStart}:${lineId}`,
  care: (kind: CareKind, id: string) => `care:${kind}:${id}`,
  generate: (weekStart: string) => `generate:${weekStart}`,
  /** Messages add up: each is its own subject. */
  disputeMessage: (rowId: string) => `dispute-message:${rowId}`,
};

/** The line or care record that a subject names; null where it names neither. */
export function recordNamed(
  subject: string,
): { of: 'line'; weekStart: string; lineId: string } | { of: 'care'; kind: CareKind; id: string } | null {
  const [, weekStart = '', lineId = ''] = /^actual:([^:]+):(.+)$/.exec(subject) ?? [];
  if (lineId !== '') return { of: 'line', weekStart, lineId };
  const [, kind = '', id = ''] = /^care:([^:]+):(.+)$/.exec(subject) ?? [];
  return id === '' ? null : { of: 'care', kind: kind as CareKind, id };
}
