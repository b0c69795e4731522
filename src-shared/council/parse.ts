// Reads a council profile that came from outside (a portal, a file). A profile is taken whole or not at all.
import type { z } from 'zod';
import { count } from '../domain/count.ts';
import { type CouncilProfile, councilProfileSchema, currentSchemaVersion } from './schema.ts';

/** Where in the profile something is wrong, as `deadline.overrides.0.time`, and a sentence that says what. */
export interface ProfileProblem {
  path: string;
  sentence: string;
}

export type ParsedProfile =
  | { ok: true; profile: CouncilProfile }
  /** `newer`: the profile is sound as far as we know, but made for a later version of the app. */
  | { ok: false; newer: boolean; problems: ProfileProblem[] };

/**
 * Reads a profile from parsed JSON (or from its text). Never throws.
 * @returns the profile, or every problem with the path at which it stands; a profile made for a later version of the
 * app gets that one answer and no list of fields that this version does not know.
 */
export function parseCouncilProfile(json: unknown): ParsedProfile {
  const value = typeof json === 'string' ? readJson(json) : json;
  if (value === undefined) return refused('', 'This file is not a council profile: it is not JSON.');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refused('', 'This file is not a council profile: it does not hold one record.');
  }
  const version = (value as { schemaVersion?: unknown }).schemaVersion;
  if (typeof version === 'number' && version > currentSchemaVersion) {
    const sentence =
      `This council profile needs a newer version of the app (it is written in layout ${version}, this app reads ` +
      `${currentSchemaVersion}). Update the app. Until then the rules that are in use now stay in use.`;
    return { ok: false, newer: true, problems: [{ path: 'schemaVersion', sentence }] };
  }
  const parsed = councilProfileSchema.safeParse(value);
  if (parsed.success) return { ok: true, profile: parsed.data };
  const problems = parsed.error.issues.flatMap((issue) => {
    const path = issue.path.map(String).join('.');
    if (issue.code !== 'unrecognized_keys') return [{ path, sentence: `${path || 'The profile'}: ${wrong(issue)}.` }];
    return issue.keys.map((key) => {
      const of = path === '' ? key : `${path}.${key}`;
      return { path: of, sentence: `${of}: the app knows nothing of this name.` };
    });
  });
  return { ok: false, newer: false, problems };
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a record',
  record: 'a record',
};

/** What is wrong with a value, in the words of somebody who edits the file. */
function wrong(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type': {
      const kind = kinds[issue.expected];
      if (kind === undefined) return issue.message;
      return issue.message.endsWith('undefined') ? `${kind} is missing` : `must be ${kind}`;
    }
    case 'invalid_value':
      return `must be ${oneOf(issue.values.map(valueWords))}`;
    case 'too_small':
      return `must ${amountWords(issue.origin, Number(issue.minimum), 'least')}`;
    case 'too_big':
      return `must ${amountWords(issue.origin, Number(issue.maximum), 'most')}`;
    case 'invalid_format':
      return issue.format === 'url' ? 'must be a web address such as https://www.example.org/form' : issue.message;
    default:
      return issue.message;
  }
}

/** `have at least 1 character`, `be 30 or less`, after "must". */
function amountWords(origin: string, limit: number, most: 'least' | 'most'): string {
  if (origin !== 'string' && origin !== 'array') return `be ${limit} or ${most === 'least' ? 'more' : 'less'}`;
  if (limit === 1 && most === 'least') return 'not be empty';
  return `have at ${most} ${origin === 'string' ? count(limit, 'character') : count(limit, 'entry', 'entries')}`;
}

function valueWords(value: unknown): string {
  if (value === '\t') return 'a tab';
  return typeof value === 'string' ? `"${value}"` : String(value);
}

function oneOf(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

function refused(path: string, sentence: string): ParsedProfile {
  return { ok: false, newer: false, problems: [{ path, sentence }] };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
