// The reasons that figures of a sheet have: those that the line has already, or none until the coordinator chooses one.
import { categories, type Variation, type WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { formatQuantity, type Quantity } from '../../src-shared/domain/quantity.ts';
import { propose, quantitiesOf } from '../recording/propose.ts';

export type ExplainedFigures =
  /** Null: nothing about the figures changes. */
  { ok: true; variations: Variation[] | null } | { ok: false; sentence: string };

/** @param wanted by column; what is not in it stays */
export function variationsFor(actual: WeeklyActual, wanted: ReadonlyMap<string, Quantity>): ExplainedFigures {
  let now = actual;
  const take = (variations: Variation[]) => {
    now = { ...now, variations, ...quantitiesOf(now.planned, variations) };
  };
  for (const category of categories) {
    const quantity = wanted.get(category);
    if (quantity === undefined) continue;
    const proposal = propose(now, category, quantity);
    if (proposal.kind === 'record') take(proposal.variations);
    if (proposal.kind === 'ask' && quantity !== now[category]) {
      take([...proposal.kept, withoutReason(proposal.before, category, proposal.quantity)]);
    }
  }
  const total = wanted.get('actual');
  if (total !== undefined && total !== now.actual) {
    if (categories.some((category) => (wanted.get(category) ?? actual[category]) !== actual[category])) {
      const sentence = `Actual ${formatQuantity(total)} does not follow from the row’s other figures, which make it ${formatQuantity(now.actual)}.`;
      return { ok: false, sentence };
    }
    const difference = total - now.planned;
    const category = difference < 0 ? 'missed' : 'extra';
    take(difference === 0 ? [] : [withoutReason(null, category, Math.abs(difference))]);
  }
  return { ok: true, variations: now === actual ? null : now.variations };
}

function withoutReason(before: Variation | null, category: Variation['category'], quantity: Quantity): Variation {
  if (before !== null) return { ...before, quantity };
  const empty = { firstDay: null, lastDay: null, hospitalStayId: null, note: '' };
  return { category, reason: 'unspecified', quantity, ...empty };
}
