// Whether a line is still as it was taken from last week, by what its history says.
import { expect, test } from 'vitest';
import type { ChangeLogEntry } from '../../../src-main/store/change-log.ts';
import { isNotChecked } from '../../../src-main/store/not-checked.ts';
import { actual, missedTwo } from '../fixtures.ts';

type Entry = Pick<ChangeLogEntry, 'what' | 'content'>;

const taken = missedTwo();
const logged = (of: ReturnType<typeof actual>) => ({ kind: 'actual', actual: of, attested: null });
const entry = (what: string, before = actual(), after = taken): Entry => ({
  what,
  content: { before: logged(before), after: logged(after), why: '' },
});
const note = (what: string): Entry => ({ what, content: { before: null, after: { kind: 'checked' }, why: '' } });
const take = entry('take-continuing');
const otherPlan = missedTwo({ planned: 1200, actual: 1000 });
const others = missedTwo({ missed: 300, variations: [] });

test.each([
  ['nothing since', [take]],
  ['a conflict', [entry('conflict', taken, others), take]],
  [
    'a conflict in which these figures were kept',
    [entry('keep-mine', others, taken), entry('conflict', taken, others), take],
  ],
  [
    'a choice that was put together, with these figures',
    [entry('resolve-conflict', taken, missedTwo({ comment: 'Theirs' })), take],
  ],
  ['a comment that changed at the portal', [entry('merged', taken, missedTwo({ comment: 'Theirs' })), take]],
  ['a plan that changed', [entry('plan-changed', taken, otherPlan), take]],
  ['a refused change that was sent again', [entry('send-again', taken, taken), take]],
  ['a warning that was accepted', [note('acknowledge'), take]],
  ['a dispute that was answered', [note('answer-dispute'), take]],
  ['a change that was undone', [entry('undo', others, taken), entry('record', taken, others), take]],
  ['an undo that was done again', [entry('redo'), entry('undo', taken, actual()), take]],
  [
    'other figures that were taken and given up',
    [entry('undo', others, taken), entry('keep-theirs', taken, others), entry('conflict', taken, others), take],
  ],
  ...['merged', 'plan-changed', 'send-again', 'bring-in'].map((what): [string, Entry[]] => [
    `a change that was undone, with “${what}” between`,
    [entry('undo', others, taken), entry(what, others, others), entry('record', taken, others), take],
  ]),
  [
    'a change that was undone, with syncs before and after it',
    [
      entry('merged', taken, taken),
      entry('undo', others, taken),
      entry('record', taken, others),
      entry('merged', taken, taken),
      take,
    ],
  ],
  ['a choice that was taken back', [entry('undo', taken, taken), entry('resolve-conflict', taken, taken), take]],
])('after %s it is not checked', (_, entries) => {
  expect(isNotChecked(entries)).toBe(true);
});

test.each([
  ['was never taken', [entry('record')]],
  ['was undone', [entry('undo', taken, actual()), take]],
  ...['merged', 'plan-changed', 'send-again', 'bring-in'].map((what): [string, Entry[]] => [
    `was undone, with “${what}” between`,
    [entry('undo', taken, actual()), entry(what, taken, taken), take],
  ]),
  [
    'was recorded otherwise, undone and done again, with a sync between each',
    [
      entry('redo', taken, others),
      entry('merged', taken, taken),
      entry('undo', others, taken),
      entry('merged', others, others),
      entry('record', taken, others),
      take,
    ],
  ],
  [
    'was undone after a conflict',
    [entry('undo', taken, actual()), entry('keep-mine', others, taken), entry('conflict', taken, others), take],
  ],
  ['was checked', [note('continuing-checked'), take]],
  [
    'was checked, undone and done again',
    [entry('redo'), entry('undo', taken, actual()), note('continuing-checked'), take],
  ],
  ['was recorded otherwise', [entry('record', taken, others), take]],
  ['has other figures from the portal', [entry('merged', taken, others), take]],
  [
    'has the figures of the portal by choice',
    [entry('keep-theirs', taken, others), entry('conflict', taken, others), take],
  ],
  ['was put together with other figures', [entry('resolve-conflict', taken, others), take]],
  ['was refused and given up', [note('withdraw'), take]],
  [
    'was removed and generated again',
    [{ what: 'removed', content: { before: logged(taken), after: null, why: '' } }, take],
  ],
  ['was changed by another version of the app', [entry('from-the-future', taken, taken), take]],
])('a line that %s is not one of them', (_, entries) => {
  expect(isNotChecked(entries)).toBe(false);
});
