// Exact quantities of care. A quantity is an integer number of hundredths of the line's unit (2.5 hours is 250),
// so that sums are exact and the formula `actual = planned − frustrated − missed + extra` either holds or does not.
import { z } from 'zod';

/** Integer hundredths of the line's unit: 2.5 hours is 250. */
export type Quantity = number;

/** The largest quantity anybody can mean: 99,999.99 hours. Larger is a slip of the keyboard. */
export const largestQuantity: Quantity = 9_999_999;

/** A stored or transmitted quantity: a whole number of hundredths, never negative. */
export const quantitySchema = z.int().min(0).max(largestQuantity);

/** The most visits that a week can hold: as a number it is bounded like hours. */
export const largestVisits = Math.floor(largestQuantity / 100);

/** A stored or transmitted number of visits. */
export const visitsSchema = z.int().min(0).max(largestVisits);

/** True when `value` is a whole number of hundredths, not negative, and not absurdly large. */
export function isQuantity(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= largestQuantity;
}

export type ParsedQuantity = { ok: true; quantity: Quantity } | { ok: false; sentence: string };

/**
 * Reads what a person typed: `8`, `8.5`, `.25`, ` 10.00 `. At most two decimals.
 * @returns hundredths, or a sentence that says what to type instead.
 */
export function parseQuantity(text: string): ParsedQuantity {
  const trimmed = text.trim();
  if (/^[-−]/.test(trimmed)) return { ok: false, sentence: 'A quantity cannot be less than 0.' };
  const parts = /^(\d*)(?:\.(\d*))?$/.exec(trimmed);
  const whole = parts?.[1] ?? '';
  const decimals = (parts?.[2] ?? '').replace(/0+$/, '');
  if (!parts || (whole === '' && (parts[2] ?? '') === '')) {
    return { ok: false, sentence: 'Enter a number of hours such as 2.5.' };
  }
  if (decimals.length > 2) return { ok: false, sentence: 'Enter at most two decimals, such as 2.25.' };
  const quantity = Number(whole || '0') * 100 + Number(decimals.padEnd(2, '0'));
  if (!isQuantity(quantity)) return { ok: false, sentence: 'That is more than a week can hold. Check the number.' };
  return { ok: true, quantity };
}

/** Two decimals, as the portal writes them: 250 is `2.50`. */
export function formatQuantity(quantity: Quantity): string {
  const sign = quantity < 0 ? '-' : '';
  const hundredths = Math.abs(Math.round(quantity));
  return `${sign}${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}

/** The sum of many lines, for reading: 123450 is `1,234.50`. What a person types and what a file holds has no comma. */
export function formatSum(quantity: Quantity): string {
  return formatQuantity(quantity).replace(/\B(?=(\d{3})+\.)/g, ',');
}

/** Things that are counted, for reading: 1234 is `1,234`. */
export function formatCount(number: number): string {
  return formatSumShort(number * 100);
}

/** As short as it can be: 200 is `2`, 250 is `2.5`, 225 is `2.25`. */
export function formatQuantityShort(quantity: Quantity): string {
  return formatQuantity(quantity).replace(/0$/, '').replace(/\.0?$/, '');
}

/** The same for a sum, such as beside a chart: 120000 is `1,200`. */
export function formatSumShort(quantity: Quantity): string {
  return formatSum(quantity).replace(/0$/, '').replace(/\.0?$/, '');
}

/**
 * The difference from plan the way the council's own system writes it: `2M 1F 4E`, or an empty text when there is none.
 */
export function formatDifference(difference: { frustrated: Quantity; missed: Quantity; extra: Quantity }): string {
  const parts: string[] = [];
  if (difference.missed !== 0) parts.push(`${formatQuantityShort(difference.missed)}M`);
  if (difference.frustrated !== 0) parts.push(`${formatQuantityShort(difference.frustrated)}F`);
  if (difference.extra !== 0) parts.push(`${formatQuantityShort(difference.extra)}E`);
  return parts.join(' ');
}

/**
 * Rounds minutes to the nearest step of the quantity, half up: 67 minutes in steps of 0.25 hours is 1.00 (100),
 * 68 is 1.25 (125). Rounded once, at the week's total (domain: "The formula").
 * @param minutes whole minutes, not negative
 * @param step hundredths; 25 is a quarter of an hour; 0 means no step, then to the nearest hundredth
 */
export function quantityOfMinutes(minutes: number, step: Quantity): Quantity {
  const unit = step === 0 ? 1 : step;
  // minutes * 100 / 60 hundredths; doubled to stay in whole numbers while rounding half up.
  return Math.floor((minutes * 200 + 60 * unit) / (120 * unit)) * unit;
}

/** The step in hundredths, or one hundredth for a council without one. */
export function unitOf(step: Quantity): Quantity {
  return step === 0 ? 1 : step;
}

/** The largest multiple of the step that is not more than `quantity` hundredths (which may be a fraction). */
export function downToStep(quantity: number, step: Quantity): Quantity {
  return Math.floor(quantity / unitOf(step)) * unitOf(step);
}

/**
 * The plan's share of some days of the week, rounded up to the step: 3 of 7 days of 10 hours are 4.50.
 * @param days whole days, 0 to 7
 */
export function shareOfDays(planned: Quantity, days: number, step: Quantity): Quantity {
  // The product first: a share that is a multiple of the step stays one.
  return Math.ceil((planned * days) / (7 * unitOf(step))) * unitOf(step);
}
