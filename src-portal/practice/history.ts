// The weeks before the current one, as a careful provider leaves them behind: generated on Monday, recorded and
// attested on Monday and Tuesday morning, confirmed before Tuesday 5pm, paid nearly two weeks later.
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { AdjustmentRequest, HospitalStay, ServiceLine } from '../../src-shared/domain/lines.ts';
import { isPlannedInWeek } from '../../src-shared/domain/lines.ts';
import type { PayableContext } from '../../src-shared/domain/payable.ts';
import { addDays, type PlainDate, sundayOf } from '../../src-shared/domain/week.ts';
import type { By, Receipt } from '../../src-shared/portal-api/index.ts';
import { instantOn, newestHistoryWeek } from './calendar.ts';
import { type Happening, recorded } from './happenings.ts';
import { paymentsOf } from './payments.ts';
import { seededRandom } from './random.ts';
import type { PracticeAccount, PracticeActual, PracticeWeek } from './types.ts';

export interface HistoryOf {
  lines: readonly ServiceLine[];
  /** By line id. */
  happenings: ReadonlyMap<string, readonly Happening[]>;
  ratePence: ReadonlyMap<string, number>;
  stays: readonly HospitalStay[];
  adjustments: readonly AdjustmentRequest[];
  /** The first confirms; both record. */
  accounts: readonly [PracticeAccount, PracticeAccount];
  seed: number;
  /** Whose rules decide on pay. */
  council: CouncilProfile;
  /** Services of a week that were confirmed a day late, on Wednesday. */
  late: ReadonlyMap<PlainDate, string>;
}

/** One confirmed week with its actuals, receipts and payments; the newest is not paid yet. */
export function historyWeek(weekStart: PlainDate, of: HistoryOf): PracticeWeek {
  const sunday = sundayOf(weekStart);
  const monday = addDays(weekStart, 7);
  const tuesday = addDays(weekStart, 8);
  // After Easter and in May the office opens on Tuesday only, and the deadline stays.
  const holiday = of.council.bankHolidays.days.includes(monday);
  const random = seededRandom(of.seed, `attested:${weekStart}`);
  const planned = of.lines.filter((line) => isPlannedInWeek(line, weekStart, sunday));
  const entries = planned.map((line, index) => {
    const actual = recorded(line, weekStart, of.happenings.get(line.id) ?? []);
    const by = random.pick(of.accounts);
    // Monday from 9:20, Tuesday from 9:00 UTC, a line every ten seconds or so.
    const at = random.chance(0.7) && !holiday ? instantOn(monday, 560, index * 11) : instantOn(tuesday, 540, index * 7);
    const mark: By = { id: by.id, name: by.name, at };
    // Now and then nobody looked at a line: it went through as generated, and that is how it is shown.
    const looked = !random.chance(0.025);
    const differs = actual.variations.length > 0;
    const held: PracticeActual = {
      actual,
      attested: !differs && looked ? mark : null,
      changed: differs ? mark : null,
    };
    return { line, actual, held };
  });
  const processed = weekStart !== newestHistoryWeek;
  return {
    weekStart,
    status: processed ? 'payment-processed' : 'confirmed',
    generatedAt: instantOn(holiday ? tuesday : monday, 500),
    actuals: entries.map(({ held }) => held),
    receipts: receipts(weekStart, entries, of),
    payments: paymentsOf(weekStart, entries, of.ratePence, contextOf(weekStart, planned, of), {
      council: of.council,
      processed,
    }),
  };
}

/** What pay depends on beside the week itself; an increase is counted over the weeks before. */
function contextOf(
  weekStart: PlainDate,
  lines: readonly ServiceLine[],
  { happenings, stays, adjustments }: HistoryOf,
): PayableContext {
  const earlier: PayableContext['earlier'] = {};
  for (const line of lines) {
    const own = happenings.get(line.id) ?? [];
    if (own.length === 0) continue;
    earlier[line.id] = [1, 2].map((back) => recorded(line, addDays(weekStart, -7 * back), own));
  }
  return { stays, earlier, adjustments };
}

/** The current week: not generated, so that generating it is the first step of practice. */
export function currentPracticeWeek(weekStart: PlainDate): PracticeWeek {
  return { weekStart, status: 'open', generatedAt: null, actuals: [], receipts: [], payments: [] };
}

type LineEntry = { line: ServiceLine; actual: PracticeActual['actual'] };

function receipts(weekStart: PlainDate, entries: readonly LineEntry[], of: HistoryOf): Receipt[] {
  const lateService = of.late.get(weekStart);
  const inTime = entries.filter(({ line }) => line.service !== lateService);
  const later = entries.filter(({ line }) => line.service === lateService);
  const tuesday = addDays(weekStart, 8);
  const all = [receipt(weekStart, 1, inTime, of, { at: instantOn(tuesday, 805), late: false })];
  if (later.length > 0) {
    all.push(receipt(weekStart, 2, later, of, { at: instantOn(addDays(tuesday, 1), 560), late: true }));
  }
  return all;
}

function receipt(
  weekStart: PlainDate,
  nth: number,
  entries: readonly LineEntry[],
  of: HistoryOf,
  when: { at: string; late: boolean },
): Receipt {
  const number = `PR-${weekStart}-${String(nth).padStart(4, '0')}`;
  const totals = { planned: 0, actual: 0, frustrated: 0, missed: 0, extra: 0 };
  for (const { actual } of entries) {
    for (const quantity of Object.keys(totals) as (keyof typeof totals)[]) totals[quantity] += actual[quantity];
  }
  const [confirmer] = of.accounts;
  return {
    id: `receipt-${weekStart}-${nth}`,
    number,
    weekStart,
    services: [...new Set(entries.map(({ line }) => line.service))],
    digest: '',
    statement: 'I confirm that these are the hours that were delivered.',
    lines: entries.length,
    totals,
    confirmed: { id: confirmer.id, name: confirmer.name, at: when.at },
    late: when.late,
    authority: 'practice',
    superseded: false,
  };
}
