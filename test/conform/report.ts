// What the kit found, for people.
import type { Found } from './kit.ts';

export function report(found: readonly Found[]): string {
  const lines = found.flatMap(({ outcome, text, seen }) => [
    `${outcome.padEnd(14)} ${text}`,
    ...(seen === '' ? [] : [`${' '.repeat(15)}${outcome === 'not tried' ? 'Why' : 'Seen'}: ${seen}`]),
  ]);
  const count = (outcome: Found['outcome']) => found.filter((one) => one.outcome === outcome).length;
  const summary = `${count('holds')} hold, ${count('does not hold')} do not, ${count('not tried')} not tried.`;
  return [...lines, '', summary].join('\n');
}
