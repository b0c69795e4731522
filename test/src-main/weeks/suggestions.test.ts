// Reasons that imported comments suggest, taken one by one and all at once.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../../src-main/store/store.ts';
import { weekFactsOf } from '../../../src-main/weeks/facts.ts';
import { acceptSuggestions } from '../../../src-main/weeks/suggestions.ts';
import { suggestionsOf } from '../../../src-shared/rules/suggestions.ts';
import { missed } from '../../builders.ts';
import { aisha, answerOf, contextOf, edit, missedTwo, storeWithProvider, weekStart } from '../fixtures.ts';

let store: Store;
beforeEach(() => {
  store = storeWithProvider();
  for (const [lineId, comment, planned] of [
    ['line-1', 'refused all calls', 1000],
    ['line-3', 'carer off sick', 700],
  ] as const) {
    const variations = [missed('unspecified', { quantity: 200 })];
    edit(store, missedTwo({ lineId, comment, planned, actual: planned - 200, variations }));
  }
});
afterEach(() => store.close());

const facts = () => {
  const found = weekFactsOf(contextOf(store))(weekStart);
  if (found === null) throw new Error('the week has facts');
  return found;
};
const keys = () => suggestionsOf(facts().findings).map(({ key }) => key);
const reasons = () =>
  ['line-1', 'line-3'].map((id) => store.actuals.get(weekStart, id)?.actual.variations.map(({ reason }) => reason)[0]);

test('all at once are one step, which undo takes back', () => {
  expect(answerOf(acceptSuggestions(contextOf(store), facts(), keys()))).toEqual({ accepted: 2 });
  expect(reasons()).toEqual(['non_engagement', 'provider_cause']);
  expect(store.undo.undo(aisha)).toMatchObject({ outcome: 'done', label: '2 suggested reasons' });
  expect(reasons()).toEqual(['unspecified', 'unspecified']);
});

test('one by one leaves the others as they are', () => {
  acceptSuggestions(contextOf(store), facts(), keys().slice(0, 1));
  expect(reasons()).toEqual(['non_engagement', 'unspecified']);
});

test('the comment stays as it is, and the history says that it suggested the reason', () => {
  acceptSuggestions(contextOf(store), facts(), keys());
  expect(store.actuals.get(weekStart, 'line-1')?.actual.comment).toBe('refused all calls');
  const [latest] = store.changeLog.ofLine(weekStart, 'line-1').filter(({ what }) => what === 'accept-suggestions');
  expect(latest?.content?.why).toBe('Suggested by the comment “refused all calls”');
});

test('one that suggests nothing any more is refused', () => {
  expect(acceptSuggestions(contextOf(store), facts(), ['reason-missing|old'])).toMatchObject({ ok: false });
});
