// The practice week as the demonstration records it.
import { expect, test } from 'vitest';
import { currentWeek } from '../../../src-portal/practice/calendar.ts';
import { practiceProvider } from '../../../src-portal/practice/index.ts';
import { actualByFormula, weeklyActualSchema } from '../../../src-shared/domain/actuals.ts';
import { demoActual, finalActual, importedActuals, practiceWeek } from '../../demo-data/practice-week.ts';
import { plannedLines } from '../../demo-data/quiet-lines.ts';

const data = practiceProvider();
const changes = practiceWeek(data);

test('fifteen lines change, nine typed and six imported', () => {
  expect(new Set(changes.map(({ line }) => line.id)).size).toBe(15);
  expect(changes.filter(({ how }) => how === 'typed')).toHaveLength(9);
});

test('three of them are wrong at first: no comment, an extra for supported living, not a multiple of 0.25', () => {
  const wrong = changes.filter(({ mistake }) => mistake !== null);
  expect(wrong.map(({ mistake }) => mistake?.rule)).toEqual(['comment-missing', 'extra-not-allowed', 'quantity-step']);
  const [noComment, extra, step] = wrong.map((change) => ({ change, actual: demoActual(change, change.entered) }));
  expect(noComment?.actual.comment).toBe('');
  expect(extra?.change.line.serviceType).toBe('supported_living_community');
  expect((step?.actual.missed ?? 0) % 25).not.toBe(0);
});

test('once put right, every line follows the formula, on the step, with a comment where it differs', () => {
  for (const change of changes) {
    const actual = finalActual(change);
    weeklyActualSchema.parse(actual);
    expect(actual.actual).toBe(actualByFormula(actual));
    expect([actual.frustrated % 25, actual.missed % 25, actual.extra % 25]).toEqual([0, 0, 0]);
    expect(actual.comment !== '').toBe(actual.variations.length > 0);
  }
});

test('whoever is in hospital is not left as planned', () => {
  const stay = data.stays.find(({ discharged }) => discharged === null);
  const own = changes.filter(({ line }) => line.ssRef === stay?.ssRef);
  expect(own).toHaveLength(plannedLines(data).filter(({ ssRef }) => ssRef === stay?.ssRef).length);
  expect(own.every((change) => finalActual(change).comment.startsWith('Hospital week 2'))).toBe(true);
});

test('the file to import holds every planned line, six of them changed', () => {
  const actuals = importedActuals(data, changes);
  expect(actuals).toHaveLength(160);
  expect(actuals.filter(({ comment }) => comment !== '')).toHaveLength(6);
  expect(actuals.every(({ weekStart }) => weekStart === currentWeek)).toBe(true);
});
