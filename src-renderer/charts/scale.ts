// The axis of a chart: round steps from nothing to a little above the largest value. Pure.

/**
 * Values for the axis' lines, from 0 to at least `largest`, at most five of them, a round step apart.
 * @param whole for things that are counted: no step of half a line
 */
export function axisSteps(largest: number, whole = false): number[] {
  if (largest <= 0) return [0, 1];
  const rough = largest / 4;
  const exact = 10 ** Math.floor(Math.log10(rough));
  const power = whole ? Math.max(1, exact) : exact;
  const factors = whole ? [1, 2, 5, 10] : [1, 2, 2.5, 5, 10];
  const step = factors.map((factor) => factor * power).find((candidate) => candidate >= rough) ?? 10 * power;
  const count = Math.ceil(largest / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
