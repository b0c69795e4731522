// S-B: no “domestic services, social inclusion or sitting services”. Nothing in the figures shows it, so whoever records
// extra hours says so each time, and the history keeps their word.
import { expect, test } from 'vitest';
import { statementFor } from '../../../src-main/confirm/preview.ts';
import { answerErrors, startingAnswer, wordOf } from '../../../src-renderer/recording/answer.ts';
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { plannedServiceStatement } from '../../../src-shared/comments/write-comment.ts';
import { extra, weeklyActual } from '../../builders.ts';

const answer = {
  ...startingAnswer(null, 'extra temporary_increase', []),
  firstDay: '2025-03-03',
  lastDay: '2025-03-04',
};

test('extra hours are recorded only with the word that they were hours of the planned service', () => {
  expect(answerErrors(answer, '2025-03-03')).toEqual({ plannedService: expect.any(String) });
  const given = { ...answer, plannedService: true };
  expect(answerErrors(given, '2025-03-03')).toEqual({});
  expect(wordOf(given)).toBe(plannedServiceStatement);
});

test('the word is asked for again when extra hours are changed', () => {
  expect(startingAnswer(extra(), null, []).plannedService).toBe(false);
});

test('whoever confirms extra hours vouches for them too, wherever they came from', () => {
  const row = { actual: weeklyActual({ extra: 100, actual: 1100 }) } as WeekRow;
  expect(statementFor('2025-03-03', 'Mill House Care', [row])).toContain(plannedServiceStatement);
  expect(statementFor('2025-03-03', 'Mill House Care', [])).not.toContain('extra');
});

test('nothing of it is asked for other hours', () => {
  const missed = startingAnswer(null, 'missed provider_cause', []);
  expect(answerErrors(missed, '2025-03-03')).toEqual({});
  expect(wordOf({ ...missed, plannedService: true })).toBeUndefined();
});
