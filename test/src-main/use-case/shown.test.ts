// Show, then take exactly that: once, while it rests on the same, and not on another day.
import { expect, test } from 'vitest';
import { changedSincePreview, noLongerThere } from '../../../src-main/use-case/refusals.ts';
import { ok, refuse } from '../../../src-main/use-case/result.ts';
import { shownThings } from '../../../src-main/use-case/shown.ts';
import { answerOf, countedIds, problemOf, standingClock } from '../fixtures.ts';

interface File {
  text: string;
}

function setUp(most = 1) {
  const clock = standingClock('2025-03-10T09:00:00.000Z');
  const shown = shownThings<File>({ newId: countedIds(), clock, most });
  let week = 'as planned';
  const take = (id: string, use = (file: File) => ok(file.text)) =>
    shown.take(id, {
      restsOn: () => week,
      notShown: () => noLongerThere('That preview'),
      changed: () => changedSincePreview('week', 'taken'),
      use,
    });
  return {
    clock,
    shown,
    take,
    show: (text: string, id?: string) => shown.show({ text }, week, id),
    change: (to: string) => {
      week = to;
    },
  };
}

test('what was shown is taken, once', () => {
  const { show, take } = setUp();
  const id = show('8 of 10');
  expect(answerOf(take(id))).toBe('8 of 10');
  expect(problemOf(take(id)).code).toBe('gone');
});

test('what rests on other records by now is shown again first', () => {
  const { show, take, change } = setUp();
  const id = show('8 of 10');
  change('2 missed');
  expect(problemOf(take(id)).code).toBe('changed-since-preview');
  expect(problemOf(take(id)).code).toBe('gone');
  expect(answerOf(take(show('8 of 10')))).toBe('8 of 10');
});

test('what could not be used can be taken again', () => {
  const { show, take } = setUp();
  const id = show('8 of 10');
  expect(problemOf(take(id, () => refuse('doubts-open', 'In doubt.', ''))).code).toBe('doubts-open');
  expect(answerOf(take(id))).toBe('8 of 10');
});

test('only so many are kept, the newest', () => {
  const { show, shown } = setUp(2);
  const [first, second, third] = [show('one'), show('two'), show('three')];
  expect(shown.find(first)).toBeNull();
  expect([shown.find(second)?.text, shown.find(third)?.text]).toEqual(['two', 'three']);
  expect(shown.newest(({ text }) => text !== 'three')?.text).toBe('two');
});

test('shown anew under its id it takes the place of what it was', () => {
  const { show, shown, take } = setUp(2);
  const id = show('first columns');
  show('second columns', id);
  expect(shown.find(id)?.text).toBe('second columns');
  expect(answerOf(take(id))).toBe('second columns');
});

test('nobody takes on the next day what they saw the day before', () => {
  const { show, shown, take, clock } = setUp();
  const id = show('8 of 10');
  clock.set('2025-03-10T20:59:59.000Z');
  expect(shown.find(id)).not.toBeNull();
  clock.set('2025-03-10T21:00:00.000Z');
  expect(problemOf(take(id)).code).toBe('gone');
});
