// The axis of a chart reaches its largest value in a few round steps.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisSteps, namedIn } from '../../../src-renderer/charts/scale.ts';

test.each([
  [0, false, [0, 1]],
  [200, false, [0, 50, 100, 150, 200]],
  [2, true, [0, 1, 2]],
  [2262, false, [0, 1000, 2000, 3000]],
])('up to %i', (largest, whole, steps) => {
  expect(axisSteps(largest, whole)).toEqual(steps);
});

test('the last step is never below the largest value, and there are at most five steps', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.boolean(), (largest, whole) => {
      const steps = axisSteps(largest, whole);
      expect(steps.at(-1)).toBeGreaterThanOrEqual(largest);
      expect(steps.length).toBeLessThanOrEqual(6);
      if (whole) expect(steps.every(Number.isInteger)).toBe(true);
    }),
  );
});

test.each([
  ['10 Mar', 8, ['10 Mar']],
  ['Home Support', 13, ['Home Support']],
  ['Supported Living', 13, ['Supported', 'Living']],
  ['Support at Day Centres', 13, ['Support at', 'Day Centres']],
  ['Day Opportunities', 8, ['Day', 'Opportu…']],
  ['One two three four five six seven', 6, ['One', 'two', 'three…']],
])('the name %s with room for %i letters', (name, most, lines) => {
  expect(namedIn(name, most)).toEqual(lines);
});
