// The hours that were given on each day up to the last one of service, as they are typed, and what they make of the line:
// entries of the log, and the rest of the plan missed because the service ended.
import type { Variation, WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { parseDuration } from '../../src-shared/domain/duration.ts';
import { downToStep, type Quantity, quantityOfMinutes } from '../../src-shared/domain/quantity.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';

export type ReadHours =
  | { ok: true; entries: { day: PlainDate; minutes: number }[]; minutes: number }
  /** A sentence a day. */
  | { ok: false; errors: Record<PlainDate, string> };

/** @param typed by day; an empty day had none */
export function readHours(days: readonly PlainDate[], typed: Readonly<Record<PlainDate, string>>): ReadHours {
  const errors: Record<PlainDate, string> = {};
  const entries: { day: PlainDate; minutes: number }[] = [];
  for (const day of days) {
    const text = (typed[day] ?? '').trim();
    if (text === '' || text === '0') continue;
    const read = parseDuration(text);
    if (!read.ok) errors[day] = read.sentence;
    else if (read.minutes > 0) entries.push({ day, minutes: read.minutes });
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, entries, minutes: entries.reduce((sum, entry) => sum + entry.minutes, 0) };
}

/**
 * The line's variations once the rest is missed because the service ended: what else stands there stays.
 * @param given minutes up to the last day, those that the log had before included
 */
export function withRestMissed(
  actual: Pick<WeeklyActual, 'planned' | 'variations'>,
  given: number,
  step: Quantity,
  category: Variation['category'],
): Variation[] {
  const others = actual.variations.filter(({ reason }) => reason !== 'service_ended');
  const taken = others.reduce((sum, one) => (one.category === 'extra' ? sum : sum + one.quantity), 0);
  const extra = others.reduce((sum, one) => (one.category === 'extra' ? sum + one.quantity : sum), 0);
  // Extra hours are given on top of the plan, and are no part of what is left of it.
  const left = actual.planned - taken - Math.max(0, quantityOfMinutes(given, step) - extra);
  const whole = given === 0 && taken === 0;
  const quantity = whole ? actual.planned : downToStep(left, step);
  if (!(quantity > 0)) return others;
  return [
    ...others,
    { category, reason: 'service_ended', quantity, firstDay: null, lastDay: null, hospitalStayId: null, note: '' },
  ];
}
