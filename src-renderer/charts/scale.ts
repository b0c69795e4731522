// The axes of a chart: round steps from nothing to a little above the largest value, and the names below. Pure.

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

const mostLines = 3;

/** @returns the name in at most three lines of `most` letters; what has no room is cut off, and the table has it whole */
export function namedIn(name: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.slice(0, mostLines).map((line, index) => {
    const goesOn = index === mostLines - 1 && lines.length > mostLines;
    return line.length > most || goesOn ? `${line.slice(0, most - 1)}…` : line;
  });
}
