// Rules about the figures of a line: numbers that can be read, in the council's steps, that add up.

import type { CouncilProfile } from '../council/schema.ts';
import { actualByFormula, type Category, categories, type Variation, type WeeklyActual } from '../domain/actuals.ts';
import { isQuantity, type Quantity, formatQuantityShort as short } from '../domain/quantity.ts';
import { type LineCheck, report } from './line-check.ts';

const quantityFields = ['planned', 'actual', ...categories] as const;

/** Checks the figures; an unreadable one silences the arithmetic rules, because sums with it would mean nothing. */
export function checkQuantities(check: LineCheck): void {
  const { actual, recorded } = check;
  for (const field of quantityFields) {
    if (holds(actual, recorded, field)) continue;
    report(check, 'quantity-invalid', {
      field,
      message: `The ${field} quantity is not a number of 0 or more with at most two decimals.`,
      fix:
        field === 'planned' ? 'The plan comes from the council: fetch the week again.' : 'Type it again, such as 2.5.',
      action: null,
    });
  }
  if (!check.readable) return;
  checkSteps(check);
  checkBalance(check);
  checkSums(check);
  checkPlan(check);
}

/** True when every quantity of the line can be read. */
export function isReadable(actual: WeeklyActual, recorded: readonly Variation[]): boolean {
  return quantityFields.every((field) => holds(actual, recorded, field));
}

function holds(actual: WeeklyActual, recorded: readonly Variation[], field: (typeof quantityFields)[number]): boolean {
  return isQuantity(actual[field]) && recorded.every((it) => it.category !== field || isQuantity(it.quantity));
}

function checkSteps(check: LineCheck): void {
  const { actual, recorded: variations, week } = check;
  const { step } = week.council;
  if (step === 0) return;
  for (const field of categories) {
    const quantity = actual[field];
    if (quantity % step === 0 || isWhatIsLeft(actual, field, step)) continue;
    const nearest = Math.floor(quantity / step + 0.5) * step;
    const ours = variations.filter((variation) => variation.category === field);
    const [only] = ours;
    report(check, 'quantity-step', {
      field,
      message: `The ${field} quantity ${short(quantity)} is not in steps of ${short(step)}.`,
      fix: `Enter ${short(nearest)}, or another multiple of ${short(step)}.`,
      action:
        only && ours.length === 1 && nearest > 0
          ? {
              kind: 'record-variations',
              variations: variations.map((variation) =>
                variation === only ? { ...only, quantity: nearest } : variation,
              ),
              comment: actual.comment,
            }
          : null,
    });
  }
}

/** A plan may be off the step (10.10): all of it, or what is left of it beside the other category, is entered as it is. */
function isWhatIsLeft({ planned, frustrated, missed, extra }: WeeklyActual, field: Category, step: Quantity): boolean {
  switch (field) {
    case 'frustrated':
      return frustrated === planned || (missed % step === 0 && frustrated === planned - missed);
    case 'missed':
      return missed === planned || (frustrated % step === 0 && missed === planned - frustrated);
    case 'extra':
      return extra === planned;
  }
}

function checkBalance(check: LineCheck): void {
  const { actual, recorded, week } = check;
  const expected = actualByFormula(actual, missedThatReduces(actual, recorded, week.council));
  if (actual.actual === expected) return;
  const { planned, frustrated, missed, extra } = actual;
  const sum = `${short(planned)} planned − ${short(frustrated)} frustrated − ${short(missed)} missed + ${short(extra)} extra`;
  report(check, 'quantity-balance', {
    field: 'actual',
    message: `The actual quantity is ${short(actual.actual)}, but ${sum} makes ${short(expected)}.`,
    fix:
      expected < 0
        ? 'Lower frustrated or missed: together they are more than was planned.'
        : `Set the actual quantity to ${short(expected)}, or correct frustrated, missed or extra.`,
    action: expected < 0 ? null : { kind: 'set-quantity', field: 'actual', quantity: expected },
  });
}

/** The missed hours that lower the actual: all of them, less those whose reason the profile lets stand inside it. */
export function missedThatReduces(
  actual: Pick<WeeklyActual, 'missed'>,
  variations: readonly Variation[],
  council: Pick<CouncilProfile, 'reasons'>,
): Quantity {
  let reducing = actual.missed;
  for (const { category, reason, quantity } of variations) {
    if (category === 'missed' && !council.reasons[reason].reducesActual) reducing -= quantity;
  }
  return reducing;
}

function checkSums(check: LineCheck): void {
  const { actual, variations } = check;
  for (const field of categories) {
    let sum = 0;
    let count = 0;
    for (const variation of variations) {
      if (variation.category !== field) continue;
      sum += variation.quantity;
      count += 1;
    }
    if (sum === actual[field]) continue;
    report(check, 'variation-mismatch', {
      field,
      message:
        count === 0
          ? `${short(actual[field])} ${field} has no reason recorded.`
          : `The reasons recorded for ${field} add up to ${short(sum)}, but the ${field} quantity is ${short(actual[field])}.`,
      fix:
        count === 0
          ? `Choose a reason for the ${field} quantity.`
          : 'Correct the quantity, or the reasons, so that they agree.',
      action: count > 0 && isQuantity(sum) ? { kind: 'set-quantity', field, quantity: sum } : { kind: 'open-line' },
    });
  }
}

function checkPlan(check: LineCheck): void {
  const { planned, frustrated, missed } = check.actual;
  if (frustrated + missed <= planned) return;
  report(check, 'over-planned', {
    field: missed > 0 ? 'missed' : 'frustrated',
    message: `Frustrated and missed together are ${short(frustrated + missed)}, but only ${short(planned)} was planned.`,
    fix: 'Lower them. If the plan itself is wrong, tell the council that the service line is incorrect.',
    action: { kind: 'open-line' },
  });
}
