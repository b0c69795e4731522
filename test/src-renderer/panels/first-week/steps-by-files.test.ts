// The guide through a first week by files: each step is done when the week shows it.
import { expect, test } from 'vitest';
import { firstWeekStepsByFiles } from '../../../../src-renderer/panels/first-week/steps-by-files.ts';
import type { WeekView } from '../../../../src-shared/app-api/index.ts';

const line = { id: 'line-1' };
const row = (reason: string | null = null, person: object | null = null) => ({
  line,
  person,
  knowledge: reason === null ? 'untouched' : 'changed',
  actual: { planned: 1000, variations: reason === null ? [] : [{ category: 'missed', reason }] },
});

function doneIn(steps: readonly string[], parts: Partial<Record<keyof WeekView, unknown>> = {}, tone = 'open') {
  const week = {
    generated: steps.length > 0,
    rows: steps.length > 0 ? [row()] : [],
    counts: { untouched: 1 },
    checklist: [{ id: 'exceptions', state: 'open' }],
    files: { services: steps.map((step) => ({ step })), status: { tone } },
    ...parts,
  } as unknown as WeekView;
  return firstWeekStepsByFiles(week)
    .filter(({ done }) => done)
    .map(({ id }) => id);
}

const looked = { counts: { untouched: 0 }, checklist: [{ id: 'exceptions', state: 'done' }] };

test('nothing is done before an export is here, and the plan only with that of every service', () => {
  expect(doneIn([])).toEqual([]);
  expect(doneIn(['record', 'get-export'])).toEqual([]);
  expect(doneIn(['record', 'record'])).toEqual(['plan']);
});

test('the list of people counts once a name stands beside a line', () => {
  expect(doneIn(['record'], { rows: [row(null, { name: 'Ada' })] })).toEqual(['plan', 'people']);
});

test('what differed counts once it has its reason, and a week in which nothing did is looked at', () => {
  expect(doneIn(['record'], { rows: [row('unspecified')] })).toEqual(['plan']);
  expect(doneIn(['record'], { rows: [row('provider_cause')] })).toEqual(['plan', 'missed']);
  expect(doneIn(['make-file'], looked)).toEqual(['plan', 'missed', 'as-planned', 'problems']);
});

test('the way back is done once every service is that far', () => {
  const done = ['plan', 'missed', 'as-planned', 'problems'];
  expect(doneIn(['read-back', 'upload'], looked)).toEqual(done);
  expect(doneIn(['read-back', 'confirm'], looked)).toEqual([...done, 'file']);
  expect(doneIn(['confirm', 'confirm'], looked)).toEqual([...done, 'file', 'read-back']);
  expect(doneIn(['nothing'], looked, 'done')).toEqual([...done, 'file', 'read-back', 'confirm']);
});

test('a week that goes by a portal has none of them', () => {
  expect(doneIn(['record'], { files: undefined })).toEqual([]);
});
