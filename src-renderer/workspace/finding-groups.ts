// The worklist: findings that still need somebody, grouped by what there is to do, most pressing first.
import type { WeekFinding } from '../../src-shared/app-api/index.ts';
import type { RuleId } from '../../src-shared/rules/rule-ids.ts';
import { type Weights, type WorkItem, weightsOf, worklistOf } from '../../src-shared/rules/worklist.ts';

const tasks = {
  week: 'The week as a whole',
  figures: 'Put the figures right',
  reason: 'Choose or change the reason',
  comment: 'Write a comment',
  hospital: 'Complete the hospital stay',
  extra: 'Settle the extra hours',
  council: 'Tell or ask the council',
  look: 'Look at and accept',
} as const;
type FindingTask = keyof typeof tasks;

const taskOfRule: Record<RuleId, FindingTask> = {
  'quantity-invalid': 'figures',
  'quantity-step': 'figures',
  'quantity-balance': 'figures',
  'quantity-impossible': 'figures',
  'variation-mismatch': 'figures',
  'over-planned': 'figures',
  'comment-missing': 'comment',
  'comment-left-over': 'comment',
  'reason-missing': 'reason',
  'reason-not-allowed': 'reason',
  'hospital-only': 'reason',
  'hospital-stay-missing': 'hospital',
  'hospital-days-exceeded': 'hospital',
  'hospital-underclaimed': 'hospital',
  'hospital-not-told': 'hospital',
  'hospital-week-limit': 'hospital',
  'hospital-decision-pending': 'hospital',
  'hospital-week-in-comment': 'comment',
  'delivered-during-stay': 'hospital',
  'delivered-after-end': 'figures',
  'hospital-readmission': 'look',
  'extra-not-allowed': 'extra',
  'extra-needs-days': 'extra',
  'extra-over-week': 'extra',
  'extra-has-adjustment': 'extra',
  'unplanned-service': 'council',
  'shared-variation': 'council',
  'visits-changed': 'figures',
  'non-engagement-review': 'council',
  'adjustment-needed': 'council',
  'days-missing': 'look',
  'adjustment-overdue': 'council',
  'week-not-generated': 'week',
  'actual-missing': 'figures',
  'week-not-finished': 'week',
  'week-processed': 'week',
  'deadline-missed': 'week',
};

/** Things to do that rest on the same sentence of the guidance: it is quoted once, above them. */
export interface GroupPart {
  source: string;
  items: WorkItem<WeekFinding>[];
}

export interface FindingGroup {
  task: FindingTask;
  heading: string;
  parts: GroupPart[];
  weights: Weights;
}

/** Groups in a fixed order; within a group errors come before warnings, in the order of the check. */
export function groupFindings(findings: readonly WeekFinding[]): FindingGroup[] {
  const items = worklistOf(findings);
  return (Object.keys(tasks) as FindingTask[])
    .map((task) => {
      const own = items.filter(({ finding }) => taskOfRule[finding.rule] === task);
      const level = (wanted: WeekFinding['level']) => own.filter(({ finding }) => finding.level === wanted);
      const parts = [...partsOf(level('error')), ...partsOf(level('warning'))];
      return { task, heading: tasks[task], parts, weights: weightsOf(own) };
    })
    .filter(({ parts }) => parts.length > 0);
}

function partsOf(items: readonly WorkItem<WeekFinding>[]): GroupPart[] {
  const parts = new Map<string, GroupPart>();
  for (const item of items) {
    const { source } = item.finding;
    const part = parts.get(source) ?? { source, items: [] };
    part.items.push(item);
    parts.set(source, part);
  }
  return [...parts.values()];
}

/** The worklist from its first item to its last, as it stands on screen. */
export function inOrder(groups: readonly FindingGroup[]): WorkItem<WeekFinding>[] {
  return groups.flatMap(({ parts }) => parts.flatMap(({ items }) => items));
}

/** The finding after `key` in the worklist's order that has a line to go to; the first again after the last. */
export function nextFinding(findings: readonly WeekFinding[], key: string | null): WeekFinding | null {
  const order = inOrder(groupFindings(findings))
    .map(({ finding }) => finding)
    .filter((finding) => finding.lineId !== null);
  const at = order.findIndex((finding) => finding.key === key);
  return order[at + 1] ?? order[0] ?? null;
}
