import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  approvalOf,
  decisionFor,
  decisionsOf,
  keepDecisions,
  withDecisions,
} from '../../../src-shared/domain/decisions.ts';
import { hospitalStatus, lastPaidWeek } from '../../../src-shared/domain/hospital.ts';
import { type HospitalStay, hospitalStaySchema, type StayDecision } from '../../../src-shared/domain/lines.ts';
import { hospitalStay } from '../../builders.ts';

function decision(state: StayDecision['state'], parts: Partial<StayDecision> = {}): StayDecision {
  return { state, by: 'B Khan', reference: '', fromWeek: null, throughWeek: null, lineIds: null, on: null, ...parts };
}
const decided = (...decisions: StayDecision[]) => hospitalStay({ decisions });
const anyApproval = fc.option(
  fc.record({
    state: fc.constantFrom('requested' as const, 'given' as const),
    by: fc.constantFrom('B Khan', 'AWD'),
    reference: fc.constantFrom('', 'D-7'),
    throughWeek: fc.integer({ min: 1, max: 60 }),
  }),
);
const anyDecision = fc.record({
  state: fc.constantFrom('requested' as const, 'given' as const, 'refused' as const),
  by: fc.constantFrom('B Khan', 'AWD'),
  reference: fc.constantFrom('', 'D-7'),
  fromWeek: fc.option(fc.integer({ min: 1, max: 9 })),
  throughWeek: fc.option(fc.integer({ min: 1, max: 9 })),
  lineIds: fc.option(fc.subarray(['line-1', 'line-2'])),
  on: fc.constant(null),
});

describe('decisions on a stay', () => {
  test.each([
    ['nothing', [], 'beyond'],
    ['asked', [decision('requested')], 'awaited'],
    ['asked for earlier weeks', [decision('requested', { throughWeek: 3 })], 'beyond'],
    ['given', [decision('given')], 'given'],
    ['given for other lines', [decision('given', { lineIds: ['line-2'] })], 'beyond'],
    ['refused', [decision('refused')], 'beyond'],
    ['refused, then asked again', [decision('refused'), decision('requested')], 'beyond'],
    ['refused, then given', [decision('refused'), decision('given')], 'given'],
    ['given, then refused later weeks', [decision('given'), decision('refused', { fromWeek: 6 })], 'given'],
    ['given, then refused from this week', [decision('given'), decision('refused', { fromWeek: 4 })], 'beyond'],
    ['given for earlier weeks, then asked', [decision('given', { throughWeek: 3 }), decision('requested')], 'awaited'],
  ] as const)('%s: week 4 of a limit of 2 is %j → %s', (_, decisions, expected) => {
    expect(hospitalStatus(decided(...decisions), 4, 2, 'line-1')).toBe(expected);
  });

  test('within the limit nothing needs a decision', () => {
    expect(hospitalStatus(decided(decision('refused', { fromWeek: 1 })), 2, 2, 'line-1')).toBe('within');
  });

  test('the last paid week follows decisions without a break', () => {
    expect(lastPaidWeek(decided(decision('given', { throughWeek: 4 })), 2, 'line-1')).toBe(4);
    expect(lastPaidWeek(decided(decision('given', { fromWeek: 5 })), 2, 'line-1')).toBe(2);
    expect(lastPaidWeek(decided(decision('given')), 2, 'line-1')).toBeNull();
  });
});

describe('records from before the list', () => {
  test('read as a list of one', () => {
    const approval = { state: 'given' as const, by: 'B Khan', reference: 'D-7', throughWeek: 4 };
    expect(decisionsOf(hospitalStay({ approval }))).toEqual([decision('given', { reference: 'D-7', throughWeek: 4 })]);
    expect(decisionsOf(hospitalStay())).toEqual([]);
  });

  test('parse as they are: nothing is added to what was hashed', () => {
    const old = hospitalStay();
    expect(hospitalStaySchema.parse(old)).toEqual(old);
    expect(Object.keys(hospitalStaySchema.parse(old))).toEqual(Object.keys(old));
  });

  test('come back as they were after a way through the list', () => {
    fc.assert(
      fc.property(anyApproval, (approval) => {
        expect(approvalOf(decisionsOf({ approval }), 0)).toEqual(approval);
        const stay = hospitalStay({ approval });
        expect(withDecisions(stay, 2)).toEqual({ ...stay, decisions: decisionsOf(stay) });
      }),
    );
  });

  test('never shorten a list that is held, and add what is news', () => {
    fc.assert(
      fc.property(fc.array(anyDecision, { maxLength: 4 }), anyApproval, (decisions, approval) => {
        const held = withDecisions(hospitalStay({ decisions, resumed: '2025-03-04', callsFallOnStayDays: true }), 2);
        const kept = keepDecisions(held, hospitalStay({ approval, discharged: '2025-03-02' }));
        expect(kept.decisions?.slice(0, decisions.length)).toEqual(decisions);
        expect(kept.decisions?.length).toBeLessThanOrEqual(decisions.length + 1);
        expect(kept).toMatchObject({ discharged: '2025-03-02', resumed: '2025-03-04', callsFallOnStayDays: true });
        expect(keepDecisions(held, { ...held })).toEqual(held);
        const same = hospitalStay({ approval: held.approval });
        expect(keepDecisions(held, same).decisions).toEqual(decisions);
      }),
    );
  });

  test('an older app never reads a decision for one line as one for all', () => {
    expect(approvalOf([decision('given', { lineIds: ['line-1'] })], 2)).toBeNull();
    expect(approvalOf([decision('given'), decision('refused')], 2)).toBeNull();
    expect(approvalOf([decision('refused'), decision('requested')], 2)).toBeNull();
    expect(approvalOf([decision('requested'), decision('given', { throughWeek: 5 })], 2)?.throughWeek).toBe(5);
  });
});

