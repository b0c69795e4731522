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
  expect(parseDuration(text)).toEqual({ ok: true, minutes });
});

test.each(['', 'long', '1:75', '-5', '99999'])('“%s” is answered with what to type', (text) => {
  expect(parseDuration(text)).toMatchObject({ ok: false });
});

test('a number that the grid would ask about is asked about here', () => {
  expect(parseDuration('1,000')).toEqual({
    ok: false,
    sentence: '1,000 can mean thousands or decimals: 1 or 1,000 hours. Enter 1.5h or 1:30.',
  });
});

test('what is shown can be typed again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_080 }), (minutes) => {
      expect(parseDuration(formatDuration(minutes))).toEqual({ ok: true, minutes });
    }),
  );
});
