// What exactly would be confirmed, put together from what the week's screen shows. Pure.

import type { AppAnswer, ConfirmationPreview, WeekFinding, WeekView } from '../../src-shared/app-api/index.ts';
import { plannedServiceStatement } from '../../src-shared/comments/write-comment.ts';
import { formatWeek } from '../../src-shared/domain/week.ts';
import { worklistOf } from '../../src-shared/rules/worklist.ts';

type Payable = AppAnswer<'week.payable'>;

/**
 * The sentence to agree to. It says what the person vouches for, and no figure that could go stale. Extra hours may have
 * come from the daily log, a file or a paste, where nobody was asked: so whoever confirms them vouches for them too.
 */
export function statementFor(weekStart: string, providerName: string, rows: WeekView['rows'] = []): string {
  const extra = rows.some(({ actual }) => (actual?.extra ?? 0) > 0);
  return (
    `I confirm for ${providerName} that the actuals shown here for the week ${formatWeek(weekStart)} ` +
    'are a true record of the care that was delivered.' +
    (extra ? ` Of the extra hours: ${plannedServiceStatement}` : '')
  );
}

/** The preview of a week's confirmation, service by service. */
export function previewOf(
  view: WeekView,
  payable: Payable,
  { statement, toSend }: { statement: string; toSend: number },
): ConfirmationPreview {
  const late = view.now > view.deadline.operative;
  const payableOf = new Map(payable.lines.map((line) => [line.lineId, line]));
  const serviceOf = new Map(view.rows.map(({ line }) => [line.id, line.service]));
  const counted = view.findings.filter(({ rule }) => rule !== 'deadline-missed');
  const ofWeek = counted.filter(({ lineId }) => lineId === null);
  const services = view.services.map(({ service, state }) => {
    const rows = view.rows.filter(({ line }) => line.service === service);
    const findings = counted.filter(({ lineId }) => lineId !== null && serviceOf.get(lineId) === service);
    const knows = (knowledge: string) => rows.filter((row) => row.knowledge === knowledge).length;
    const sum = (of: (lineId: string) => number) => rows.reduce((total, { line }) => total + of(line.id), 0);
    const figure = new Map(rows.map(({ line, actual }) => [line.id, actual]));
    const errors = worklistOf(findings).filter(({ finding }) => finding.level === 'error').length;
    const warnings = findings.filter(isOpenWarning).length;
    const held = rows.some(({ sendState }) => sendState === 'conflict' || sendState === 'rejected');
    return {
      service,
      lines: rows.length,
      changed: knows('changed'),
      attested: knows('attested'),
      evidenced: knows('evidenced'),
      untouched: knows('untouched'),
      errors,
      warnings,
      planned: sum((id) => figure.get(id)?.planned ?? 0),
      actual: sum((id) => figure.get(id)?.actual ?? 0),
      payable: sum((id) => payableOf.get(id)?.payable ?? 0),
      notPayable: sum((id) => payableOf.get(id)?.notPayable ?? 0),
      notSaid: sum((id) => payableOf.get(id)?.notSaid ?? 0),
      state,
      ready:
        state !== 'confirmed' &&
        !view.readOnly &&
        view.generated &&
        !held &&
        errors + warnings === 0 &&
        !ofWeek.some((finding) => finding.level === 'error' || isOpenWarning(finding)),
    };
  });
  return { weekStart: view.weekStart, services, byReason: byReason(view), statement, late, toSend };
}

function isOpenWarning({ level, acknowledged }: WeekFinding): boolean {
  return level === 'warning' && acknowledged === null;
}

function byReason(view: WeekView): ConfirmationPreview['byReason'] {
  const totals = new Map<string, ConfirmationPreview['byReason'][number]>();
  for (const { actual } of view.rows) {
    const counted = new Set<string>();
    for (const { category, reason, quantity } of actual?.variations ?? []) {
      const key = `${category} ${reason}`;
      const total = totals.get(key) ?? { category, reason, lines: 0, quantity: 0 };
      total.quantity += quantity;
      // A line with two refused visits is one line.
      if (!counted.has(key)) total.lines += 1;
      counted.add(key);
      totals.set(key, total);
    }
  }
  return [...totals.values()].sort((a, b) => (a.category + a.reason < b.category + b.reason ? -1 : 1));
}
