// Which line each row of an export speaks of, where the export itself is what tells the lines: a row of a known line is
// that line, a row of another is a new one. The council file's own matching does the work, so that lost zeros, other
// capitals and rows that stand twice are treated as everywhere; what is doubled is refused, never guessed.
import { type CouncilFile, type MatchedRow, matchCouncilFile } from '../council-csv/index.ts';
import type { ServiceLine } from '../domain/lines.ts';
import { type Hash, lineIdOf, lineKeyText } from './line-id.ts';

/** Rows with their lines; `newIds` are the lines that nobody knew before. */
export interface ExportRows {
  rows: MatchedRow[];
  newIds: ReadonlySet<string>;
}

/**
 * @param lines every line known, of any week: the export says what is planned, so their dates do not count here
 * @param ssRefs every SS Ref known, from lines or from the provider's own list of people
 */
export function matchExport(
  file: CouncilFile,
  lines: readonly ServiceLine[],
  ssRefs: readonly string[],
  hash: Hash,
): ExportRows {
  const known = lines.map(alwaysPlanned);
  const stillUnmatched = matchCouncilFile(file, [...known, ...peopleWithoutLines(known, ssRefs)]).rows;
  const made = new Map<string, ServiceLine>();
  for (const found of stillUnmatched) {
    if (found.state === 'matched') continue;
    const code = found.problems.at(-1)?.code;
    if (code !== 'ss-ref-unknown' && code !== 'line-unknown') continue;
    // A person who is known only from the list: their SS Ref may have lost its zeros in this file.
    const ssRef = code === 'line-unknown' ? (ssRefOfRefusal(found, ssRefs, known) ?? found.row.ssRef) : found.row.ssRef;
    const key = { ssRef, service: found.row.service, serviceLevel: found.row.serviceLevel };
    if (found.row.service === '' || made.has(lineKeyText(key))) continue;
    made.set(lineKeyText(key), lineFor(key, lineIdOf(key, hash)));
  }
  const all = [...known, ...made.values()];
  return { rows: matchCouncilFile(file, all).rows, newIds: new Set([...made.values()].map(({ id }) => id)) };
}

const alwaysPlanned = (line: ServiceLine): ServiceLine => ({ ...line, startDate: '0001-01-01', endDate: null });

/** A line that matches no row, so that a person without lines is found by SS Ref. */
function peopleWithoutLines(lines: readonly ServiceLine[], ssRefs: readonly string[]): ServiceLine[] {
  const withLines = new Set(lines.map((line) => line.ssRef));
  return [...new Set(ssRefs)]
    .filter((ssRef) => !withLines.has(ssRef))
    .map((ssRef) => lineFor({ ssRef, service: '\0', serviceLevel: '\0' }, `person ${ssRef}`));
}

function lineFor(key: { ssRef: string; service: string; serviceLevel: string }, id: string): ServiceLine {
  // The type plays no part in matching, and is asked of a person before the line is kept.
  const fixed = { serviceType: 'home_support', plannedQuantity: 0, plannedVisits: 0 } as const;
  return alwaysPlanned({ id, ...key, ...fixed, startDate: '', endDate: null });
}

function ssRefOfRefusal(
  { row }: Extract<MatchedRow, { state: 'unmatched' }>,
  ssRefs: readonly string[],
  lines: readonly ServiceLine[],
): string | null {
  const all = new Set([...ssRefs, ...lines.map((line) => line.ssRef)]);
  if (all.has(row.ssRef)) return row.ssRef;
  const bare = plainSsRef(row.ssRef).replace(/^0+(?=.)/, '');
  const found = [...all].filter((ssRef) => ssRef.replace(/^0+(?=.)/, '') === bare);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Without what spreadsheets put around it, as csv/match.ts reads it. */
function plainSsRef(written: string): string {
  const unwrapped = /^="(.*)"$/.exec(written)?.[1] ?? /^['’](.+)$/.exec(written)?.[1] ?? written;
  if (/^\d+\.0+$/.test(unwrapped)) return unwrapped.replace(/\..*$/, '');
  return /^\d{1,3}(?:,\d{3})+$/.test(unwrapped) ? unwrapped.replaceAll(',', '') : unwrapped.trim();
}
