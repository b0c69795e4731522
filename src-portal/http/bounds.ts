// What the portal can take at all, whatever a call's own schema says: how deep and how much, texts that can be stored,
// numbers that a column holds, days that can be reckoned with. Looked at before any schema, since schemas and databases
// fail in their own ways on what lies outside.
import { z } from 'zod';
import { deepestNesting, firstDay, lastDay, longestId } from '../../src-shared/domain/limits.ts';
import { weekStartSchema } from '../../src-shared/domain/week.ts';

/** 500 lines with all the variations that one may have are a third of it. */
const mostValues = 600_000;
const longestList = 10_000;
const largestInteger = 2 ** 31 - 1;

/** Texts that people write; everything else is an id, a choice, a day or an instant. */
const prose: ReadonlySet<string> = new Set([
  'address',
  'by',
  'comment',
  'name',
  'newPassword',
  'note',
  'password',
  'reason',
  'reference',
  'statement',
  'text',
  'who',
]);
const longestProse = 10_000;
/** A finding's key holds facts; a service is a text of the council's. */
const long: ReadonlySet<string> = new Set(['key', 'services']);
const longestLong = 2_000;

export interface Flaw {
  /** Where in the request, as in `changes.0.actual.visits`. */
  path: string;
  sentence: string;
}

/** The first thing in a parsed body that the portal cannot take, or null. */
export function flawOf(body: unknown): Flaw | null {
  const budget = { left: mostValues };
  const flaw = lookAt(body, '', 0, budget);
  return flaw === null ? null : { path: flaw.path.reverse().join('.'), sentence: flaw.sentence };
}

type Found = { path: string[]; sentence: string };

/** @param name the nearest name above the value: of a list's members the list's own */
function lookAt(value: unknown, name: string, depth: number, budget: { left: number }): Found | null {
  budget.left -= 1;
  if (budget.left < 0) return found('holds too much at once');
  switch (typeof value) {
    case 'string':
      return lookAtText(value, name);
    case 'number':
      return Math.abs(value) > largestInteger ? found('is a larger number than the portal can hold') : null;
    case 'object':
      break;
    default:
      return null;
  }
  if (value === null) return null;
  if (depth === deepestNesting) return found('is nested too deeply');
  if (Array.isArray(value) && value.length > longestList) return found('has too many entries');
  for (const [key, inside] of Object.entries(value)) {
    const flaw = lookAt(inside, Array.isArray(value) ? name : key, depth + 1, budget);
    if (flaw === null) continue;
    flaw.path.push(key.slice(0, longestId));
    return flaw;
  }
  return null;
}

function lookAtText(text: string, name: string): Found | null {
  // NUL and halves of a surrogate pair are valid JSON, and PostgreSQL stores neither.
  if (/\0|\p{Surrogate}/u.test(text)) return found('contains a character that cannot be stored');
  const isProse = prose.has(name);
  const most = isProse ? longestProse : long.has(name) ? longestLong : longestId;
  if (text.length > most) return found(`is longer than ${most} characters`);
  if (!isProse && /^\d{4}-\d\d-\d\d$/.test(text) && !isReckonable(text)) {
    return found(`must be a day between ${firstDay} and ${lastDay}`);
  }
  return null;
}

function found(sentence: string): Found {
  return { path: [], sentence };
}

const isReckonable = (day: string) => day >= firstDay && day <= lastDay;

/** The Monday in a path, within the days that can be reckoned with. */
export const weekParamsSchema = z.object({
  monday: weekStartSchema,
});
