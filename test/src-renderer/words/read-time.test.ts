// Times of day as people type them, and as they are shown back to them.
import { expect, test } from 'vitest';
import { readTime, showTime } from '../../../src-renderer/words/read-time.ts';

test.each([
  ['4.20pm', '16:20'],
  ['4:20pm', '16:20'],
  ['4pm', '16:00'],
  ['16:20', '16:20'],
  ['12am', '00:00'],
  ['8pm', '20:00'],
  ['8:30pm', '20:30'],
  ['8 PM', '20:00'],
  ['20:00', '20:00'],
  ['7:00', '07:00'],
  ['', null],
  ['4', null],
  ['25:00', null],
  ['13pm', null],
  ['soon', null],
])('the time “%s” is read as %s', (text, time) => {
  expect(readTime(text)).toBe(time);
});

test.each([
  ['20:00', '8pm'],
  ['20:30', '8:30pm'],
  ['07:00', '7am'],
  ['00:00', '12am'],
])('the kept time “%s” is shown as %s', (time, shown) => {
  expect(showTime(time)).toBe(shown);
});
