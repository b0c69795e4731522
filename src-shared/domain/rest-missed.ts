// What the hours that were given up to the last day of a service make of the line: the rest of the plan is missed, because
// the service ended.
import type { Variation, WeeklyActual } from './actuals.ts';
import { downToStep, type Quantity, quantityOfMinutes } from './quantity.ts';

/**
 * The line's variations once the rest is missed because the service ended: what else stands there stays.
 * @param given minutes up to the last day, with extra hours; and those of them that the log has as extra
 */
export function withRestMissed(
  actual: Pick<WeeklyActual, 'planned' | 'variations'>,
  given: { minutes: number; extra: number },
  step: Quantity,
  category: Variation['category'],
): Variation[] {
  const others = actual.variations.filter(({ reason }) => reason !== 'service_ended');
  const taken = others.reduce((sum, one) => (one.category === 'extra' ? sum : sum + one.quantity), 0);
  const extra = others.reduce((sum, one) => (one.category === 'extra' ? sum + one.quantity : sum), 0);
  // Extra hours are given on top of the plan, claimed or not, and are no part of what is left of it.
  const beyondPlan = Math.max(extra, quantityOfMinutes(given.extra, step));
  const left = actual.planned - taken - Math.max(0, quantityOfMinutes(given.minutes, step) - beyondPlan);
  const whole = given.minutes === 0 && taken === 0;
  const quantity = whole ? actual.planned : downToStep(left, step);
  if (!(quantity > 0)) return others;
  return [
    ...others,
    { category, reason: 'service_ended', quantity, firstDay: null, lastDay: null, hospitalStayId: null, note: '' },
  ];
}
