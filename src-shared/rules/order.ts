// The order of findings: without a line first, then by line id, rule id, field, by code unit.
import type { Finding } from './types.ts';

/** Sorts findings in place, and keeps one of those that say the same thing (equal keys). */
export function inOrder(findings: Finding[]): Finding[] {
  findings.sort(compare);
  return findings.filter((finding, index) => index === 0 || finding.key !== findings[index - 1]?.key);
}

function compare(a: Finding, b: Finding): number {
  if (a.lineId !== b.lineId) {
    if (a.lineId === null) return -1;
    if (b.lineId === null) return 1;
    return byCodeUnit(a.lineId, b.lineId);
  }
  return (
    byCodeUnit(a.rule, b.rule) ||
    byCodeUnit(a.field ?? '', b.field ?? '') ||
    byCodeUnit(a.key, b.key) ||
    // Equal keys stem from doubled records: which of them stays must not depend on the order they came in.
    byCodeUnit(JSON.stringify(a), JSON.stringify(b))
  );
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
