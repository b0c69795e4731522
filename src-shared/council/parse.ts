// Reads a council profile that came from outside (a portal, a file). A profile is taken whole or not at all.
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
function wrong(issue: { code?: string; expected?: unknown; message: string }): string {
  if (issue.code !== 'invalid_type') return issue.message;
  const kind = kinds[String(issue.expected)];
  if (kind === undefined) return issue.message;
  return issue.message.endsWith('undefined') ? `${kind} is missing` : `must be ${kind}`;
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
