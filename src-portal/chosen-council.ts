// Whose rules a portal serves and checks by: a council profile from the file that PORTAL_COUNCIL names, taken whole or not
// at all; without it, those of Bradford, which ship.
import { readFileSync } from 'node:fs';
import { bradford } from '../src-shared/council/index.ts';
import { parseCouncilProfile } from '../src-shared/council/parse.ts';
import type { CouncilProfile } from '../src-shared/council/schema.ts';
import { CannotStart } from './cannot-start.ts';

/** More than this is another file. */
const mostShown = 20;

/**
 * @param file a path; absent or empty: the rules that ship
 * @throws CannotStart with a sentence for each value that is wrong, which names its path in the file
 */
export function chosenCouncil(file: string | undefined): CouncilProfile {
  if (file === undefined || file === '') return bradford;
  const parsed = parseCouncilProfile(textOf(file));
  if (parsed.ok) return parsed.profile;
  const sentences = parsed.problems.map(({ sentence }) => sentence);
  const more = sentences.length - mostShown;
  throw new CannotStart(
    [
      `The council profile ${file} (PORTAL_COUNCIL) cannot be used:`,
      ...sentences.slice(0, mostShown).map((sentence) => `  ${sentence}`),
      ...(more > 0 ? [`  and ${more} more.`] : []),
    ].join('\n'),
  );
}

function textOf(file: string): string {
  try {
    // A spreadsheet or editor may have put a byte order mark before it, which JSON does not allow.
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new CannotStart(
      `PORTAL_COUNCIL names ${file}, which cannot be read. Give the path of a council profile (JSON).`,
    );
  }
}
