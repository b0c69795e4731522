// The daily log makes the week's figures: summed in minutes, rounded once, and never against what somebody typed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { actualByFormula } from '../../../src-shared/domain/actuals.ts';
import type { LogEntry } from '../../../src-shared/domain/log.ts';
import { logStatus, rollUpLog, standsAsLogged } from '../../../src-shared/domain/log-roll-up.ts';
import { addDays } from '../../../src-shared/domain/week.ts';
import { hospitalStay, missed, monday, serviceLine, weeklyActual } from '../../builders.ts';

const line = serviceLine();
const about = { line, weekStart: monday, planned: 1000 };

function entry(parts: Partial<LogEntry> = {}): LogEntry {
  return {
    id: 'e-1',
    lineId: line.id,
    day: monday,
    kind: 'missed',
    reason: 'non_engagement',
    minutes: 60,
    note: '',
    ...parts,
  };
}

function rollUp(entries: LogEntry[], stays: Parameters<typeof rollUpLog>[2] = []) {
  return rollUpLog(entries, about, stays, bradford);
}

test('minutes are rounded once, at the week’s total', () => {
  // Three times 10 minutes are half an hour; rounded one by one they would be 0.75.
  const entries = ['2025-03-03', '2025-03-05', '2025-03-07'].map((day, i) => entry({ id: `e-${i}`, day, minutes: 10 }));
  const { quantities, variations } = rollUp(entries);
  expect(quantities.missed).toBe(50);
  expect(variations.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(50);
});

test('half a step goes up', () => {
  expect(rollUp([entry({ minutes: 67 })]).quantities.missed).toBe(100);
  expect(rollUp([entry({ minutes: 68 })]).quantities.missed).toBe(125);
});

test('neighbouring days of one reason are one variation with its days; a gap makes two', () => {
  const days = ['2025-03-03', '2025-03-04', '2025-03-07'];
  const { variations } = rollUp(days.map((day, i) => entry({ id: `e-${i}`, day })));
  expect(variations).toMatchObject([
    { firstDay: '2025-03-03', lastDay: '2025-03-04', quantity: 200 },
    { firstDay: '2025-03-07', lastDay: '2025-03-07', quantity: 100 },
  ]);
});

test('hospital names the stay that covers the day', () => {
  const entries = [entry({ kind: 'frustrated', reason: 'hospital', day: '2025-03-06' })];
  const stays = [
    hospitalStay({ id: 's-1', admitted: '2025-03-05', discharged: null }),
    hospitalStay({ id: 's-2', ssRef: '9', admitted: monday }),
  ];
  expect(rollUp(entries, stays).variations).toMatchObject([{ category: 'frustrated', hospitalStayId: 's-1' }]);
});

test('other lines and other weeks are left out', () => {
  const entries = [entry({ lineId: 'line-2' }), entry({ id: 'e-2', day: '2025-03-10' })];
  expect(rollUp(entries)).toMatchObject({ variations: [], minutes: { missed: 0 } });
});

test('rounding alone never takes more than was planned', () => {
  const tenTwenty = { ...about, planned: 1020 };
  expect(rollUpLog([entry({ minutes: 612 })], tenTwenty, [], bradford).quantities.missed).toBe(1000);
});

test('more than was planned stays what it is, for the rule to find', () => {
  expect(rollUp([entry({ minutes: 660 })]).quantities.missed).toBe(1100);
});

test('a line as generated, or as the log made it, may be carried further', () => {
  const before = rollUp([]);
  expect(standsAsLogged(weeklyActual(), before)).toBe(true);
  const once = rollUp([entry()]);
  const actual = weeklyActual({ missed: 100, actual: 900, variations: once.variations });
  expect(standsAsLogged(actual, once)).toBe(true);
  expect(logStatus(actual, once)).toBe('from-log');
});

test('what somebody typed is kept, and said to differ from the log', () => {
  const once = rollUp([entry()]);
  const typed = weeklyActual({ missed: 200, actual: 800, variations: [missed('non_engagement')] });
  expect(standsAsLogged(typed, once)).toBe(false);
  expect(logStatus(typed, once)).toBe('differs');
});

test('a log of Monday alone says nothing against a difference on another day', () => {
  const monday = rollUp([entry({ kind: 'as-planned', reason: null })]);
  const typed = weeklyActual({ missed: 200, actual: 800, variations: [missed('non_engagement')] });
  expect(logStatus(typed, monday)).toBe('silent');
  const whole = rollUp([entry({ kind: 'as-planned', reason: null, minutes: 600 })]);
  expect(logStatus(typed, whole)).toBe('differs');
});

test('a log that came before the week was generated is not lost from sight', () => {
  expect(logStatus(null, rollUp([entry()]))).toBe('differs');
});

const anyEntry = fc.record({
  id: fc.uuid(),
  lineId: fc.constantFrom('line-1', 'line-2'),
  day: fc.integer({ min: -3, max: 9 }).map((days) => addDays(monday, days)),
  minutes: fc.integer({ min: 0, max: 600 }),
  note: fc.constantFrom('', 'a note', 'another'),
  what: fc.constantFrom(
    { kind: 'as-planned' as const, reason: null },
    { kind: 'missed' as const, reason: 'non_engagement' as const },
    { kind: 'missed' as const, reason: 'provider_cause' as const },
    { kind: 'frustrated' as const, reason: 'hospital' as const },
    { kind: 'extra' as const, reason: 'temporary_increase' as const },
  ),
});
const entriesOf = fc
  .uniqueArray(anyEntry, { selector: ({ id }) => id, maxLength: 25 })
  .map((made) => made.map(({ what, ...rest }): LogEntry => ({ ...rest, ...what })));

test('whatever is logged: the variations add up, the formula holds, order does not matter', () => {
  fc.assert(
    fc.property(entriesOf, fc.integer({ min: 0, max: 5000 }), fc.constantFrom(0, 25, 50), (entries, planned, step) => {
      const asked = { ...about, planned };
      const rolled = rollUpLog(entries, asked, [], { step });
      for (const category of ['frustrated', 'missed', 'extra'] as const) {
        const sum = rolled.variations
          .filter((variation) => variation.category === category)
          .reduce((total, { quantity }) => total + quantity, 0);
        expect(sum).toBe(rolled.quantities[category]);
        expect(sum % (step === 0 ? 1 : step)).toBe(0);
        // Rounded once: never further than a step from the minutes.
        expect(Math.abs(sum * 60 - rolled.minutes[category] * 100)).toBeLessThanOrEqual((step === 0 ? 1 : step) * 60);
      }
      const logged = rolled.minutes.frustrated + rolled.minutes.missed;
      if (logged * 100 <= planned * 60)
        expect(actualByFormula({ planned, ...rolled.quantities })).toBeGreaterThanOrEqual(0);
      for (const { firstDay, lastDay } of rolled.variations) expect((firstDay ?? '') <= (lastDay ?? '')).toBe(true);
      expect(rollUpLog(entries.toReversed(), asked, [], { step })).toEqual(rolled);
    }),
  );
});
