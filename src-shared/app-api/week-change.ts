// What changed between two views of one week. A week of 10,000 lines is megabytes; somebody who types changes one line
// of it, and only that line crosses to the window. What must stay true: the earlier view with the change put into it is
// the later view, value for value.
import type { WeekChange, WeekFinding, WeekRow, WeekView } from './index.ts';

/** Null: too much is different (other lines, another order), so that the whole view has to go. */
export function changeBetween(before: WeekView, after: WeekView): WeekChange | null {
  if (before === after) return { head: {}, rows: [], findings: [] };
  const { rows, findings, ...head } = after;
  if (before.rows.length !== rows.length) return null;
  if (before.rows.some((row, index) => row.line.id !== rows[index]?.line.id)) return null;
  const keys = new Set([...Object.keys(head), ...Object.keys(before)]) as Set<keyof typeof head>;
  for (const key of keys) if (key in before !== key in after) return null;
  const changedHead = Object.fromEntries(
    Object.entries(head).filter(([key, value]) => !sameValue(before[key as keyof typeof head], value)),
  ) as WeekChange['head'];
  const findingsBefore = byLine(before.findings);
  const findingsAfter = byLine(findings);
  const lines = [...new Set([...findingsBefore.keys(), ...findingsAfter.keys()])].filter(
    (lineId) => !sameValue(findingsBefore.get(lineId), findingsAfter.get(lineId)),
  );
  const change: WeekChange = {
    head: changedHead,
    rows: rows.filter((row, index) => !sameValue(before.rows[index], row)),
    findings: lines.map((lineId) => ({ lineId, findings: findingsAfter.get(lineId) ?? [] })),
  };
  // The order of findings follows from their lines; where it does not, nothing is guessed.
  return isInOrder(findings) ? change : null;
}

/** The later view. Rows and findings that did not change keep their identity; so does the view itself. */
export function withChange(before: WeekView, { head, rows, findings }: WeekChange): WeekView {
  if (Object.keys(head).length === 0 && rows.length === 0 && findings.length === 0) return before;
  const changedFindings = new Map(findings.map((one) => [one.lineId, one.findings]));
  return {
    ...before,
    ...(head as Partial<WeekView>),
    rows: rows.length === 0 ? before.rows : withRows(before.rows, rows),
    findings:
      findings.length === 0
        ? before.findings
        : [
            ...before.findings.filter(({ lineId }) => !changedFindings.has(lineId)),
            ...findings.flatMap((one) => one.findings),
          ].sort((a, b) => compareLines(a.lineId, b.lineId)),
  };
}

/** @param changed in the order of all of them, as `changeBetween` gives them: looking each up costs more than going along */
function withRows(before: readonly WeekRow[], changed: readonly WeekRow[]): WeekRow[] {
  let at = 0;
  return before.map((row) => {
    const next = changed[at];
    if (next === undefined || next.line.id !== row.line.id) return row;
    at += 1;
    return next;
  });
}

function byLine(findings: readonly WeekFinding[]): Map<string | null, WeekFinding[]> {
  const found = new Map<string | null, WeekFinding[]>();
  for (const finding of findings) {
    const own = found.get(finding.lineId);
    if (own === undefined) found.set(finding.lineId, [finding]);
    else own.push(finding);
  }
  return found;
}

function isInOrder(findings: readonly WeekFinding[]): boolean {
  return findings.every(
    ({ lineId }, index) => index === 0 || compareLines(findings[index - 1]?.lineId ?? null, lineId) <= 0,
  );
}

/** What is about the whole week first, then by line, as the rules give them. */
function compareLines(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}

/** Equal as values that JSON can hold. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((value, index) => sameValue(value, b[index]));
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key as never], b[key as never]))
  );
}
