// What a coordinator saw of a week, kept so that exactly that is confirmed and nothing else. Pure. What must stay
// true: a figure, a line, a comment, an exception or a version that is not what was seen stops the confirmation and is
// shown first; the coordinator's own unsent edits count as seen, since they were on screen.
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { count } from '../../src-shared/domain/count.ts';
import { sameFigures } from '../../src-shared/portal-api/equality.ts';
import {
  type Acknowledgement,
  confirmationText,
  type SeenLine as VersionedLine,
} from '../../src-shared/portal-api/index.ts';
import type { Finding } from '../../src-shared/rules/types.ts';
import type { StoredActual } from '../store/actuals.ts';

export interface SeenLine {
  service: string;
  actual: WeeklyActual;
  /** null while an edit of the coordinator's own is on its way. */
  version: number | null;
}

/** A week as it was on screen. */
export interface SeenWeek {
  weekStart: string;
  statement: string;
  /** By line id. */
  lines: ReadonlyMap<string, SeenLine>;
  findings: readonly SeenFinding[];
}
export type SeenFinding = Pick<Finding, 'key' | 'rule' | 'lineId' | 'level'>;

/** Takes down what is on screen. Lines that this computer no longer plans have no service and are not confirmed. */
export function see(
  weekStart: string,
  statement: string,
  actuals: readonly StoredActual[],
  serviceOf: ReadonlyMap<string, string>,
  findings: readonly SeenFinding[],
): SeenWeek {
  const lines = new Map<string, SeenLine>();
  for (const stored of actuals) {
    const service = serviceOf.get(stored.actual.lineId);
    if (service === undefined) continue;
    const version = stored.sendState === 'as-pulled' ? (stored.portal?.version ?? null) : null;
    lines.set(stored.actual.lineId, { service, actual: stored.actual, version });
  }
  const kept = findings.map(({ key, rule, lineId, level }) => ({ key, rule, lineId, level }));
  return { weekStart, statement, lines, findings: kept };
}

/** What was seen, as text: a confirmation that waits for the portal survives a restart. */
export function seenText({ lines, ...rest }: SeenWeek): string {
  return JSON.stringify({ ...rest, lines: [...lines] });
}

/** Reads what `seenText` wrote. */
export function seenFromText(text: string): SeenWeek {
  const { lines, ...rest } = JSON.parse(text) as Omit<SeenWeek, 'lines'> & { lines: [string, SeenLine][] };
  return { ...rest, lines: new Map(lines) };
}

export interface Difference {
  /** Lines that are new, gone or not as they were seen. */
  lines: number;
  /** Exceptions that were not there, or are no longer. */
  exceptions: number;
}

/** How a week differs from what was seen, as far as these services go. All zero: it is exactly that. */
export function difference(seen: SeenWeek, now: SeenWeek, services: readonly string[]): Difference {
  const chosen = new Set(services);
  const ids = new Set([...seen.lines.keys(), ...now.lines.keys()]);
  let lines = 0;
  for (const id of ids) {
    const [before, after] = [seen.lines.get(id), now.lines.get(id)];
    if (!chosen.has(before?.service ?? '') && !chosen.has(after?.service ?? '')) continue;
    if (before === undefined || after === undefined || !isAsSeen(before, after)) lines += 1;
  }
  const [before, after] = [exceptionsOf(seen, chosen), exceptionsOf(now, chosen)];
  const exceptions =
    [...after].filter((key) => !before.has(key)).length + [...before].filter((key) => !after.has(key)).length;
  return { lines, exceptions };
}

function isAsSeen(before: SeenLine, after: SeenLine): boolean {
  if (before.service !== after.service || !sameFigures(before.actual, after.actual)) return false;
  // The same figures under another version: somebody changed them there and back. That, too, is looked at first.
  return before.version === null || before.version === after.version;
}

function exceptionsOf(of: SeenWeek, chosen: ReadonlySet<string>): Set<string> {
  return new Set(confirmedFindings(of, chosen).map(({ key }) => key));
}

/** The findings on these services' lines and on the week as a whole, without those that only the clock decides. */
function confirmedFindings(of: SeenWeek, chosen: ReadonlySet<string>): SeenFinding[] {
  return of.findings.filter(({ lineId, rule }) => {
    if (rule === 'deadline-missed' || rule === 'week-not-finished') return false;
    return lineId === null || chosen.has(of.lines.get(lineId)?.service ?? '');
  });
}

/**
 * The sentence about a difference; null when there is none.
 * @param confirmedBefore a part of what was seen has been confirmed already
 */
export function differenceSentence({ lines, exceptions }: Difference, confirmedBefore = false): string | null {
  const parts: string[] = [];
  if (lines > 0) parts.push(count(lines, 'line is not as you saw it', 'lines are not as you saw them'));
  if (exceptions > 0) parts.push(count(exceptions, 'problem or warning changed', 'problems or warnings changed'));
  if (parts.length === 0) return null;
  const nothing = confirmedBefore ? 'Nothing more was confirmed' : 'Nothing was confirmed';
  return `${nothing}: ${parts.join(' and ')}. Look at the week again, then confirm it.`;
}

export type Digestible =
  | { ok: true; text: string; acknowledgements: Acknowledgement[] }
  /** How many lines of these services the portal has not accepted. */
  | { ok: false; unsent: number };

/** The text whose hash is the digest, over the portal's versions; only possible once every line is at the portal. */
export function toConfirm(
  now: SeenWeek,
  services: readonly string[],
  acknowledged: readonly Acknowledgement[],
): Digestible {
  const chosen = new Set(services);
  const lines: VersionedLine[] = [];
  let unsent = 0;
  for (const { service, actual, version } of now.lines.values()) {
    if (!chosen.has(service)) continue;
    if (version === null) unsent += 1;
    else lines.push({ service, actual, version });
  }
  if (unsent > 0) return { ok: false, unsent };
  const findings = confirmedFindings(now, chosen);
  const keys = new Set(findings.map(({ key }) => key));
  return {
    ok: true,
    text: confirmationText(now.weekStart, services, lines, findings),
    acknowledgements: acknowledged.filter(({ key }) => keys.has(key)),
  };
}
