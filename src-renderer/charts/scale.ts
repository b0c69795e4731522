// The axis of a chart: round steps from nothing to a little above the largest value. Pure.

/** Values for the axis' lines, from 0 to at least `largest`, at most five of them, a round step apart. */
export function axisSteps(largest: number): number[] {
  if (largest <= 0) return [0, 1];
  const rough = largest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? 10 * power;
  const count = Math.ceil(largest / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
