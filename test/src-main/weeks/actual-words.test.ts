// Whatever is otherwise on a line has words: a refusal that names what changed, and a history, never say nothing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actualChanges } from '../../../src-main/weeks/actual-words.ts';
import { changedSinceSeen } from '../../../src-main/weeks/seen.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import { categories, reasons, type Variation } from '../../../src-shared/domain/actuals.ts';
import { sameFigures } from '../../../src-shared/portal-api/equality.ts';
import { weeklyActual } from '../../builders.ts';
import { variation } from '../fixtures.ts';

const whole = { firstDay: '2025-03-04', lastDay: '2025-03-06' };
const wordsOf = (from: Partial<Variation>, to: Partial<Variation>) => {
  const seen = weeklyActual({ variations: [variation(from)] });
  const now = weeklyActual({ variations: [variation(to)] });
  return changedSinceSeen({ seen, variations: [] }, { actual: now }, bradford);
};

test.each<[string, Partial<Variation>, Partial<Variation>, string]>([
  ['an open end', whole, { ...whole, lastDay: null }, 'from Tue 4 Mar'],
  ['an open beginning', whole, { ...whole, firstDay: null }, 'until Thu 6 Mar'],
  [
    'a separate cause',
    whole,
    { ...whole, separateCause: 'Another fall' },
    'separate from the one before: Another fall',
  ],
  ['another hospital stay', { hospitalStayId: 'a' }, { hospitalStayId: 'b' }, 'with another hospital stay'],
])('%s is told', (_, from, to, words) => {
  expect(wordsOf(from, to)).toContain(words);
  expect(wordsOf(to, from)).toMatch(/^Reasons .+ → .+/);
});

test('of long texts that begin alike, what differs is told', () => {
  const long = 'Family rang on Monday to say that she is staying with her sister in Leeds until further notice';
  const seen = weeklyActual({ comment: `${long}, back Thursday.` });
  const now = weeklyActual({ comment: `${long}, back Friday.` });
  const changed = changedSinceSeen({ seen, comment: 'Mine.' }, { actual: now }, bradford);
  expect(changed).toBe('Comment …Thursday. → …Friday.');
  const more = weeklyActual({ comment: `${long}, back Thursday. Checked.` });
  expect(changedSinceSeen({ seen, comment: '' }, { actual: more }, bradford)).toBe('Comment … → …Checked.');
});

test('two states that are not the same never read the same', () => {
  const day = fc.constantFrom(null, '2025-03-04', '2025-03-06');
  const one = fc
    .record({
      category: fc.constantFrom(...categories),
      reason: fc.constantFrom(...reasons),
      quantity: fc.constantFrom(25, 200),
      firstDay: day,
      lastDay: day,
      hospitalStayId: fc.constantFrom(null, 'a', 'b'),
      note: fc.constantFrom('', 'Rang.'),
      separateCause: fc.constantFrom(undefined, 'Another fall'),
    })
    .map(({ separateCause, ...rest }) => (separateCause === undefined ? rest : { ...rest, separateCause }));
  const actual = fc.array(one, { maxLength: 2 }).map((variations) => weeklyActual({ variations }));
  fc.assert(
    fc.property(actual, actual, (before, after) => {
      const changes = actualChanges({ actual: before, attested: null }, { actual: after, attested: null }, bradford);
      expect(sameFigures(before, after) || changes.length > 0).toBe(true);
    }),
    { numRuns: 300 },
  );
});
