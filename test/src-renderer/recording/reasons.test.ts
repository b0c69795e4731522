import { describe, expect, test } from 'vitest';
import { answerErrors, newStay, startingAnswer, variationOf } from '../../../src-renderer/recording/answer.ts';
import { reasonChoices } from '../../../src-renderer/recording/reasons.ts';
import { bradford } from '../../../src-shared/council/index.ts';

const week = '2025-06-02';
const empty = startingAnswer(null, null, []);

describe('the reasons that are offered', () => {
  test('are those the council takes for the service type and category, with what it pays after the choice', () => {
    expect(reasonChoices(bradford, 'home_support', ['frustrated'])).toEqual([
      {
        category: 'frustrated',
        reason: 'hospital',
        label: 'In hospital',
        hint: '',
        paid: 'Paid for hospital weeks 1 to 2.',
        expected: true,
      },
    ]);
  });

  test('name what is not expected last, and say so', () => {
    const choices = reasonChoices(bradford, 'supported_living_shared', ['missed']);
    expect(choices.map((choice) => choice.expected)).toEqual([true, false, false, false]);
    expect(choices[0]).toMatchObject({ reason: 'planned_absence', hint: '', paid: 'Paid.' });
    expect(choices[1]?.hint).toMatch(/asks to be told/);
  });

  test('are none for extra in supported living', () => {
    expect(reasonChoices(bradford, 'supported_living_shared', ['extra'])).toEqual([]);
  });
});

describe('the answer to why', () => {
  test('needs a reason', () => {
    expect(answerErrors(empty, week)).toEqual({ choice: 'Choose a reason.' });
  });

  test('an extra needs its days, in order', () => {
    const extra = { ...empty, choice: 'extra temporary_increase', plannedService: true };
    expect(answerErrors(extra, week)).toHaveProperty('firstDay');
    expect(answerErrors({ ...extra, firstDay: '2025-06-04', lastDay: '2025-06-03' }, week)).toEqual({
      lastDay: 'Choose Wednesday 4 June 2025 or a later day.',
    });
    expect(answerErrors({ ...extra, firstDay: '2025-06-04', lastDay: '2025-06-04' }, week)).toEqual({});
  });

  test('a new hospital stay needs a day of admission that is not after the week', () => {
    const hospital = { ...empty, choice: 'frustrated hospital', stay: newStay };
    expect(answerErrors({ ...hospital, admitted: 'soon' }, week)).toHaveProperty('admitted');
    expect(answerErrors({ ...hospital, admitted: '9/6' }, week)).toHaveProperty('admitted');
    expect(answerErrors({ ...hospital, admitted: '8/6' }, week)).toEqual({});
  });

  test('keeps only what its reason needs', () => {
    const answer = {
      ...empty,
      stay: 'stay-1',
      choice: 'missed provider_cause',
      firstDay: week,
      lastDay: week,
      note: ' ill ',
    };
    expect(variationOf(answer, 100)).toEqual({
      category: 'missed',
      reason: 'provider_cause',
      quantity: 100,
      firstDay: null,
      lastDay: null,
      hospitalStayId: null,
      note: 'ill',
    });
  });

  test('an absence keeps its days, and hours of another reason those that were known of them', () => {
    const answer = { ...empty, firstDay: week, lastDay: week };
    expect(variationOf({ ...answer, choice: 'missed planned_absence' }, 100)).toMatchObject({ firstDay: week });
    expect(variationOf({ ...answer, choice: 'missed provider_cause', withDays: true }, 100)).toMatchObject({
      firstDay: week,
      lastDay: week,
    });
  });

  test('another increase after a weekend has its cause, which is asked for', () => {
    const days = { firstDay: week, lastDay: week, plannedService: true };
    const answer = { ...empty, ...days, choice: 'extra temporary_increase' };
    expect(answerErrors({ ...answer, separateCause: ' ' }, week)).toHaveProperty('separateCause');
    const variation = variationOf({ ...answer, separateCause: ' a fall ' }, 100);
    expect(variation.separateCause).toBe('a fall');
    expect(startingAnswer(variation, null, []).separateCause).toBe('a fall');
    expect(variationOf({ ...answer, separateCause: null }, 100)).not.toHaveProperty('separateCause');
  });
});
