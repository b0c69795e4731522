import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { type WeeklyActual, weeklyActualSchema } from '../../../src-shared/domain/actuals.ts';
import { checkWeek, recheckLines } from '../../../src-shared/rules/check.ts';
import { ruleIds } from '../../../src-shared/rules/rule-ids.ts';
import { type Finding, findingSchema, type WeekToCheck } from '../../../src-shared/rules/types.ts';
import {
  actualWith,
  extra,
  findingOf,
  frustrated,
  hospitalStay,
  lineOf,
  missed,
  rulesOf,
  serviceLine,
  weeklyActual,
  weekToCheck,
} from '../../builders.ts';
import { exampleshire } from '../../exampleshire.ts';
import { anyWeek, shuffled } from './arbitraries.ts';

describe('every week', () => {
  test('gives the same findings whatever order its parts come in', () => {
    fc.assert(
      fc.property(
        anyWeek.chain((week) => fc.tuple(fc.constant(week), shuffled(week))),
        ([week, other]) => {
          expect(checkWeek(other)).toEqual(checkWeek(week));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('never throws, also on texts that are no dates', () => {
    const text = fc.oneof(
      fc.constantFrom('', '2025-02-30', '9999-12-27', '0000-01-03', '0100-01-04', '__proto__'),
      fc.string(),
    );
    fc.assert(
      fc.property(anyWeek, text, text, text, fc.double(), (week, weekStart, date, now, number) => {
        const [line] = week.lines;
        const [record] = week.actuals;
        const odd: WeekToCheck = {
          ...week,
          weekStart,
          now,
          status: 'open',
          lines: line ? [{ ...line, startDate: date, endDate: date, plannedQuantity: number }, ...week.lines] : [],
          actuals: record
            ? [
                { ...record, weekStart, visits: number, actual: number, comment: `hospital week ${date}` },
                ...week.actuals,
              ]
            : [],
          stays: week.stays.map((stay) => ({ ...stay, admitted: date, discharged: weekStart })),
          adjustments: week.adjustments.map((request) => ({ ...request, startDate: date, submittedOn: now })),
          ends: week.ends.map((end) => ({ ...end, lastDay: date })),
          log: week.log.map((entry) => ({ ...entry, day: date, minutes: number })),
        };
        expect(() => checkWeek(odd)).not.toThrow();
        expect(() => checkWeek({ ...odd, weekStart: week.weekStart, now: week.now })).not.toThrow();
      }),
      { numRuns: 400 },
    );
  });

  test('gives findings in order, with keys of their own', () => {
    fc.assert(
      fc.property(anyWeek, (week) => {
        const findings = checkWeek(week);
        expect(new Set(findings.map((finding) => finding.key)).size).toBe(findings.length);
        const inOrder = [...findings].sort((a, b) => {
          if (a.lineId !== b.lineId)
            return a.lineId === null ? -1 : b.lineId === null ? 1 : a.lineId < b.lineId ? -1 : 1;
          if (a.rule !== b.rule) return a.rule < b.rule ? -1 : 1;
          return (a.field ?? '') < (b.field ?? '') ? -1 : (a.field ?? '') > (b.field ?? '') ? 1 : 0;
        });
        expect(findings).toEqual(inOrder);
      }),
      { numRuns: 200 },
    );
  });

  test('checks some lines again, later that day, as it checks all of them', () => {
    fc.assert(
      fc.property(anyWeek, anyWeek, fc.nat(), fc.nat(3), (before, after, pick, several) => {
        const first = pick % Math.max(1, before.actuals.length);
        const ids = new Set(before.actuals.slice(first, first + several).map(({ lineId }) => lineId));
        const edited: WeekToCheck = {
          ...before,
          now: before.now.replace(/T\d\d:\d\d/, 'T12:59'),
          actuals: [
            ...before.actuals.filter(({ lineId }) => !ids.has(lineId)),
            ...[...ids].flatMap((lineId) => after.actuals.slice(0, 1).map((it): WeeklyActual => ({ ...it, lineId }))),
          ],
        };
        expect(recheckLines(checkWeek(before), edited, ids)).toEqual(checkWeek(edited));
      }),
      { numRuns: 400 },
    );
  });
});

describe('undoing', () => {
  const variations = [missed(), missed('provider_cause'), missed('unspecified'), extra(), frustrated()];

  test.each(variations)('a recorded variation restores the findings: %j', (added) => {
    const before = weekToCheck({ stays: [hospitalStay({ admitted: '2025-03-04' })] });
    const recorded = { ...before, actuals: [actualWith([added], { comment: '' })] };
    const undone = { ...recorded, actuals: before.actuals };
    expect(checkWeek(recorded)).not.toEqual(checkWeek(before));
    expect(recheckLines(checkWeek(recorded), undone, new Set(['line-1']))).toEqual(checkWeek(before));
  });
});

describe('keys', () => {
  const shared = { lines: [lineOf('supported_living_shared')] };
  const keyFor = (actual: WeeklyActual) => findingOf('shared-variation', { ...shared, actuals: [actual] }).key;
  const acknowledged = keyFor(actualWith([missed('provider_cause')]));

  test('stay while only the comment or the note changes', () => {
    expect(keyFor(actualWith([missed('provider_cause', { note: 'two carers off' })], { comment: 'sickness' }))).toBe(
      acknowledged,
    );
  });

  test.each([
    ['a quantity', actualWith([missed('provider_cause', { quantity: 300 })])],
    ['the reason', actualWith([missed('non_engagement')])],
    ['another variation', actualWith([missed('provider_cause'), missed('planned_absence')])],
  ])('change with %s, so that an acknowledgement falls away', (_, actual) => {
    expect(keyFor(actual)).not.toBe(acknowledged);
  });

  test('hold no text that a person wrote', () => {
    const actuals = [actualWith([missed('unspecified', { note: 'SECRET' })], { comment: 'SECRET' })];
    expect(
      checkWeek(weekToCheck({ actuals }))
        .map((finding) => finding.key)
        .join(),
    ).not.toContain('SECRET');
  });
});

/** Weeks that are wrong in many ways, to look at the wording of what is found. */
function sampleFindings(): Finding[] {
  return fc.sample(anyWeek, { numRuns: 5000, seed: 7 }).flatMap(checkWeek);
}

describe('findings', () => {
  const findings = sampleFindings();

  test('cover every rule', () => {
    const found = new Set(findings.map((finding) => finding.rule));
    expect(ruleIds.filter((rule) => !found.has(rule))).toEqual([]);
  });

  test('speak plainly', () => {
    for (const { message, fix, source } of findings) {
      expect(message).toMatch(/^[A-Z0-9“].*\.$/s);
      expect(fix).toMatch(/^[A-Z].*[.]$/s);
      expect(`${message} ${fix}`).not.toMatch(/invalid|null|undefined|NaN|Infinity|_/i);
      expect(source.length).toBeGreaterThan(10);
    }
  });

  test('cross an API unchanged when their figures are sound', () => {
    const sound = fc
      .sample(anyWeek, { numRuns: 600, seed: 8 })
      .filter((week) => week.actuals.every((actual) => weeklyActualSchema.safeParse(actual).success));
    for (const finding of sound.flatMap(checkWeek)) expect(findingSchema.parse(finding)).toEqual(finding);
  });
});

describe('another council', () => {
  test('quotes its own guidance, never Bradford’s', () => {
    const stays = [hospitalStay({ admitted: '2025-01-06' })];
    const actuals = [actualWith([frustrated()], { comment: 'hospital week 9' })];
    expect(rulesOf({ stays, actuals, council: exampleshire })).toEqual(['hospital-week-limit']);
    const { source } = findingOf('hospital-week-limit', { stays, actuals, council: exampleshire });
    expect(source).toBe(
      '“A hospital stay is paid for the weeks agreed for the service.” (Exampleshire provider guide (invented))',
    );
    const { source: unquoted } = findingOf('visits-changed', {
      actuals: [weeklyActual({ visits: 1 })],
      council: exampleshire,
    });
    expect(unquoted).toBe('The rules of Exampleshire County Council (invented), edition 2025-04');
  });

  test('has its own hospital weeks, temporary days and step', () => {
    const fourth = {
      stays: [hospitalStay({ admitted: '2025-02-10' })],
      actuals: [actualWith([frustrated()], { comment: 'hospital week 4' })],
    };
    expect(rulesOf({ ...fourth, council: exampleshire })).toEqual([]);
    expect(rulesOf({ ...fourth, council: bradford })).toEqual(['hospital-week-limit']);
    const long = { actuals: [actualWith([extra({ quantity: 113, firstDay: '2025-02-28', lastDay: '2025-03-09' })])] };
    expect(rulesOf({ ...long, council: exampleshire })).toEqual([]);
    expect(rulesOf({ ...long, council: bradford })).toEqual(['adjustment-needed', 'extra-over-week', 'quantity-step']);
  });

  test('records any missed session of a day paid on plan as frustrated', () => {
    const lines = [serviceLine({ serviceType: 'day_activities_planned' })];
    const actuals = [actualWith([{ ...missed('provider_cause'), category: 'frustrated' }])];
    expect(rulesOf({ lines, actuals, council: exampleshire })).toEqual([]);
  });
});
