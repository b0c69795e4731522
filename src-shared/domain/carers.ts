// How many carers a service level means. The portal's column holds free text ("Single-handed, double-handed etc"); which
// texts mean one carer and which two is the council profile's data.
import type { CouncilProfile } from '../council/schema.ts';

/** 1 or 2, or null where the profile does not list the level's text. Hyphens, spaces and capitals do not matter. */
export function carersOf(serviceLevel: string, { carers }: Pick<CouncilProfile, 'carers'>): 1 | 2 | null {
  if (carers === undefined) return null;
  const level = folded(serviceLevel);
  if (carers.two.some((text) => folded(text) === level)) return 2;
  return carers.one.some((text) => folded(text) === level) ? 1 : null;
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[\s\p{Pd}]+/gu, '');
}
