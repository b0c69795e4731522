// Two council profiles value by value: what would read otherwise, and what a file says that the app knows nothing of.

export interface ProfileDifference {
  /** Where in the profile, such as `serviceTypes.home_support.hospitalWeeks`. */
  path: string;
  /** As text; empty where the profile has nothing there. */
  from: string;
  to: string;
}

/** The values that differ, in the order in which they stand in the second profile, then those that it has no more. */
export function profileDifferences(before: unknown, after: unknown): ProfileDifference[] {
  const from = new Map(leavesOf(before));
  const to = new Map(leavesOf(after));
  const changed = [...to]
    .filter(([path, text]) => from.get(path) !== text)
    .map(([path, text]) => ({ path, from: from.get(path) ?? '', to: text }));
  const gone = [...from].filter(([path]) => !to.has(path)).map(([path, text]) => ({ path, from: text, to: '' }));
  return [...changed, ...gone];
}

/** The paths of a file that a reading of it left out, since this version knows nothing of them. */
export function leftOut(file: unknown, read: unknown): string[] {
  const known = new Set([...leavesOf(read)].map(([path]) => path));
  return [...leavesOf(file)].map(([path]) => path).filter((path) => !known.has(path));
}

function* leavesOf(value: unknown, path = ''): Generator<[string, string]> {
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    for (const [key, inner] of Object.entries(value)) yield* leavesOf(inner, path === '' ? key : `${path}.${key}`);
    return;
  }
  if (value !== undefined) yield [path, textOf(value)];
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null) return 'nothing';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  return typeof value === 'object' ? 'an empty list' : String(value);
}
