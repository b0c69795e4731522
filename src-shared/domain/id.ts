// Ids and instants as they cross a boundary. An id becomes the name of a property sooner or later: what every object has
// by itself is none.
import { z } from 'zod';
import { longestId } from './limits.ts';

/** False for the names that every object brings along (`__proto__`, `constructor`, `toString` …). */
function isFreeName(text: string): boolean {
  return text !== 'prototype' && !(text in Object.prototype);
}

/** What names a record: 1 to 200 characters. */
export const idSchema = z
  .string()
  .min(1)
  .max(longestId)
  .refine(isFreeName, 'must not be a name that every object has, such as constructor');

/** The text of a service as the council writes it; empty where it writes none. */
export const serviceTextSchema = z.string().max(longestId);

/**
 * An ISO instant from 1970 to 2100. Wider than the days that anything is recorded on: a computer whose battery ran out
 * begins at 1970, and what is written on it is written all the same.
 */
export const pointInTimeSchema = z.string().max(40).refine(isPointInTime, 'must be an instant between 1970 and 2100');

function isPointInTime(text: string): boolean {
  return text >= '1969-12-31' && text < '2101-01-02' && !Number.isNaN(Date.parse(text));
}
