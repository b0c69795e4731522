// What a person typed into a quantity cell: a quantity and what it was taken for, or the sentence that says what to
// type instead. Reads as every file is read; only the sentences are those of a cell.
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { formatQuantity, formatQuantityShort, type Quantity } from '../../src-shared/domain/quantity.ts';
import { type DecimalMark, isNothing, type ReadHours, readHours } from '../../src-shared/readers/hours.ts';
import type { QuantityField } from './propose.ts';

export type ReadEntry =
  /** `understood`: what was made of another form, such as `1h30`; absent where the text says it itself. */
  | { ok: true; quantity: Quantity; understood?: string }
  /** `readings`: what the text could mean, where it could mean two things. */
  | { ok: false; sentence: string; readings?: [string, string] };

/**
 * Reads `text` for `field`. An empty cell is 0 of a difference. What is entered is held to the council's step; the plan
 * may be off the step, so for `actual` it is the difference from plan that is.
 * @param step hundredths; 0: no step
 * @param mark which is the decimal mark, where a person has said so
 */
export function readEntry(
  text: string,
  field: QuantityField,
  actual: Pick<WeeklyActual, 'planned'>,
  step: Quantity,
  mark: DecimalMark | null = null,
): ReadEntry {
  if (isNothing(text) && field !== 'actual') return { ok: true, quantity: 0 };
  const read = readHours(text, mark);
  if (!read.ok) {
    const { readings } = read;
    return { ok: false, sentence: sentenceOf(text, read), ...(readings === null ? {} : { readings }) };
  }
  const { quantity, understood } = read;
  const entry: ReadEntry = {
    ok: true,
    quantity,
    ...(understood === null ? {} : { understood: `${understood} hours` }),
  };
  if (step === 0) return entry;
  const difference = field === 'actual' ? Math.abs(quantity - actual.planned) : quantity;
  const over = difference % step;
  if (over === 0) return entry;
  const lower = quantity + (field === 'actual' && quantity < actual.planned ? over : -over);
  const other = lower + (field === 'actual' && quantity < actual.planned ? -step : step);
  const [less, more] = lower < other ? [lower, other] : [other, lower];
  return {
    ok: false,
    sentence: `The council takes steps of ${formatQuantityShort(step)}. Type ${formatQuantity(Math.max(0, less))} or ${formatQuantity(more)}.`,
  };
}

function sentenceOf(text: string, wrong: Extract<ReadHours, { ok: false }>): string {
  const typed = text.trim();
  switch (wrong.code) {
    case 'negative':
      return 'A quantity cannot be less than 0.';
    case 'too-much':
      return 'That is more than a week can hold. Check the number.';
    case 'too-fine':
      return wrong.wrong === 'has more than two decimals'
        ? 'Enter at most two decimals, such as 2.25.'
        : `${typed} ${wrong.wrong}. ${wrong.fix.replace('Write', 'Enter')}`;
    case 'two-readings':
    case 'money':
    case 'damaged':
      return `${typed} ${wrong.wrong}. ${wrong.fix.replace(/^Write/, 'Enter')}`;
    case 'blank':
    case 'no-number':
      return 'Enter a number of hours such as 2.5.';
  }
}
