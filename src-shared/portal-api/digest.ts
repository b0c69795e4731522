// What is confirmed is what was seen: one canonical text over lines, versions and exceptions, hashed by the caller
// (SHA-256, hex) on the desktop and on the portal. If anything differs, the portal answers `week-changed`.
import type { WeeklyActual } from '../domain/actuals.ts';
import type { Finding } from '../rules/types.ts';

export interface SeenLine {
  service: string;
  version: number;
  actual: WeeklyActual;
}

/**
 * The text whose SHA-256 is the digest of a confirmation.
 * @param services the services to confirm; lines of others do not count
 * @param exceptions the findings on those lines and on the week as a whole. The ones that only the clock decides
 * (`deadline-missed`, `week-not-finished`) are left out: a click at 16:59 must not fail because it arrived at 17:00.
 */
export function confirmationText(
  weekStart: string,
  services: readonly string[],
  lines: readonly SeenLine[],
  exceptions: readonly Pick<Finding, 'key' | 'rule'>[],
): string {
  const chosen = new Set(services);
  const seen = lines
    .filter((line) => chosen.has(line.service))
    .sort((a, b) => compare(a.actual.lineId, b.actual.lineId))
    .map(
      ({ version, actual: a }) =>
        [a.lineId, version, a.planned, a.actual, a.frustrated, a.missed, a.extra, a.visits, a.comment] as const,
    );
  const keys = exceptions
    .filter(({ rule }) => rule !== 'deadline-missed' && rule !== 'week-not-finished')
    .map(({ key }) => key)
    .sort(compare);
  return JSON.stringify({ weekStart, services: [...chosen].sort(compare), lines: seen, exceptions: keys });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
