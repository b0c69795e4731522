// Times and amounts as people type them into the report of Scheduled Payments.
import { expect, test } from 'vitest';
import { readPounds, readTime } from '../../src-renderer/screens/files-week/read-report.ts';

test.each([
  ['4.20pm', '16:20'],
  ['4:20pm', '16:20'],
  ['4pm', '16:00'],
  ['16:20', '16:20'],
  ['12am', '00:00'],
  ['', '00:00'],
  ['4', null],
  ['25:00', null],
  ['13pm', null],
  ['soon', null],
])('the time “%s” is read as %s', (text, time) => {
  expect(readTime(text)).toBe(time);
});

test.each([
  ['£12,345.60', 1_234_560],
  ['12345.6', 1_234_560],
  ['7', 700],
  ['', null],
  ['12,34', undefined],
  ['a lot', undefined],
])('the amount “%s” is read as %s pence', (text, pence) => {
  expect(readPounds(text)).toBe(pence);
});
