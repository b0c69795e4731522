// What typing a quantity into the grid means. The variations are the record; the quantities follow from them by the
// formula, so every entry becomes either variations to record at once or one question: why?
import { type Category, categories, type Variation, type WeeklyActual } from '../../src-shared/domain/actuals.ts';
import type { Quantity } from '../../src-shared/domain/quantity.ts';

export type QuantityField = Category | 'actual';
export const quantityFields: readonly QuantityField[] = ['actual', 'frustrated', 'missed', 'extra'];

export type Proposal =
  | { kind: 'nothing' }
  /** Needs no reason: something was taken back. */
  | { kind: 'record'; variations: Variation[] }
  | {
      kind: 'ask';
      field: QuantityField;
      /** The categories that could explain it. */
      categories: Category[];
      /** The quantity that needs a reason. */
      quantity: Quantity;
      /** Stays as it is. */
      kept: Variation[];
      /** What was said before, to start from; null: nothing. */
      before: Variation | null;
      /** Reasons that the answer takes the place of, beyond `before`. */
      replaces: number;
    };

type RecordedFigures = Pick<WeeklyActual, 'planned' | 'actual' | 'frustrated' | 'missed' | 'extra' | 'variations'>;

/** What follows when `typed` is entered into `field` of a line. */
export function propose(actual: RecordedFigures, field: QuantityField, typed: Quantity): Proposal {
  if (typed === actual[field] && !lacksReason(actual, field)) return { kind: 'nothing' };
  return field === 'actual' ? proposeActual(actual, typed) : proposeCategory(actual, field, typed);
}

/** A file says no reasons: typing its figure again is how somebody asks to give one. */
function lacksReason({ variations }: RecordedFigures, field: QuantityField): boolean {
  const own = variations.filter((variation) => variation.category === field);
  return own.length === 1 && own[0]?.reason === 'unspecified';
}

function proposeCategory(actual: RecordedFigures, category: Category, typed: Quantity): Proposal {
  const kept = actual.variations.filter((variation) => variation.category !== category);
  const own = actual.variations.filter((variation) => variation.category === category);
  if (typed === 0) return { kind: 'record', variations: kept };
  const ask = { kind: 'ask', field: category, categories: [category], replaces: 0 } as const;
  const [first] = own;
  if (own.length <= 1) {
    return { ...ask, categories: [category], quantity: typed, kept, before: first ?? null };
  }
  const said = total(own);
  if (typed > said)
    return { ...ask, categories: [category], quantity: typed - said, kept: actual.variations, before: null };
  return { kind: 'record', variations: [...kept, ...lowered(own, said - typed)] };
}

function proposeActual(actual: RecordedFigures, typed: Quantity): Proposal {
  const difference = typed - actual.planned;
  if (difference === 0) return { kind: 'record', variations: [] };
  const wanted: Category[] = difference < 0 ? ['missed', 'frustrated'] : ['extra'];
  const [first, ...others] = actual.variations;
  const before = first !== undefined && wanted.includes(first.category) && others.length === 0 ? first : null;
  return {
    kind: 'ask',
    field: 'actual',
    categories: wanted,
    quantity: Math.abs(difference),
    kept: [],
    before,
    replaces: actual.variations.length - (before === null ? 0 : 1),
  };
}

/** Takes `by` off the last reasons first: the one said last is the one most likely being corrected. */
function lowered(variations: readonly Variation[], by: Quantity): Variation[] {
  let left = by;
  return variations
    .toReversed()
    .map((variation) => {
      const taken = Math.min(left, variation.quantity);
      left -= taken;
      return { ...variation, quantity: variation.quantity - taken };
    })
    .filter((variation) => variation.quantity > 0)
    .toReversed();
}

export function total(variations: readonly Variation[]): Quantity {
  return variations.reduce((sum, variation) => sum + variation.quantity, 0);
}

/** The quantities that these variations make of a line, as the store will record them. */
export function quantitiesOf(
  planned: Quantity,
  variations: readonly Variation[],
): Pick<WeeklyActual, 'actual' | Category> {
  const sums = { frustrated: 0, missed: 0, extra: 0 };
  for (const category of categories)
    sums[category] = total(variations.filter((variation) => variation.category === category));
  // Shown only until the store answers; a council whose missed hours do not all lower the actual is corrected by it.
  return { ...sums, actual: Math.max(0, planned - sums.frustrated - sums.missed + sums.extra) };
}
