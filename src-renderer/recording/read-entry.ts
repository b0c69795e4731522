// What a person typed into a quantity cell: a quantity, or the sentence that says what to type instead.
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import {
  formatQuantity,
  formatQuantityShort,
  type ParsedQuantity,
  parseQuantity,
  type Quantity,
} from '../../src-shared/domain/quantity.ts';
import type { QuantityField } from './propose.ts';

/**
 * Reads `text` for `field`. An empty cell is 0 of a difference. What is entered is held to the council's step; the plan
 * may be off the step, so for `actual` it is the difference from plan that is.
 * @param step hundredths; 0: no step
 */
export function readEntry(
  text: string,
  field: QuantityField,
  actual: Pick<WeeklyActual, 'planned'>,
  step: Quantity,
): ParsedQuantity {
  if (text.trim() === '' && field !== 'actual') return { ok: true, quantity: 0 };
  const parsed = parseQuantity(text);
  if (!parsed.ok || step === 0) return parsed;
  const difference = field === 'actual' ? Math.abs(parsed.quantity - actual.planned) : parsed.quantity;
  const over = difference % step;
  if (over === 0) return parsed;
  const lower = parsed.quantity + (field === 'actual' && parsed.quantity < actual.planned ? over : -over);
  const other = lower + (field === 'actual' && parsed.quantity < actual.planned ? -step : step);
  const [less, more] = lower < other ? [lower, other] : [other, lower];
  return {
    ok: false,
    sentence: `The council takes steps of ${formatQuantityShort(step)}. Type ${formatQuantity(Math.max(0, less))} or ${formatQuantity(more)}.`,
  };
}
