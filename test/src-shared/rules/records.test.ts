import { describe, expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { actualWith, findingOf, hospitalStay, missed, rulesOf, weeklyActual } from '../../builders.ts';

describe('comment-missing', () => {
  test.each(['', ' ', '\n', '\u00a0', '\u200b', 'n/a', 'None.', 'tbc', '–', '2'])(
    'refuses %j as the comment of a line that differs',
    (comment) => {
      expect(rulesOf({ actuals: [actualWith([missed()], { comment })] })).toEqual(['comment-missing']);
    },
  );

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

describe('comment-left-over', () => {
  const left = (comment: string) => findingOf('comment-left-over', { actuals: [weeklyActual({ comment })] });

  test('points out a hospital week on a line as planned', () => {
    const finding = left('Hosp wk 1, son told');
    expect(finding.level).toBe('warning');
    expect(finding.message).toBe(
      'Comment, but no difference: the line is as planned, and its comment speaks of a hospital week.',
    );
    expect(finding.action).toEqual({ kind: 'open-line' });
  });

  test('offers to take out what the app wrote, and nothing of a person’s', () => {
    expect(left('2 missed: planned absence, notice given').action).toEqual({ kind: 'write-comment', comment: '' });
    expect(left('2 missed: planned absence, notice given; son told').action).toEqual({ kind: 'open-line' });
  });

  test('points out last week’s comment, word for word', () => {
    const actuals = [weeklyActual({ comment: 'son took her out' })];
    const lastWeek = (comment: string) => ({
      'line-1': [actualWith([missed()], { weekStart: '2025-02-24', comment })],
    });
    expect(rulesOf({ actuals, earlier: lastWeek('son took her out ') })).toEqual(['comment-left-over']);
    expect(rulesOf({ actuals, earlier: lastWeek('son took him out') })).toEqual([]);
  });

  test.each(['new key safe', '2 carers from next week', 'hospital appointment on Tuesday', '  '])(
    'leaves “%s” alone',
    (comment) => {
      expect(rulesOf({ actuals: [weeklyActual({ comment })] })).toEqual([]);
    },
  );

  test('says nothing of a line that differs', () => {
    const stays = [hospitalStay({ discharged: '2025-03-03' })];
    expect(rulesOf({ stays, actuals: [actualWith([missed()], { comment: 'hospital week 2' })] })).toEqual([]);
  });
});
