// How deep parsed JSON goes. Whoever walks what came from elsewhere asks first: a walk by recursion has an end, too.
import { deepestNesting } from '../domain/limits.ts';

/** True when lists and objects are nested more deeply than anything that portal and app send each other. */
export function isNestedTooDeeply(json: unknown, depth = 0): boolean {
  if (typeof json !== 'object' || json === null) return false;
  if (depth === deepestNesting) return true;
  for (const inside of Array.isArray(json) ? json : Object.values(json)) {
    if (isNestedTooDeeply(inside, depth + 1)) return true;
  }
  return false;
}
