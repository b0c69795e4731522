// What there is to do about a week's findings. Two rules may object to the same hours: then there is one thing to do, and
// the finding that says more stands for both. Findings themselves are never left out: both sides check all of them.
import type { Variation } from '../domain/actuals.ts';
import type { Finding, RuleId } from './types.ts';

/** What nobody can do anything about and time settles by itself: the Confirm page says it, no list and no count does. */
const settledByTime: ReadonlySet<RuleId> = new Set<RuleId>(['week-not-finished']);

/** Findings that still need somebody: acknowledged warnings do not, nor what time settles by itself. */
export function openFindings<F extends Finding & { acknowledged: unknown }>(findings: readonly F[]): F[] {
  return findings.filter(
    ({ rule, level, acknowledged }) => !settledByTime.has(rule) && (level === 'error' || acknowledged === null),
  );
}

/** How many things there are to fix, and how many to look at; never added up, since only the first hold a service up. */
export interface Weights {
  errors: number;
  warnings: number;
}

export function weightsOf(items: readonly WorkItem[]): Weights {
  const errors = items.filter(({ finding }) => finding.level === 'error').length;
  return { errors, warnings: items.length - errors };
}

export interface WorkItem<F extends Finding = Finding> {
  finding: F;
  /** Findings on the same hours, settled with this one; what they offer to do is offered here too. */
  echoes: F[];
}

/** Hours in a category that takes none of them, or of another reason only, have no fitting reason there either. */
const saysMore: ReadonlySet<RuleId> = new Set<RuleId>(['extra-not-allowed', 'hospital-only']);

/** The findings as things to do, in their order. */
export function worklistOf<F extends Finding>(findings: readonly F[]): WorkItem<F>[] {
  const items = findings
    .filter(({ rule }) => rule !== 'reason-not-allowed')
    .map((finding) => ({ finding, echoes: [] as F[] }));
  const alone: WorkItem<F>[] = [];
  for (const finding of findings) {
    if (finding.rule !== 'reason-not-allowed') continue;
    const same = items.filter(
      ({ finding: other }) =>
        saysMore.has(other.rule) && other.lineId === finding.lineId && other.field === finding.field,
    );
    const item = same.find(({ finding: other }) => sameHours(other, finding)) ?? same[0];
    if (item === undefined) alone.push({ finding, echoes: [] });
    else item.echoes.push(finding);
  }
  const place = new Map(findings.map((finding, index) => [finding, index]));
  const placeOf = ({ finding }: WorkItem<F>) => place.get(finding) ?? 0;
  return [...items, ...alone].sort((a, b) => placeOf(a) - placeOf(b));
}

function sameHours(a: Finding, b: Finding): boolean {
  const [of, other] = [variationOf(a), variationOf(b)];
  return of !== null && other !== null && JSON.stringify(of) === JSON.stringify(other);
}

function variationOf({ action }: Finding): Variation | null {
  return action !== null && 'variation' in action ? action.variation : null;
}
