// A council profile that a person chose as a file: read whole or not at all, with the place in it of what is wrong.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { AppResult, ProfilePreview } from '../../src-shared/app-api/index.ts';
import { profileChanges } from '../../src-shared/council/changes.ts';
import { leftOut, profileDifferences } from '../../src-shared/council/differences.ts';
import { parseCouncilProfile } from '../../src-shared/council/parse.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { ok, refuse } from './result.ts';

export interface ProfileFile {
  fileName: string;
  profile: CouncilProfile;
  /** Paths of the file that this version of the app knows nothing of. */
  unknown: string[];
}

/** Larger than any profile by far. */
const largestBytes = 5_000_000;
/** Beyond so many it is another file. */
const mostSaid = 8;

export async function readProfileFile(file: string): Promise<AppResult<ProfileFile>> {
  const fileName = path.basename(file);
  let text: string;
  try {
    if ((await stat(file)).size > largestBytes) return wrong(`${fileName} is too large for a council profile.`);
    // An editor may have put a byte order mark before it, which JSON does not allow.
    text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch {
    return refuse(
      'file-unreadable',
      'The file could not be opened.',
      'Close it in other programs, check that it is still there, and choose it again.',
    );
  }
  const parsed = parseCouncilProfile(text);
  if (parsed.ok) {
    return ok({ fileName, profile: parsed.profile, unknown: leftOut(JSON.parse(text), parsed.profile) });
  }
  const sentences = parsed.problems.map(({ sentence }) => sentence);
  if (parsed.newer) return refuse('profile-newer', sentences.join(' '), 'Update the app, then choose the file again.');
  const more = sentences.length - mostSaid;
  const said = [...sentences.slice(0, mostSaid), ...(more > 0 ? [`And ${more} more.`] : [])];
  return wrong(`${fileName} cannot be taken. ${said.join(' ')}`);
}

function wrong(sentence: string) {
  const action = 'Put the file right there and choose it again. The rules that are in force stay.';
  return refuse('profile-file-wrong', sentence, action);
}

/** What taking it would change, against the rules in force. */
export function profilePreview(
  id: string,
  { fileName, profile, unknown }: Omit<ProfileFile, 'fileName'> & { fileName: string | null },
  inForce: CouncilProfile,
): ProfilePreview {
  return {
    id,
    fileName,
    council: profile.name,
    version: profile.version,
    from: { council: inForce.name, version: inForce.version },
    changes: profileChanges(inForce, profile),
    differences: profileDifferences(inForce, profile),
    unknown,
  };
}
