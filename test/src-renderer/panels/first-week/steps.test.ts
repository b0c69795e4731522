// The guide through a first week: each step is done when the week shows it.
import { expect, test } from 'vitest';
import { firstWeekSteps } from '../../../../src-renderer/panels/first-week/steps.ts';
import type { WeekView } from '../../../../src-shared/app-api/index.ts';

const line = { id: 'line-1' };
const actual = { planned: 1000, variations: [] };

function doneIn(parts: Partial<Record<keyof WeekView, unknown>>): string[] {
  const week = {
    generated: false,
    rows: [{ line, actual: null, knowledge: 'untouched' }],
    counts: { untouched: 1 },
    checklist: [{ id: 'exceptions', state: 'open' }],
    services: [{ state: 'open' }],
    ...parts,
  } as unknown as WeekView;
  return firstWeekSteps(week)
    .filter(({ done }) => done)
    .map(({ id }) => id);
}

test('a plan that is there is the first step', () => {
  expect(doneIn({ rows: [], services: [] })).toEqual([]);
  expect(doneIn({})).toEqual(['plan']);
});

test('a missed visit counts once it has its reason', () => {
  const row = (reason: string) => ({
    line,
    knowledge: 'changed',
    actual: { ...actual, variations: [{ category: 'missed', reason }] },
  });
  const generated = { generated: true, counts: { untouched: 3 } };
  expect(doneIn({ ...generated, rows: [row('unspecified')] })).toEqual(['plan', 'generate']);
  expect(doneIn({ ...generated, rows: [row('provider_cause')] })).toEqual(['plan', 'generate', 'missed']);
});

test('the last steps follow the checklist and the receipts', () => {
  const looked = { generated: true, counts: { untouched: 0 }, checklist: [{ id: 'exceptions', state: 'done' }] };
  expect(doneIn(looked)).toEqual(['plan', 'generate', 'as-planned', 'problems']);
  expect(doneIn({ ...looked, services: [{ state: 'confirmed' }] })).toContain('confirm');
});

test('“Show me” leads to a line on which an hour can be missed', () => {
  const rows = [
    { line: { id: 'short' }, knowledge: 'untouched', actual: { ...actual, planned: 50 } },
    { line: { id: 'long' }, knowledge: 'untouched', actual },
  ];
  const week = { generated: true, rows, counts: {}, checklist: [], services: [] } as unknown as WeekView;
  expect(firstWeekSteps(week).find(({ id }) => id === 'missed')?.go).toEqual({
    name: 'week',
    place: { lineId: 'long', column: 'missed' },
  });
});
