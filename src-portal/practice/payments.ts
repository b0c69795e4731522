// What the council pays for a week, by service. Amounts follow from the figures, the profile's word on what is paid,
// and invented rates; "not said" counts as unpaid, as the app shows it.

import { bradford } from '../../src-shared/council/index.ts';
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import type { ServiceLine } from '../../src-shared/domain/lines.ts';
import type { Quantity } from '../../src-shared/domain/quantity.ts';
import { addDays, type PlainDate } from '../../src-shared/domain/week.ts';
import type { Payment } from '../../src-shared/portal-api/index.ts';

/** Hundredths of a line that are payable: delivered, and what is not delivered but paid all the same. */
export function payableQuantity(line: ServiceLine, actual: WeeklyActual): Quantity {
  const { reasons } = bradford.serviceTypes[line.serviceType];
  return actual.variations.reduce((sum, { category, reason, quantity }) => {
    const paid = reason === 'unspecified' ? 'not-said' : reasons[reason].paid;
    const isPaid = paid === 'yes' || paid === 'within-limit';
    // An extra is inside the actual already, so an unpaid one comes off; the others are outside it.
    if (category === 'extra') return isPaid ? sum : sum - quantity;
    return isPaid ? sum + quantity : sum;
  }, actual.actual);
}

/**
 * One payment for each service of a week, in the order of the services.
 * @param processed paid on the Friday of the week after next, or still scheduled
 */
export function paymentsOf(
  weekStart: PlainDate,
  entries: readonly { line: ServiceLine; actual: WeeklyActual }[],
  ratePence: ReadonlyMap<string, number>,
  processed: boolean,
): Payment[] {
  const pence = new Map<string, number>();
  for (const { line, actual } of entries) {
    const amount = Math.round((payableQuantity(line, actual) * (ratePence.get(line.id) ?? 0)) / 100);
    pence.set(line.service, (pence.get(line.service) ?? 0) + amount);
  }
  return [...pence].map(([service, amountPence], index) => ({
    id: `payment-${weekStart}-${String(index + 1).padStart(2, '0')}`,
    weekStart,
    service,
    state: processed ? 'processed' : 'scheduled',
    amountPence,
    paidOn: processed ? addDays(weekStart, 18) : null,
  }));
}
