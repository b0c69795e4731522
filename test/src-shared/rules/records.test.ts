import { describe, expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { actualWith, findingOf, missed, rulesOf, weeklyActual } from '../../builders.ts';

describe('comment-missing', () => {
  test.each(['', ' ', '\n'])('refuses %j as the comment of a line that differs', (comment) => {
    expect(rulesOf({ actuals: [actualWith([missed()], { comment })] })).toEqual(['comment-missing']);
  });

  test('offers a comment that the reasons write by themselves', () => {
    const finding = findingOf('comment-missing', { actuals: [actualWith([missed()], { comment: '' })] });
    expect(finding.action).toEqual({ kind: 'write-comment', comment: '2 missed: planned absence, notice given' });
    expect(finding.message).toContain('(2M)');
    expect(finding.source).toContain('Failure to complete this may result in payment being rejected.');
  });

  test('needs none on a line that went to plan', () => {
    expect(rulesOf()).toEqual([]);
  });

  test('is silent for a council that does not ask for comments', () => {
    const council = { ...bradford, comment: { ...bradford.comment, requiredForDifference: false } };
    expect(rulesOf({ council, actuals: [actualWith([missed()], { comment: '' })] })).toEqual([]);
  });
});

describe('visits-changed', () => {
  test.each([6, 8, 0])('refuses %s visits where 7 were generated', (visits) => {
    const finding = findingOf('visits-changed', { actuals: [weeklyActual({ visits })] });
    expect(finding.action).toEqual({ kind: 'restore-visits', visits: 7 });
  });

  test('holds also when hours were missed', () => {
    expect(rulesOf({ actuals: [actualWith([missed()])] })).toEqual([]);
  });
});
