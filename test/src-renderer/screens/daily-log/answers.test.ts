// What can be said of a day in the log, by number.
import { expect, test } from 'vitest';
import { answersFor } from '../../../../src-renderer/screens/daily-log/answers.ts';
import { bradford } from '../../../../src-shared/council/index.ts';
import { logEntry, weekRow } from '../../../builders.ts';

test('a number means the same when an entry is changed as when it is added, and no entry becomes an end', () => {
  const adding = answersFor(weekRow('line-1'), null, bradford);
  const changing = answersFor(weekRow('line-1'), logEntry(), bradford);
  expect(changing.map(({ answer }) => answer)).toEqual(adding.map(({ answer }) => answer));
  const only = adding.filter(
    ({ answer, isOffered }) => isOffered && !changing.find((one) => one.answer === answer)?.isOffered,
  );
  expect(only.map(({ answer }) => answer)).toEqual(['died', 'ended']);
});
