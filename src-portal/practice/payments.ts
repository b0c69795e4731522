// What the council pays for a week, by service. Amounts follow from the hours that the app itself expects to be paid, and
// from invented rates, so that practice never contradicts what the app said before.

import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import type { ServiceLine } from '../../src-shared/domain/lines.ts';
import { type PayableContext, payable } from '../../src-shared/domain/payable.ts';
import { addDays, type PlainDate } from '../../src-shared/domain/week.ts';
import type { Payment } from '../../src-shared/portal-api/index.ts';

/**
 * One payment for each service of a week, in the order of the services.
 * @param context what else decides on pay: stays, earlier weeks and requests
 * @param processed paid on the Friday of the week after next, or still scheduled
 */
export function paymentsOf(
  weekStart: PlainDate,
  entries: readonly { line: ServiceLine; actual: WeeklyActual }[],
  ratePence: ReadonlyMap<string, number>,
  context: PayableContext,
  { council, processed }: { council: CouncilProfile; processed: boolean },
): Payment[] {
  const pence = new Map<string, number>();
  for (const { line, actual } of entries) {
    const hours = payable(line, actual, council, context).payable;
    const amount = Math.round((hours * (ratePence.get(line.id) ?? 0)) / 100);
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
