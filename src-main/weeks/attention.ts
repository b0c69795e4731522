// Which lines of a week need somebody, and the most that did at once: once a line is mended, only this note says so.
import type { WeekFinding } from '../../src-shared/app-api/index.ts';
import type { Finding } from '../../src-shared/rules/types.ts';
import { openFindings } from '../../src-shared/rules/worklist.ts';
import type { AttentionNotes } from '../store/weeks.ts';
import { stored } from '../use-case/save.ts';
import type { WeekFacts } from './facts.ts';

/** What only the clock or the council decides is nothing that a person can fix in the week. */
const ofNobody: readonly string[] = ['week-not-finished', 'deadline-missed', 'week-processed', 'week-not-generated'];

export const isForSomebody = ({ rule }: Pick<Finding, 'rule'>): boolean => !ofNobody.includes(rule);

/** The findings with what was said of them. */
export function findingsOf({ findings, acknowledged }: Pick<WeekFacts, 'findings' | 'acknowledged'>): WeekFinding[] {
  return findings.map((finding) => {
    const given = acknowledged.get(finding.key);
    return { ...finding, acknowledged: given === undefined ? null : { reason: given.reason, by: given.by } };
  });
}

/** How many lines have a problem, or a warning that nobody acknowledged. */
export function linesNeedingAttention(facts: Pick<WeekFacts, 'findings' | 'acknowledged'>): number {
  const open = openFindings(findingsOf(facts)).filter(isForSomebody);
  return new Set(open.flatMap(({ lineId }) => lineId ?? [])).size;
}

/** Notes how many lines need somebody now. A disk that cannot take the note keeps nobody from seeing the week. */
export function noteAttention(attention: AttentionNotes, facts: WeekFacts): void {
  stored(() => attention.note(facts.weekStart, linesNeedingAttention(facts)));
}
