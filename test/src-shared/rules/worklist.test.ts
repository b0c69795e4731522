import { describe, expect, test } from 'vitest';
import { checkWeek } from '../../../src-shared/rules/check.ts';
import { openFindings, weightsOf, worklistOf } from '../../../src-shared/rules/worklist.ts';
import { actualWith, extra, lineOf, missed, variation, weekFinding, weekToCheck } from '../../builders.ts';

const rulesOfItem = ({ finding, echoes }: ReturnType<typeof worklistOf>[number]) => [
  finding.rule,
  ...echoes.map(({ rule }) => rule),
];

describe('the worklist', () => {
  test('has one thing to do where two rules object to the same extra', () => {
    const lines = [lineOf('supported_living_shared')];
    const findings = checkWeek(weekToCheck({ lines, actuals: [actualWith([extra()])] }));
    expect(worklistOf(findings).map(rulesOfItem)).toEqual([['extra-not-allowed', 'reason-not-allowed']]);
  });

  test('pairs the two objections to hours that are frustrated for another reason than hospital', () => {
    const actuals = [
      actualWith([variation('frustrated', 'provider_cause'), variation('frustrated', 'planned_absence')]),
    ];
    const findings = checkWeek(weekToCheck({ actuals }));
    expect(worklistOf(findings).map(rulesOfItem)).toEqual([
      ['hospital-only', 'reason-not-allowed'],
      ['hospital-only', 'reason-not-allowed'],
    ]);
    for (const { finding, echoes } of worklistOf(findings)) {
      expect(echoes[0]?.action).toMatchObject({ variation: (finding.action as { variation: unknown }).variation });
    }
  });

  test('leaves out no finding, and keeps their order', () => {
    const lines = [lineOf('home_support'), lineOf('supported_living_shared', { id: 'line-2' })];
    const actuals = [
      actualWith([missed('temporary_increase')], { comment: '' }),
      actualWith([extra(), missed('provider_cause')], { lineId: 'line-2', comment: '' }),
    ];
    const findings = checkWeek(weekToCheck({ lines, actuals }));
    const items = worklistOf(findings);
    expect(items.flatMap(({ finding, echoes }) => [finding, ...echoes]).length).toBe(findings.length);
    const leads = items.map(({ finding }) => findings.indexOf(finding));
    expect(leads).toEqual(leads.toSorted((a, b) => a - b));
  });
});

describe('what needs somebody', () => {
  test('is nothing that time settles by itself', () => {
    const findings = [weekFinding({ key: 'w', lineId: null, rule: 'week-not-finished' }), weekFinding({ key: 'a' })];
    expect(openFindings(findings).map(({ key }) => key)).toEqual(['a']);
  });

  test('is counted by weight', () => {
    const findings = [
      weekFinding({ key: 'a' }),
      weekFinding({ key: 'b', level: 'warning' }),
      weekFinding({ key: 'c' }),
    ];
    expect(weightsOf(worklistOf(findings))).toEqual({ errors: 2, warnings: 1 });
  });
});
