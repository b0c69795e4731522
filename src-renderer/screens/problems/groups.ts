// The worklist: findings that still need somebody, grouped by what there is to do, most pressing first.
import type { WeekFinding } from '../../../src-shared/desk-api.ts';
import type { RuleId } from '../../../src-shared/rules/rule-ids.ts';

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
type Task = keyof typeof tasks;

const taskOfRule: Record<RuleId, Task> = {
  'quantity-invalid': 'figures',
  'quantity-step': 'figures',
  'quantity-balance': 'figures',
  'variation-mismatch': 'figures',
  'over-planned': 'figures',
  'comment-missing': 'comment',
  'reason-missing': 'reason',
  'reason-not-allowed': 'reason',
  'hospital-only': 'reason',
  'hospital-stay-missing': 'hospital',
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
  'adjustment-overdue': 'council',
  'week-not-generated': 'week',
  'actual-missing': 'figures',
  'week-not-finished': 'week',
  'week-processed': 'week',
  'deadline-missed': 'week',
};

export interface FindingGroup {
  task: Task;
  heading: string;
  errors: WeekFinding[];
  warnings: WeekFinding[];
}

/** Groups in a fixed order; within a group errors come before warnings, in the order of the check. */
export function groupFindings(findings: readonly WeekFinding[]): FindingGroup[] {
  return (Object.keys(tasks) as Task[])
    .map((task) => {
      const own = findings.filter((finding) => taskOfRule[finding.rule] === task);
      return {
        task,
        heading: tasks[task],
        errors: own.filter((finding) => finding.level === 'error'),
        warnings: own.filter((finding) => finding.level === 'warning'),
      };
    })
    .filter((group) => group.errors.length + group.warnings.length > 0);
}

/** The finding after `key` in the worklist's order that has a line to go to; the first again after the last. */
export function nextFinding(findings: readonly WeekFinding[], key: string | null): WeekFinding | null {
  const order = groupFindings(findings)
    .flatMap((group) => [...group.errors, ...group.warnings])
    .filter((finding) => finding.lineId !== null);
  const at = order.findIndex((finding) => finding.key === key);
  return order[at + 1] ?? order[0] ?? null;
}
