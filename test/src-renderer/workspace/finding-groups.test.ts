import { describe, expect, test } from 'vitest';
import { groupFindings, inOrder, nextFinding } from '../../../src-renderer/workspace/finding-groups.ts';
import { ruleIds } from '../../../src-shared/rules/rule-ids.ts';
import { weekFinding } from '../../builders.ts';

describe('the worklist', () => {
  test('has a place for every rule', () => {
    const findings = ruleIds.map((rule) => weekFinding({ rule, key: rule }));
    const placed = inOrder(groupFindings(findings)).flatMap((item) => [item.finding, ...item.echoes]);
    expect(placed).toHaveLength(ruleIds.length);
  });

  test('goes from one to the next and begins again', () => {
    const findings = [
      weekFinding({ key: 'a' }),
      weekFinding({ key: 'b' }),
      weekFinding({ key: 'w', lineId: null, rule: 'week-not-finished' }),
    ];
    expect(nextFinding(findings, null)?.key).toBe('a');
    expect(nextFinding(findings, 'a')?.key).toBe('b');
    expect(nextFinding(findings, 'b')?.key).toBe('a');
    expect(nextFinding([], null)).toBeNull();
  });

  test('quotes a sentence once for all that rests on it, errors first', () => {
    const comment = (key: string, source: string) => weekFinding({ key, rule: 'comment-missing', source });
    const warning = weekFinding({ key: 'w', rule: 'hospital-week-in-comment', level: 'warning', source: 'One.' });
    const [group] = groupFindings([warning, comment('a', 'One.'), comment('b', 'Two.'), comment('c', 'One.')]);
    expect(group?.parts.map(({ source, items }) => [source, items.map((item) => item.finding.key)])).toEqual([
      ['One.', ['a', 'c']],
      ['Two.', ['b']],
      ['One.', ['w']],
    ]);
  });
});
