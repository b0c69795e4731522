// Durations as people type them, read back the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, parseDuration } from '../../../src-shared/domain/duration.ts';

test.each([
  ['45', 45],
  ['45 min', 45],
  ['1h', 60],
  ['1.5h', 90],
  ['1.5', 90],
  ['1,5 h', 90],
  ['1h30', 90],
  ['1 h 30 min', 90],
  ['1:30', 90],
  ['0', 0],
])('%s is %i minutes', (text, minutes) => {
  expect(parseDuration(text, 'minutes')).toEqual({ ok: true, minutes });
});

test.each(['', 'long', '1:75', '-5', '99999'])('“%s” is answered with what to type', (text) => {
  expect(parseDuration(text, 'minutes')).toMatchObject({ ok: false });
});

test('a number that the grid would ask about is asked about here', () => {
  expect(parseDuration('1,000', 'minutes')).toEqual({
    ok: false,
    sentence: '1,000 can mean thousands or decimals: 1 or 1,000 hours. Enter 1.5h or 1:30.',
  });
});

test.each(['1', '7', '07', '14'])('a bare %s can be hours as well, and is asked about', (text) => {
  const read = parseDuration(text, 'minutes');
  expect(read).toMatchObject({ ok: false, sentence: expect.stringMatching(/can mean hours or minutes/) });
});

test.each(['1.30', '1,30', '0.45', '2.15', '8.05'])(
  '%s can be hours and minutes as well, and is asked about',
  (text) => {
    for (const unit of ['hours', 'minutes'] as const)
      expect(parseDuration(text, unit)).toMatchObject({
        ok: false,
        sentence: expect.stringMatching(/ can mean .* Enter /),
      });
    expect(parseDuration(`${text}h`, 'minutes')).toMatchObject({ ok: true });
  },
);

test('1.30 says how to type either', () => {
  expect(parseDuration('1.30', 'minutes')).toEqual({
    ok: false,
    sentence: '1.30 can mean 1 h 30 min or 1.30 hours. Enter 1:30 or 1.30h.',
  });
});

test.each([
  ['３０', 30],
  ['１.５', 90],
  ['1.25', 75],
  ['1.50', 90],
  ['0.75', 45],
])('%s has one meaning: %i minutes', (text, minutes) => {
  expect(parseDuration(text, 'minutes')).toEqual({ ok: true, minutes });
});

test.each([
  ['7', 420],
  ['2', 120],
  ['1.5', 90],
  ['90 min', 90],
  ['1:30', 90],
  ['0', 0],
])('in a box of hours %s is %i minutes', (text, minutes) => {
  expect(parseDuration(text, 'hours')).toEqual({ ok: true, minutes });
});

test('what is shown can be typed again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_080 }), (minutes) => {
      for (const unit of ['hours', 'minutes'] as const) {
        expect(parseDuration(formatDuration(minutes), unit)).toEqual({ ok: true, minutes });
      }
    }),
  );
});