describe('an older app', () => {
  const given = { state: 'given' as const, by: 'B Khan', reference: '' };

  test.each([
    ['given, then refused from week 5 on', [decision('given'), decision('refused', { fromWeek: 5 })], 4],
    [
      'given through week 8, then refused for week 5',
      [decision('given', { throughWeek: 8 }), decision('refused', { fromWeek: 5, throughWeek: 5 })],
      4,
    ],
    [
      'refused from week 5 on, then given again from there',
      [decision('given', { throughWeek: 4 }), decision('refused', { fromWeek: 5 }), decision('given', { fromWeek: 5 })],
      520,
    ],
    [
      'given from week to week',
      [decision('given', { throughWeek: 3 }), decision('given', { fromWeek: 4, throughWeek: 6 })],
      6,
    ],
    [
      'given with a week between that nobody decided',
      [decision('given', { throughWeek: 3 }), decision('given', { fromWeek: 5, throughWeek: 6 })],
      3,
    ],
    ['given, then asked for more', [decision('given', { throughWeek: 4 }), decision('requested')], 4],
  ] as const)('reads %s as given through the week before the break', (_, decisions, throughWeek) => {
    expect(approvalOf(decisions, 2)).toEqual({ ...given, throughWeek });
  });

  const line = { lineIds: ['line-1'] };

  test.each<[string, StayDecision[], HospitalStay['approval']]>([
    [
      'refused, then given for weeks 4 to 5',
      [decision('refused'), decision('given', { fromWeek: 4, throughWeek: 5 })],
      null,
    ],
    ['given for weeks 5 to 8 only', [decision('given', { fromWeek: 5, throughWeek: 8 })], null],
    [
      'given from the first week beyond the limit, by its number',
      [decision('given', { fromWeek: 3, throughWeek: 4 })],
      { ...given, throughWeek: 4 },
    ],
    ['asked for weeks 5 to 8 only', [decision('requested', { fromWeek: 5, throughWeek: 8 })], null],
    ['asked for one line only', [decision('requested', line)], null],
    ['given, then refused for one line', [decision('given'), decision('refused', line)], null],
    [
      'given, then refused for one line from week 5 on',
      [decision('given'), decision('refused', { ...line, fromWeek: 5 })],
      { ...given, throughWeek: 4 },
    ],
    [
      'asked for, and given for one line',
      [decision('requested'), decision('given', line)],
      { ...given, state: 'requested' as const, throughWeek: 520 },
    ],
    [
      'given through week 3, and asked for more',
      [decision('given', { throughWeek: 3 }), decision('requested', { fromWeek: 4 })],
      { ...given, throughWeek: 3 },
    ],
  ])('reads %s as no more than that', (_, decisions, approval) => {
    expect(approvalOf(decisions, 2)).toEqual(approval);
  });

  test('never reads more than the decisions say, for any line, week and limit', () => {
    const rank = { beyond: 0, within: 3, awaited: 1, given: 2 };
    const lists = fc.array(anyDecision, { maxLength: 5 });
    fc.assert(
      fc.property(lists, fc.constantFrom(0, 1, 2, 6), fc.nat(6), (decisions, fewest, more) => {
        const older = hospitalStay({ approval: approvalOf(decisions, fewest) });
        const now = hospitalStay({ decisions });
        for (const lineId of ['line-1', 'line-2', 'line-3']) {
          for (let week = 1; week <= 12; week++) {
            const [read, said] = [older, now].map((stay) => hospitalStatus(stay, week, fewest + more, lineId));
            expect(rank[read ?? 'beyond']).toBeLessThanOrEqual(rank[said ?? 'beyond']);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  test('sends what it read back with a discharge, and adds nothing', () => {
    const decisions = [decision('given'), decision('refused', { fromWeek: 5 })];
    const held = withDecisions(hospitalStay({ decisions }), 2);
    const back = hospitalStay({ approval: held.approval, discharged: '2025-03-20' });
    expect(held.approval?.throughWeek).toBe(4);
    expect(keepDecisions(held, back)).toMatchObject({ decisions, discharged: '2025-03-20' });
  });
});

test('the decision that counts is told, for its words', () => {
  const given = decision('given', { reference: 'D-9' });
  expect(decisionFor(decided(decision('requested'), given), 'line-1', 3, 2)).toEqual(given);
});
