import { describe, expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import {
  countdown,
  dayAt,
  deadlines,
  formatDeadline,
  instantOf,
  isWorkingDay,
  reminderText,
} from '../../../src-shared/domain/deadline.ts';
import { exampleshire } from '../../exampleshire.ts';

describe('deadlines', () => {
  test('a winter week is due on Tuesday at 17:00 in London', () => {
    expect(deadlines('2025-03-03', bradford)).toEqual({
      operative: '2025-03-11T17:00:00Z',
      backstop: '2025-03-14T17:00:00Z',
      remindOn: '2025-03-10',
      holidaysKnown: true,
    });
  });

  test.each([
    ['the clocks go forward on its Sunday', '2025-03-24', '2025-04-01T16:00:00Z', '2025-04-04T16:00:00Z'],
    ['the clocks go back on its Sunday', '2025-10-20', '2025-10-28T17:00:00Z', '2025-10-31T17:00:00Z'],
    ['it holds 29 February', '2028-02-28', '2028-03-07T17:00:00Z', '2028-03-10T17:00:00Z'],
    ['it runs into the next year', '2025-12-29', '2026-01-06T17:00:00Z', '2026-01-09T17:00:00Z'],
  ])('a week in which %s', (_, weekStart, operative, backstop) => {
    expect(deadlines(weekStart, bradford)).toMatchObject({ operative, backstop });
  });

  test('a bank-holiday Monday moves the reminder to Friday and the backstop by a day', () => {
    expect(deadlines('2025-04-28', bradford)).toMatchObject({
      operative: '2025-05-06T16:00:00Z',
      backstop: '2025-05-12T16:00:00Z',
      remindOn: '2025-05-02',
    });
  });

  test('a bank-holiday Tuesday keeps its deadline, and the reminder comes before the week has ended', () => {
    expect(deadlines('2027-12-20', bradford)).toMatchObject({
      operative: '2027-12-28T17:00:00Z',
      remindOn: '2027-12-24',
    });
    expect(reminderText('2027-12-20', bradford)).toBe(
      'Prepare the week now and confirm it from Monday: it is due by Tuesday 28 December, 5pm.',
    );
    expect(reminderText('2025-03-03', bradford)).toBe('Confirm the week: it is due by Tuesday 11 March, 5pm.');
  });

  test('Easter moves the reminder over Good Friday', () => {
    expect(deadlines('2025-04-14', bradford)).toMatchObject({
      operative: '2025-04-22T16:00:00Z',
      remindOn: '2025-04-17',
    });
  });

  test('says when the list of bank holidays has run out', () => {
    expect(deadlines('2028-12-11', bradford).holidaysKnown).toBe(true);
    // Its backstop is counted over New Year's Day of 2029, which the list does not hold.
    expect(deadlines('2028-12-18', bradford).holidaysKnown).toBe(false);
    expect(deadlines('2024-12-23', bradford).holidaysKnown).toBe(false);
  });

  test('another council has its own day, time and single weeks', () => {
    expect(deadlines('2025-03-03', exampleshire)).toMatchObject({
      operative: '2025-03-12T12:30:00Z',
      backstop: '2025-03-19T12:30:00Z',
      remindOn: '2025-03-11',
    });
    expect(deadlines('2025-12-22', exampleshire)).toMatchObject({
      operative: '2026-01-02T12:00:00Z',
      remindOn: '2025-12-31',
    });
  });

  test.each(['2025-03-04', '', '2025-02-30'])('refuses %j, which is no Monday', (weekStart) => {
    expect(() => deadlines(weekStart, bradford)).toThrow(RangeError);
  });
});

test('working days are Monday to Friday without bank holidays', () => {
  expect(['2025-05-02', '2025-05-03', '2025-05-05', '2025-05-06'].map((day) => isWorkingDay(day, bradford))).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

describe('the day in London', () => {
  test.each([
    ['2025-06-08T22:59:59Z', '2025-06-08'],
    ['2025-06-08T23:00:00Z', '2025-06-09'],
    ['2025-12-08T23:59:59Z', '2025-12-08'],
    ['2025-06-08T20:00:00-04:00', '2025-06-09'],
  ])('at %s is %s', (instant, day) => {
    expect(dayAt(instant, 'Europe/London')).toBe(day);
  });

  test.each(['', 'tomorrow', '-271821-04-20T00:00:00Z', '+275760-09-13T00:00:00Z'])('is unknown at %j', (instant) => {
    expect(dayAt(instant, 'Europe/London')).toBeNull();
  });
});

describe('words', () => {
  test.each([
    ['2025-03-11T17:00:00Z', 'Tuesday 11 March, 5pm'],
    ['2025-07-01T16:00:00Z', 'Tuesday 1 July, 5pm'],
    ['2025-03-12T12:30:00Z', 'Wednesday 12 March, 12:30pm'],
    ['2025-03-12T00:00:00Z', 'Wednesday 12 March, 12am'],
  ])('%s is shown as “%s”', (instant, words) => {
    expect(formatDeadline(instant, bradford)).toBe(words);
  });

  test.each([
    ['2025-03-10T14:00:00Z', '1 day 3 h', false],
    ['2025-03-11T13:40:00Z', '3 h 20 min', false],
    ['2025-03-11T16:39:30Z', '20 min', false],
    ['2025-03-09T17:00:00Z', '2 days', false],
    ['2025-03-11T17:00:00Z', '0 min', false],
    ['2025-03-11T19:00:00Z', '2 h', true],
  ])('at %s the countdown says %s', (now, text, passed) => {
    expect(countdown(now, '2025-03-11T17:00:00Z')).toMatchObject({ text, passed });
  });

  test('the night on which the clocks go forward is an hour shorter', () => {
    const [from, to] = [
      instantOf('2025-03-29', '17:00', 'Europe/London'),
      instantOf('2025-03-30', '17:00', 'Europe/London'),
    ];
    expect(countdown(from, to).text).toBe('23 h');
  });
});
