import { describe, expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { bankHolidaysIn, linesMaybeClosed } from '../../../src-shared/domain/closed-days.ts';
import { type ConfirmedWeek, knownTooLate } from '../../../src-shared/domain/known-too-late.ts';
import { giveBackDraft } from '../../../src-shared/messages/give-back-draft.ts';
import {
  actualWith,
  frustrated,
  hospitalStay,
  lineOf,
  logEntry,
  missed,
  monday,
  serviceEnd,
  serviceLine,
  weeklyActual,
} from '../../builders.ts';

const weekBefore = '2025-02-24';
const lines = [serviceLine(), serviceLine({ id: 'line-2', plannedQuantity: 700 })];
const nothing = { lines, stays: [], ends: [], log: [] };
const weeks = (status: ConfirmedWeek['status'] = 'confirmed'): ConfirmedWeek[] => [
  {
    weekStart: monday,
    status,
    actuals: [weeklyActual(), weeklyActual({ lineId: 'line-2', planned: 700, actual: 700 })],
  },
  { weekStart: weekBefore, status: 'payment-processed', actuals: [weeklyActual({ weekStart: weekBefore })] },
];

describe('known too late', () => {
  test('a death lists the weeks that it touches: to open again, or with the hours to give back', () => {
    const ends = [serviceEnd({ lastDay: '2025-02-26' })];
    expect(knownTooLate(weeks(), { ...nothing, ends }, bradford)).toEqual([
      { weekStart: weekBefore, todo: 'give-back', lines: [{ lineId: 'line-1', hours: 550 }], hours: 550 },
      {
        weekStart: monday,
        todo: 'reopen',
        lines: [
          { lineId: 'line-1', hours: 1000 },
          { lineId: 'line-2', hours: 700 },
        ],
        hours: 1700,
      },
    ]);
  });

  test('a stay lists the hours beyond the days at home', () => {
    const stays = [hospitalStay({ admitted: '2025-03-05' })];
    const [touched, another] = knownTooLate(weeks(), { ...nothing, stays }, bradford);
    // Thursday to Sunday are wholly in hospital.
    expect(touched).toMatchObject({ weekStart: monday, lines: [{ hours: 550 }, { hours: 400 }] });
    expect(another).toBeUndefined();
  });

  test('an earlier discharge lists the hospital hours beyond it', () => {
    const confirmed = [
      { weekStart: monday, status: 'payment-processed' as const, actuals: [actualWith([frustrated()])] },
    ];
    const stays = [hospitalStay({ discharged: '2025-03-04' })];
    expect(knownTooLate(confirmed, { ...nothing, stays }, bradford)).toMatchObject([{ hours: 700 }]);
  });

  test.each([
    ['a discharge before the week lists all its hospital hours', { discharged: '2025-02-28' }, 1000],
    ['an admission after the week, too', { admitted: '2025-03-10' }, 1000],
    ['an earlier admission lists the week that it makes the third', { admitted: '2025-02-17' }, 1000],
  ])('%s', (_, stay, hours) => {
    const confirmed = [{ weekStart: monday, status: 'confirmed' as const, actuals: [actualWith([frustrated()])] }];
    const stays = [hospitalStay(stay)];
    expect(knownTooLate(confirmed, { ...nothing, stays }, bradford)).toMatchObject([{ todo: 'reopen', hours }]);
  });

  test('a decision that is asked for, or refused, is nothing of the stay', () => {
    const confirmed = [{ weekStart: monday, status: 'confirmed' as const, actuals: [actualWith([frustrated()])] }];
    const decision = { by: '', reference: '', fromWeek: null, throughWeek: null, lineIds: null, on: null };
    for (const state of ['requested', 'refused', 'given'] as const) {
      const stays = [hospitalStay({ admitted: '2025-02-17', decisions: [{ ...decision, state }] })];
      expect(knownTooLate(confirmed, { ...nothing, stays }, bradford)).toEqual([]);
    }
  });

  test('is silent where the log accounts for the hours, and where nothing is claimed', () => {
    const ends = [serviceEnd({ lastDay: '2025-03-05' })];
    const log = [
      logEntry({ day: '2025-03-04', minutes: 600 }),
      logEntry({ id: 'log-2', lineId: 'line-2', day: '2025-03-04', minutes: 420 }),
    ];
    expect(knownTooLate(weeks().slice(0, 1), { ...nothing, ends, log }, bradford)).toEqual([]);
    const unclaimed = [
      {
        weekStart: monday,
        status: 'confirmed' as const,
        actuals: [actualWith([missed('service_ended', { quantity: 1000 })])],
      },
    ];
    expect(knownTooLate(unclaimed, { ...nothing, ends: [serviceEnd()] }, bradford)).toEqual([]);
  });

  test('drafts the message about what was paid, with the hours', () => {
    const ends = [serviceEnd({ lastDay: '2025-02-26' })];
    const touched = knownTooLate(weeks('payment-processed'), { ...nothing, ends }, bradford);
    const { text } = giveBackDraft('0012345', touched, lines, 'The person died on Wednesday 26 February 2025');
    expect(text).toContain('- Week of 24 February to 2 March 2025: Home Support Single handed, 5.50 hours');
    expect(text).toContain('Total: 22.50 hours.');
  });
});

describe('a week with a bank holiday', () => {
  const day = lineOf('day_activities', { id: 'line-3' });

  test('points out the lines of services that may have been closed, as long as they stand as planned', () => {
    const actuals = [weeklyActual(), weeklyActual({ lineId: 'line-3' })];
    expect(bankHolidaysIn('2025-05-05', bradford)).toEqual(['2025-05-05']);
    expect(linesMaybeClosed('2025-05-05', [...lines, day], actuals, bradford)).toEqual(['line-3']);
    const closed = [actualWith([missed('service_closed')], { lineId: 'line-3' })];
    expect(linesMaybeClosed('2025-05-05', [...lines, day], closed, bradford)).toEqual([]);
    expect(linesMaybeClosed(monday, [...lines, day], actuals, bradford)).toEqual([]);
  });
});
