// When two records say the same. Pure and beside the records, because the store's merge, the packets and the use cases
// have to agree: an edit that one of them takes for a change and another for none would be lost or sent for ever.
import type { WeeklyActual } from '../domain/actuals.ts';
import type { ActualRecord, CareRecord } from './records.ts';

/** What an edit of a line says. */
export type ActualContent = Pick<ActualRecord, 'actual' | 'attested'>;

/**
 * True when two records say the same of the line. Who attested it and when does not count, that somebody did does:
 * "as planned" against two missed hours is a conflict.
 */
export function sameContent(a: ActualContent, b: ActualContent): boolean {
  return sameFigures(a.actual, b.actual) && (a.attested === null) === (b.attested === null);
}

const comparedFields = [
  'planned',
  'actual',
  'frustrated',
  'missed',
  'extra',
  'visits',
  'generatedVisits',
  'comment',
] as const satisfies readonly (keyof WeeklyActual)[];

/** True when every figure, the comment and the variations (in any order) are the same. */
export function sameFigures(a: WeeklyActual, b: WeeklyActual): boolean {
  return comparedFields.every((field) => a[field] === b[field]) && sameVariations(a, b);
}

/** True when the same differs for the same reasons, in any order. */
export function sameVariations(a: Pick<WeeklyActual, 'variations'>, b: Pick<WeeklyActual, 'variations'>): boolean {
  return variationsText(a) === variationsText(b);
}

function variationsText({ variations }: Pick<WeeklyActual, 'variations'>): string {
  return JSON.stringify(
    variations
      .map((v) => {
        const days = [v.firstDay, v.lastDay, v.separateCause ?? null];
        return JSON.stringify([v.category, v.reason, v.quantity, ...days, v.hospitalStayId, v.note]);
      })
      .sort(),
  );
}

/** True when nothing of an edit is missing there: also somebody else's "as planned" on the same figures is one. */
export function holdsAlready(portal: ActualContent, edit: ActualContent): boolean {
  return sameFigures(portal.actual, edit.actual) && (edit.attested === null || portal.attested !== null);
}

/** True when two care records are equal in every field, whatever the order of their keys, or are both removed (null). */
export function sameCareRecord(a: CareRecord | null, b: CareRecord | null): boolean {
  return sameValue(a, b);
}

/** Of values as JSON holds them; a field that is not there says what null says: that nobody recorded it. */
function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return (a ?? null) === (b ?? null);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a, b] as Record<string, unknown>[];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => sameValue(left?.[key], right?.[key]));
}
