// What holds of the rules whatever is recorded: a true week can be entered without an error, nothing that claims no less
// hides what is claimed, and a reason that is the only one need not be chosen.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { categories, reasons, type Variation, type WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import { serviceTypes } from '../../../src-shared/domain/lines.ts';
import { onlyReason } from '../../../src-shared/domain/only-reason.ts';
import { payable } from '../../../src-shared/domain/payable.ts';
import { addDays } from '../../../src-shared/domain/week.ts';
import { checkWeek } from '../../../src-shared/rules/check.ts';
import { isReadable } from '../../../src-shared/rules/quantities.ts';
import type { RuleId, WeekToCheck } from '../../../src-shared/rules/types.ts';
import {
  actualWith,
  adjustmentRequest,
  hospitalStay,
  lineOf,
  logEntry,
  monday,
  serviceEnd,
  variation,
  weekToCheck,
} from '../../builders.ts';
import { anyWeek } from './arbitraries.ts';
import { trueWeek, trueWeekToCheck } from './true-weeks.ts';

describe('a true week', () => {
  test('can be entered without an error', () => {
    fc.assert(
      fc.property(trueWeek, (truth) => {
        const week = trueWeekToCheck(truth);
        const errors = checkWeek(week).filter(({ level }) => level === 'error');
        expect(errors.map(({ lineId, rule, message }) => `${lineId} ${rule}: ${message}`)).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  test('is not nagged about days that are logged', () => {
    const accounted: RuleId[] = ['delivered-during-stay', 'hospital-days-exceeded'];
    fc.assert(
      fc.property(trueWeek, (truth) => {
        const found = checkWeek(trueWeekToCheck(truth)).filter(({ rule }) => accounted.includes(rule));
        expect(found.map(({ lineId, rule, message }) => `${lineId} ${rule}: ${message}`)).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });
});

const day = fc.integer({ min: 0, max: 6 }).map((days) => addDays(monday, days));
const quantity = fc.integer({ min: 1, max: 40 }).map((steps) => steps * 25);
const anyVariation: fc.Arbitrary<Variation> = fc
  .tuple(fc.constantFrom(...categories), fc.constantFrom(...reasons), quantity, fc.option(fc.tuple(day, day)))
  .map(([category, reason, hours, days]) => {
    const [firstDay = null, lastDay = null] = days === null ? [] : [...days].sort();
    const hospitalStayId = reason === 'hospital' ? 'stay-1' : null;
    return variation(category, reason, { quantity: hours, firstDay, lastDay, hospitalStayId });
  });

/** What a line claims, worked out here once more: given, frustrated, and missed for a reason that is paid. */
function claimOf(serviceType: (typeof serviceTypes)[number], actual: WeeklyActual): number {
  const rules = bradford.serviceTypes[serviceType].reasons;
  return actual.variations.reduce((sum, { category, reason, quantity: hours }) => {
    if (reason === 'service_ended' || reason === 'unspecified')
      return category === 'frustrated' && reason === 'unspecified' ? sum + hours : sum;
    if (category === 'frustrated') return sum + hours;
    return category === 'missed' && rules[reason].paid === 'yes' && rules[reason].categories.includes('missed')
      ? sum + hours
      : sum;
  }, actual.actual);
}

const aStay = (id: string) =>
  fc
    .record({
      since: fc.integer({ min: -21, max: 5 }),
      length: fc.option(fc.integer({ min: 0, max: 15 })),
      restart: fc.constantFrom(0, 0, 2),
    })
    .map(({ since, length, restart }) => {
      const discharged = length === null ? null : addDays(monday, since + length);
      const resumed = discharged === null || restart === 0 ? null : addDays(discharged, restart);
      return hospitalStay({ id, admitted: addDays(monday, since), discharged, resumed });
    });
/** What is known of the person: an end, stays, both or neither, and some days of the log. */
const anyFacts = fc.record({
  ends: fc.array(
    fc
      .record({ days: fc.integer({ min: -10, max: 5 }), cause: fc.constantFrom('died' as const, 'moved' as const) })
      .map(({ days, cause }) => serviceEnd({ lastDay: addDays(monday, days), cause })),
    { maxLength: 2 },
  ),
  stays: fc
    .tuple(aStay('stay-1'), aStay('stay-2'), fc.nat(2))
    .map(([first, second, many]) => [first, second].slice(0, many)),
  log: fc
    .array(
      fc.record({
        day,
        kind: fc.constantFrom('delivered' as const, 'extra' as const),
        minutes: fc.integer({ min: 1, max: 300 }),
      }),
      { maxLength: 2 },
    )
    .map((entries) => entries.map((entry, index) => logEntry({ ...entry, id: `log-${index}` }))),
});
const severalVariations = fc.array(anyVariation, { maxLength: 5 });

describe('a guard', () => {
  const guards: ReadonlySet<RuleId> = new Set([
    'delivered-after-end',
    'delivered-during-stay',
    'hospital-days-exceeded',
    'hospital-stay-missing',
    'hospital-only',
    'extra-not-allowed',
    'extra-needs-days',
    'extra-over-week',
    'over-planned',
  ]);
  const found = (week: Partial<WeekToCheck>) =>
    new Set(
      checkWeek(weekToCheck(week))
        .map(({ rule }) => rule)
        .filter((rule) => guards.has(rule)),
    );
  const earlier = {
    'line-1': [
      actualWith(
        [variation('extra', 'temporary_increase', { firstDay: addDays(monday, -4), lastDay: addDays(monday, -3) })],
        {
          weekStart: addDays(monday, -7),
        },
      ),
    ],
  };

  test('is never silenced by a variation that claims no less', () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.constantFrom(...serviceTypes),
        severalVariations,
        anyVariation,
        (facts, serviceType, variations, added) => {
          const lines = [lineOf(serviceType, { plannedQuantity: 4000 })];
          const of = (all: Variation[]) => actualWith(all, { planned: 4000 });
          const [before, after] = [of(variations), of([...variations, added])];
          fc.pre(after.actual >= 0 && claimOf(serviceType, after) >= claimOf(serviceType, before));
          const still = found({ ...facts, earlier, lines, actuals: [after] });
          for (const rule of found({ ...facts, earlier, lines, actuals: [before] })) {
            // Hours of a stay are what the stay allows: as hospital hours they claim something else than care given.
            if (rule === 'delivered-during-stay' && added.category === 'frustrated') continue;
            expect([...still]).toContain(rule);
          }
        },
      ),
      { numRuns: 800 },
    );
  });
});

describe('the only possible reason', () => {
  test('is found like a chosen one: leaving it out removes no finding', () => {
    fc.assert(
      fc.property(anyWeek, fc.option(fc.nat()), (week, pick) => {
        const of = (actual: WeeklyActual) => {
          const line = week.lines.find(({ id }) => id === actual.lineId);
          const index = pick === null ? null : pick % Math.max(1, actual.variations.length);
          return actual.variations.map((one, at) => {
            const only = line && onlyReason(week.council.serviceTypes[line.serviceType], one.category);
            return (index === null || at === index) && only === one.reason
              ? { ...one, reason: 'unspecified' as const }
              : one;
          });
        };
        const unchosen = { ...week, actuals: week.actuals.map((actual) => ({ ...actual, variations: of(actual) })) };
        const told = (one: WeekToCheck) => checkWeek(one).map(({ lineId, rule }) => `${lineId} ${rule}`);
        const still = new Set(told(unchosen));
        for (const finding of told(week)) expect([...still]).toContain(finding);
      }),
      { numRuns: 300 },
    );
  });
});

test('what is payable lies between nothing and what was planned and given on top', () => {
  fc.assert(
    fc.property(anyWeek, (week) => {
      for (const actual of week.actuals) {
        const line = week.lines.find(({ id }) => id === actual.lineId);
        if (!line || !isReadable(actual, actual.variations)) continue;
        const { payable: hours } = payable(line, actual, week.council, week);
        expect(hours).toBeGreaterThanOrEqual(0);
        expect(hours).toBeLessThanOrEqual(actual.planned + actual.extra);
      }
    }),
    { numRuns: 400 },
  );
});

test('so it is with several reasons on a line, stays, an end, earlier increases and requests', () => {
  const someRequest = fc.option(
    fc.record({
      days: fc.integer({ min: -20, max: 6 }),
      kind: fc.constantFrom('increase' as const, 'reduction' as const, 'end' as const),
    }),
  );
  fc.assert(
    fc.property(
      anyFacts,
      fc.constantFrom(...serviceTypes),
      severalVariations,
      severalVariations,
      someRequest,
      (facts, type, variations, before, request) => {
        const line = lineOf(type, { plannedQuantity: 4000 });
        const of = (all: Variation[], weekStart: string) => actualWith(all, { planned: 4000, weekStart });
        const actual = of(variations, monday);
        fc.pre(actual.actual >= 0);
        const adjustments =
          request === null
            ? []
            : [
                adjustmentRequest({
                  changes: [{ lineId: 'line-1', kind: request.kind }],
                  startDate: addDays(monday, request.days),
                  outcome: 'accepted',
                }),
              ];
        const earlier = { 'line-1': [of(before, addDays(monday, -7))] };
        const paid = payable(line, actual, bradford, weekToCheck({ ...facts, adjustments, earlier }));
        expect(paid.payable).toBeGreaterThanOrEqual(0);
        expect(paid.payable).toBeLessThanOrEqual(actual.planned + actual.extra);
      },
    ),
    { numRuns: 800 },
  );
});

test('a person’s comment is contained in what is offered, whatever they wrote and whatever else is on the line', () => {
  const words = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom(
      'Away.\nBack on Friday',
      'hospital week 9',
      'wk 2/6; see notes',
      'n/a',
      '  ',
      'Refused Mon & Tue, 2 hrs',
    ),
  );
  fc.assert(
    fc.property(
      anyFacts,
      fc.constantFrom(...serviceTypes),
      severalVariations,
      words,
      (facts, type, variations, comment) => {
        const lines = [lineOf(type, { plannedQuantity: 4000 })];
        const actuals = [actualWith(variations, { planned: 4000, comment })];
        for (const { action } of checkWeek(weekToCheck({ ...facts, lines, actuals }))) {
          if (action?.kind !== 'write-comment' && action?.kind !== 'record-variations') continue;
          expect(action.comment).toContain(comment.trim());
        }
      },
    ),
    { numRuns: 600 },
  );
});

test('a person’s comment is contained in every comment that a finding offers', () => {
  fc.assert(
    fc.property(anyWeek, (week) => {
      for (const { lineId, action } of checkWeek(week)) {
        if (action?.kind !== 'write-comment' && action?.kind !== 'record-variations') continue;
        // Where a line has two actuals, the finding speaks of one of them.
        const own = week.actuals.filter((actual) => actual.lineId === lineId).map(({ comment }) => comment);
        expect(own.some((comment) => action.comment.includes(comment))).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});
