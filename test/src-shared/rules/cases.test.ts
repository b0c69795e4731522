import { expect, test } from 'vitest';
import { checkWeek } from '../../../src-shared/rules/check.ts';
import { weekToCheck } from '../../builders.ts';
import { type Case, cases } from './cases.ts';
import { casesMidWeek } from './cases-mid-week.ts';
import { casesTogether } from './cases-together.ts';

function unlike({ week, has = [], not = [], errors = [], warnings = [], only }: Case): string[] {
  const findings = checkWeek(weekToCheck(week));
  const rules = new Set(findings.map(({ rule }) => rule));
  const wrong: string[] = [];
  for (const rule of has) if (!rules.has(rule)) wrong.push(`${rule} is missing`);
  for (const rule of not) if (rules.has(rule)) wrong.push(`${rule} objects`);
  for (const [level, wanted] of [
    ['error', errors],
    ['warning', warnings],
  ] as const) {
    for (const rule of wanted) {
      if (!findings.some((finding) => finding.rule === rule && finding.level === level)) {
        wrong.push(`${rule} is missing as ${level}`);
      }
    }
  }
  if (only !== undefined && [...rules].sort().join() !== [...only].sort().join()) {
    wrong.push(`${[...rules].sort().join(', ') || 'nothing'} instead of ${only.join(', ') || 'nothing'}`);
  }
  return wrong;
}

test.each([...cases, ...casesTogether, ...casesMidWeek].map((one) => [one.name, one] as const))('%s', (_, one) => {
  expect(unlike(one)).toEqual([]);
});
