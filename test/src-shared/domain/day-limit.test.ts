// How much care fits into one day of a line.
import { expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { fitsDay } from '../../../src-shared/domain/day-limit.ts';
import { usualMinutes } from '../../../src-shared/domain/log-choices.ts';
import { serviceLine } from '../../builders.ts';

const weekday = '2025-03-05';
const line = (serviceLevel: string, plannedQuantity = 1000) => serviceLine({ serviceLevel, plannedQuantity });
const fits = (hours: number, of = line('Single-handed'), day = weekday) => fitsDay(hours * 60, day, of, bradford);

test.each([
  ['one carer has the whole day', 24, line('Single-handed')],
  ['two carers have it twice', 48, line('double handed')],
  ['a plan of two around the clock has it twice, whatever the level says', 48, line('Single-handed', 33_600)],
])('%s, and no more', (_, hours, of) => {
  expect(fits(hours, of)).toEqual({ fits: true });
  expect(fits(hours + 1, of)).toMatchObject({ fits: false, asks: false });
});

test('a level that is not known is asked about, up to what nobody is given', () => {
  expect(fits(24, line('Shared'))).toEqual({ fits: true });
  expect(fits(25, line('Shared'))).toMatchObject({ fits: false, asks: true });
  expect(fits(97, line('Shared'))).toMatchObject({ fits: false, asks: false });
});

test('days on which clocks change have 23 and 25 hours', () => {
  expect(fits(24, undefined, '2025-03-30')).toMatchObject({ fits: false, sentence: expect.stringContaining('23 h') });
  expect(fits(25, undefined, '2025-10-26')).toEqual({ fits: true });
});

test('the usual length of a visit, from which an entry starts, is one that a day has room for', () => {
  const oneVisit = { plannedQuantity: 4000, plannedVisits: 1 };
  expect(usualMinutes('cancelled', oneVisit)).toBe(1440);
  expect(usualMinutes('cancelled', { plannedQuantity: 1000, plannedVisits: 5 })).toBe(120);
});
