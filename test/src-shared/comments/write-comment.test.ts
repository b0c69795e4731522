import { describe, expect, test } from 'vitest';
import { nextComment, wasEdited, writeComment } from '../../../src-shared/comments/write-comment.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import { extra, frustrated, hospitalStay, missed, monday } from '../../builders.ts';

const stays = [hospitalStay()];
const write = (...variations: Parameters<typeof writeComment>[0]) => writeComment(variations, stays, monday, bradford);

describe('writeComment', () => {
  test('says the hospital week and the day of admission', () => {
    expect(write(frustrated())).toBe('hospital week 2, admitted Monday 24 February 2025');
  });

  test('says amount, reason, days and note', () => {
    const away = missed('planned_absence', {
      quantity: 250,
      firstDay: '2025-03-04',
      lastDay: '2025-03-05',
      note: 'with son',
    });
    expect(write(away)).toBe(
      '2.5 missed: planned absence, notice given, from Tuesday 4 March 2025 to Wednesday 5 March 2025, with son',
    );
    expect(write(extra({ lastDay: '2025-03-04' }))).toBe('2 extra: temporary increase, on Tuesday 4 March 2025');
  });

  test('has one order, whatever theirs is', () => {
    const variations = [extra(), missed('provider_cause'), missed(), frustrated()];
    expect(write(...variations)).toBe(write(...[...variations].reverse()));
  });

  test('has one order also where only the last day or the stay is another', () => {
    const last = (lastDay: string | null) => missed('planned_absence', { firstDay: '2025-03-04', lastDay });
    const variations = [last('2025-03-06'), last('2025-03-05'), last(null)];
    expect(write(...variations)).toBe(write(...[...variations].reverse()));
    const inHospital = [frustrated(), frustrated({ hospitalStayId: 'stay-9' }), frustrated({ hospitalStayId: null })];
    expect(write(...inHospital)).toBe(write(...[...inHospital].reverse()));
  });

  test('says nothing where no reason is known', () => {
    expect(write(missed('unspecified'))).toBe('');
    expect(write(missed('unspecified', { note: 'van broke down' }))).toBe('2 missed: van broke down');
    expect(write()).toBe('');
  });

  test('does not invent a hospital week for a stay it does not know', () => {
    expect(write(frustrated({ hospitalStayId: 'stay-9' }))).toBe('in hospital');
  });
});

describe('a person’s comment', () => {
  const before = [missed()];
  const after = [missed('planned_absence', { quantity: 300 })];
  const next = (comment: string) => nextComment({ comment, variations: before }, after, stays, monday, bradford);

  test('is never written over', () => {
    expect(next('family rang on Monday')).toBe('family rang on Monday');
  });

  test('keeps a person’s sentences, in whose midst only the app’s own gives way', () => {
    expect(next(`rang son; ${write(...before)}; key changed`)).toBe(
      'rang son; 3 missed: planned absence, notice given; key changed',
    );
    expect(next('12 missed: planned absence, notice given')).toBe('12 missed: planned absence, notice given');
  });

  test.each(['', write(...before)])('“%s” follows the variations', (comment) => {
    expect(next(comment)).toBe('3 missed: planned absence, notice given');
  });

  test('is known by a single changed letter', () => {
    const comment = write(...before);
    expect(wasEdited({ comment, variations: before }, stays, monday, bradford)).toBe(false);
    expect(wasEdited({ comment: `${comment}!`, variations: before }, stays, monday, bradford)).toBe(true);
  });
});
