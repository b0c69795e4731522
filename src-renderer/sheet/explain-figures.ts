// The reasons that figures of a sheet have: those that the line has already, or none until the coordinator chooses one.
// What a row states is never explained away: figures that do not add up are refused, and so is an actual that would take
// hours away of which the row says nothing.
import { categories, type Variation, type WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { formatQuantity, type Quantity } from '../../src-shared/domain/quantity.ts';
import { headingOf } from '../grid/sheet-columns.ts';
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
  const stated = categories.some((category) => wanted.has(category));
  if (total !== undefined && stated) {
    // Read as it is kept, a line is as it was, whatever its council lets lower the actual.
    const wrong = now === actual && total === now.actual ? null : whyNotTotal(total, now);
    if (wrong !== null) return { ok: false, sentence: wrong };
  } else if (total !== undefined && total !== now.actual) {
    const lost = takenAwayBy(now);
    if (lost !== null) {
      const sentence = `Actual ${formatQuantity(total)} says nothing of the ${lost} that the line has. Copy Frustrated, Missed and Extra along with it.`;
      return { ok: false, sentence };
    }
    take(explainTotal(now, total));
  }
  return { ok: true, variations: now === actual ? null : now.variations };
}

/** Why an actual is not what the row's other figures make of the plan; null where it is. */
function whyNotTotal(total: Quantity, { planned, frustrated, missed, extra }: WeeklyActual): string | null {
  const made = planned - frustrated - missed + extra;
  if (made === total) return null;
  const make =
    made < 0
      ? `which take ${formatQuantity(frustrated + missed)} off the ${formatQuantity(planned)} planned`
      : `which make it ${formatQuantity(made)} of the ${formatQuantity(planned)} planned`;
  return `Actual ${formatQuantity(total)} does not follow from the row’s other figures, ${make}. Correct the one that is wrong.`;
}

/** Hours that an actual alone cannot speak for: those in hospital, and those of several kinds. Null: there are none. */
function takenAwayBy(now: WeeklyActual): string | null {
  const recorded = categories.filter((category) => now[category] > 0);
  if (now.frustrated === 0 && recorded.length < 2) return null;
  return recorded.map((category) => `${headingOf(category)} ${formatQuantity(now[category])}`).join(' and ');
}

/** What an actual alone says of a line with hours of one kind at most. */
function explainTotal(now: WeeklyActual, total: Quantity): Variation[] {
  const difference = total - now.planned;
  if (difference === 0) return [];
  const category = difference < 0 ? 'missed' : 'extra';
  const proposal = propose({ ...now, actual: now.planned }, category, Math.abs(difference));
  const own = now.variations.filter((variation) => variation.category === category);
  if (proposal.kind === 'record') return proposal.variations;
  if (proposal.kind === 'nothing') return own;
  const kept = proposal.kept.filter((variation) => variation.category === category);
  return [...kept, withoutReason(proposal.before, category, proposal.quantity)];
}

function withoutReason(before: Variation | null, category: Variation['category'], quantity: Quantity): Variation {
  if (before !== null) return { ...before, quantity };
  const empty = { firstDay: null, lastDay: null, hospitalStayId: null, note: '' };
  return { category, reason: 'unspecified', quantity, ...empty };
}
