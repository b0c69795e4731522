import { describe, expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import type { Variation } from '../../../src-shared/domain/actuals.ts';
import { bankHolidaysIn, linesMaybeClosed } from '../../../src-shared/domain/closed-days.ts';
import {
  type ConfirmedWeek,
  type KnownOfPerson,
  knownTooLate,
  type TouchedWeek,
} from '../../../src-shared/domain/known-too-late.ts';
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
const nothing = { lines, stays: [], ends: [], formerEnds: [], log: [], isSaid: () => false };
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
      {
        weekStart: weekBefore,
        todo: 'give-back',
        lines: [{ lineId: 'line-1', hours: 550, notSo: 0 }],
        hours: 550,
        notSo: 0,
        touching: ['end'],
      },
      {
        weekStart: monday,
        todo: 'reopen',
        lines: [
          { lineId: 'line-1', hours: 1000, notSo: 0 },
          { lineId: 'line-2', hours: 700, notSo: 0 },
        ],
        hours: 1700,
        notSo: 0,
        touching: ['end'],
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

  const confirmedWith = (...variations: Variation[]) => [
    { weekStart: monday, status: 'payment-processed' as const, actuals: [actualWith(variations)] },
  ];
  const unpaid = missed('hospital', { quantity: 1000, hospitalStayId: 'stay-1' });
  const ended = missed('service_ended', { quantity: 1000 });

  test.each<[string, Variation, Partial<KnownOfPerson>, Partial<TouchedWeek>]>([
    [
      'a stay that was taken back lists its paid hours',
      frustrated(),
      {},
      { hours: 1000, notSo: 0, touching: ['no-stay'] },
    ],
    [
      'a stay that was taken back lists what was recorded as missed for it',
      unpaid,
      {},
      { hours: 0, notSo: 1000, touching: ['no-stay'] },
    ],
    [
      'a discharge before the week does, too',
      unpaid,
      { stays: [hospitalStay({ discharged: '2025-02-28' })] },
      { hours: 0, notSo: 1000, touching: ['stay'] },
    ],
    [
      'a discharge within the week lists the missed hours beyond its days',
      unpaid,
      { stays: [hospitalStay({ admitted: '2025-02-03', discharged: '2025-03-04' })] },
      { hours: 0, notSo: 700, touching: ['stay'] },
    ],
    [
      'an end that was corrected to a later day lists what was recorded as ended before it',
      ended,
      { ends: [serviceEnd({ lastDay: '2025-03-20' })] },
      { hours: 0, notSo: 1000, touching: ['no-end'] },
    ],
    [
      'an end that was taken back lists it, too',
      ended,
      { formerEnds: [serviceEnd({ lastDay: '2025-02-28' })] },
      { hours: 0, notSo: 1000, touching: ['no-end'] },
    ],
  ])('%s', (_, variation, known, touched) => {
    expect(knownTooLate(confirmedWith(variation), { ...nothing, ...known }, bradford)).toMatchObject([touched]);
  });

  test.each<[string, Variation, Partial<KnownOfPerson>]>([
    ['hours that never named a stay, by their own rule', frustrated({ hospitalStayId: null }), {}],
    ['an end that nobody ever recorded', ended, {}],
    [
      'an end that was taken back, of another line',
      ended,
      { formerEnds: [serviceEnd({ lineId: 'line-2', lastDay: '2025-02-28' })] },
    ],
    ['an end that stands', ended, { ends: [serviceEnd({ lastDay: '2025-02-28' })] }],
    ['hours that were missed in a stay that goes on', unpaid, { stays: [hospitalStay({ admitted: '2025-02-03' })] }],
    [
      'a stay that was split in two, with days at home between',
      frustrated(),
      {
        stays: [
          hospitalStay({ admitted: '2025-02-24', discharged: '2025-02-26' }),
          hospitalStay({ id: 'stay-2', admitted: '2025-03-02' }),
        ],
      },
    ],
    [
      'a stay that was recorded anew',
      frustrated(),
      { stays: [hospitalStay({ id: 'stay-9', admitted: '2025-02-24' })] },
    ],
    [
      'missed hours of a stay that was split, whichever of the two they name',
      unpaid,
      {
        stays: [
          hospitalStay({ admitted: '2025-01-06', discharged: '2025-02-26' }),
          hospitalStay({ id: 'stay-2', admitted: '2025-02-28' }),
        ],
      },
    ],
  ])('is silent on %s', (_, variation, known) => {
    expect(knownTooLate(confirmedWith(variation), { ...nothing, ...known }, bradford)).toEqual([]);
  });

  test('days between two stays are days at home', () => {
    const stays = [
      hospitalStay({ admitted: '2025-02-24', discharged: '2025-03-03' }),
      hospitalStay({ id: 'stay-2', admitted: '2025-03-09' }),
    ];
    // Monday and Sunday: 2 of 7 days of 10.00 are 3.00.
    expect(knownTooLate(confirmedWith(frustrated()), { ...nothing, stays }, bradford)).toMatchObject([{ hours: 700 }]);
  });

  test('what somebody said of one warning counts for no other', () => {
    const isSaid: KnownOfPerson['isSaid'] = (rule) => rule === 'delivered-during-stay';
    const outside = [hospitalStay({ discharged: '2025-02-28' })];
    expect(knownTooLate(confirmedWith(frustrated()), { ...nothing, stays: outside, isSaid }, bradford)).toMatchObject([
      { hours: 1000 },
    ]);
    const inside = [hospitalStay()];
    expect(knownTooLate(confirmedWith(), { ...nothing, stays: inside, isSaid }, bradford)).toEqual([]);
  });

  test('the message says what has to be corrected, where nothing is to give back', () => {
    const touched = knownTooLate(confirmedWith(unpaid), nothing, bradford);
    const { subject, text } = giveBackDraft('0012345', touched, lines, 'The stay was not so');
    expect(subject).toBe('Hours to correct, SS Ref 0012345');
    expect(text).toContain('Home Support Single handed, 10.00 hours recorded as not given, which has to be corrected');
    expect(text).not.toContain('; 10.00');
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
    expect(text).toContain('Total to give back: 22.50 hours.');
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

test('what was claimed as given and what was claimed as hospital hours are given back together', () => {
  // Hospital week 6 by what is known now, and in hospital all of it.
  const stays = [hospitalStay({ admitted: '2025-01-27' })];
  const half = actualWith([frustrated({ quantity: 500 })]);
  const confirmed = [{ weekStart: monday, status: 'payment-processed' as const, actuals: [half] }];
  expect(half.actual).toBe(500);
  expect(knownTooLate(confirmed, { ...nothing, stays }, bradford)).toMatchObject([{ todo: 'give-back', hours: 1000 }]);
});
