// How many carers a service level means. The portal's column holds free text ("Single-handed, double-handed etc"); which
// texts mean one carer and which two is the council profile's data.
import type { CouncilProfile } from '../council/schema.ts';
import type { Quantity } from './quantity.ts';

/** 1 or 2, or null where the profile does not list the level's text. Hyphens, spaces and capitals do not matter. */
export function carersOf(serviceLevel: string, { carers }: Pick<CouncilProfile, 'carers'>): 1 | 2 | null {
  if (carers === undefined) return null;
  const level = folded(serviceLevel);
  if (carers.two.some((text) => folded(text) === level)) return 2;
  return carers.one.some((text) => folded(text) === level) ? 1 : null;
}

/** True for two texts of one service level: alike but for hyphens, spaces and capitals, or both of as many carers. */
export function isSameLevel(one: string, other: string, council: Pick<CouncilProfile, 'carers'>): boolean {
  const carers = carersOf(one, council);
  return folded(one) === folded(other) || (carers !== null && carers === carersOf(other, council));
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[\s\p{Pd}]+/gu, '');
}

/**
 * How many carers come at a time at most: one, two where the level says so, and never fewer than the plan needs around the
 * clock. `known`: false where the level's text says nothing of it, and more may come.
 * @param planned hundredths of the week
 * @param weekHours of that week: 167 or 169 when clocks change
 */
export function carersAtATime(
  serviceLevel: string,
  planned: Quantity,
  weekHours: number,
  council: Pick<CouncilProfile, 'carers'>,
): { known: boolean; most: number } {
  const carers = carersOf(serviceLevel, council);
  const forPlan = Math.ceil(planned / (weekHours * 100));
  return { known: carers !== null, most: Math.max(carers ?? 1, forPlan) };
}
