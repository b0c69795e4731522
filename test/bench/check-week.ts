// How long a full check of 10,000 lines takes, against the floor of merely visiting them. Not a test: times belong to a
// machine. `npm run bench` collects what `benchCheckWeek` returns.
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { addDays } from '../../src-shared/domain/week.ts';
import { checkWeek, recheckLines } from '../../src-shared/rules/check.ts';
import type { WeekToCheck } from '../../src-shared/rules/types.ts';
import {
  actualWith,
  extra,
  frustrated,
  hospitalStay,
  lineOf,
  logEntry,
  missed,
  monday,
  weeklyActual,
  weekToCheck,
} from '../builders.ts';

const budgetMilliseconds = 16;

/** 10,000 lines, a tenth of them with a variation, and 12 earlier weeks indexed by line. */
export function largeWeek(count = 10_000): WeekToCheck {
  const week = weekToCheck({ lines: [], actuals: [] });
  for (let number = 0; number < count; number++) {
    const id = `line-${String(number).padStart(5, '0')}`;
    const ssRef = String(number).padStart(7, '0');
    week.lines.push(lineOf(number % 3 === 0 ? 'supported_living_community' : 'home_support', { id, ssRef }));
    week.actuals.push(actualOf(number, id, monday));
    week.earlier[id] = Array.from({ length: 12 }, (_, back) =>
      actualOf(number + back * 7, id, addDays(monday, -7 * (back + 1))),
    );
    if (number % 40 === 20) week.stays.push(hospitalStay({ id: `stay-${number}`, ssRef }));
    if (number % 10 === 0)
      week.log.push(logEntry({ id: `log-${number}`, lineId: id, kind: 'missed', reason: 'non_engagement' }));
  }
  return week;
}

function actualOf(number: number, lineId: string, weekStart: string): WeeklyActual {
  const own = { lineId, weekStart };
  switch (number % 40) {
    case 0:
      return actualWith([missed('non_engagement')], own);
    case 10:
      return actualWith([missed('planned_absence')], own);
    case 20:
      return actualWith([frustrated({ hospitalStayId: `stay-${number}` })], { ...own, comment: 'hospital week 2' });
    case 30:
      return actualWith([missed('provider_cause'), extra()], own);
    default:
      return weeklyActual(own);
  }
}

/** The middle of `runs` timings, in milliseconds, after as many to warm up. */
function median(runs: number, work: () => unknown): number {
  for (let run = 0; run < runs; run++) work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

/** Looks at every line and every figure of its actual once, as any check must. */
function visit(week: WeekToCheck): number {
  const actuals = new Map(week.actuals.map((actual) => [actual.lineId, actual]));
  let sum = 0;
  for (const line of week.lines) {
    const actual = actuals.get(line.id);
    if (actual) sum += actual.planned + actual.actual + actual.frustrated + actual.missed + actual.extra;
  }
  return sum;
}

export interface CheckWeekBench {
  lines: number;
  findings: number;
  floorMilliseconds: number;
  fullMilliseconds: number;
  lineMilliseconds: number;
  /** The full check against merely visiting the lines. */
  fullToFloor: number;
  /** One line checked again against the full check. */
  lineToFull: number;
  /** Below 1: within the 16 ms between two frames. */
  fullToBudget: number;
}

export function benchCheckWeek(runs = 25): CheckWeekBench {
  const week = largeWeek();
  const findings = checkWeek(week);
  const floorMilliseconds = median(runs, () => visit(week));
  const fullMilliseconds = median(runs, () => checkWeek(week));
  const line = new Set(['line-05000']);
  const lineMilliseconds = median(runs, () => recheckLines(findings, week, line));
  return {
    lines: week.lines.length,
    findings: findings.length,
    floorMilliseconds,
    fullMilliseconds,
    lineMilliseconds,
    fullToFloor: fullMilliseconds / floorMilliseconds,
    lineToFull: lineMilliseconds / fullMilliseconds,
    fullToBudget: fullMilliseconds / budgetMilliseconds,
  };
}
