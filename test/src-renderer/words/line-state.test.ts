import { describe, expect, test } from 'vitest';
import { lineState } from '../../../src-renderer/words/line-state.ts';
import { weekFinding, weekRow } from '../../builders.ts';

const by = { id: 'aisha', name: 'Aisha Khan', at: '2025-06-09T13:00:00Z' };

describe('the state of a line', () => {
  test('is never more than is known: untouched, attested and evidenced differ', () => {
    const words = (['untouched', 'attested', 'evidenced', 'changed'] as const).map(
      (knowledge) => lineState(weekRow('1', { knowledge, attested: by, changed: by }), []).word,
    );
    expect(words).toEqual(['Nobody has looked', 'Someone said so', 'Shown by visits', 'changed']);
    expect(lineState(weekRow('1', { knowledge: 'attested', attested: by }), []).detail).toBe(
      'Said to be as planned by Aisha Khan, Monday 9 June 2025, 2pm',
    );
  });

  test('names the most pressing thing, and what has not been sent beside it', () => {
    const warning = weekFinding({ level: 'warning' });
    expect(lineState(weekRow('1', { sendState: 'to-send' }), [weekFinding({})])).toMatchObject({
      word: 'problem',
      sendState: 'to send',
    });
    expect(lineState(weekRow('1'), [warning]).word).toBe('check');
    expect(lineState(weekRow('1'), [{ ...warning, acknowledged: { reason: 'right', by } }]).word).toBe(
      'Nobody has looked',
    );
    expect(lineState(weekRow('1', { sendState: 'conflict' }), [weekFinding({})]).word).toBe('two versions');
  });
});

describe('a line whose figures are not those of its log', () => {
  const log = {
    status: 'differs',
    entries: 1,
    delivered: 0,
    minutes: { frustrated: 0, missed: 120, extra: 0 },
    quantities: { frustrated: 0, missed: 200, extra: 0 },
  } as const;
  const sentence = 'The log says 2 h missed = 2.00; the grid says as planned. The grid’s figures count.';

  test('says so in its state where nothing is more pressing', () => {
    expect(lineState(weekRow('1', { log }), [])).toMatchObject({
      word: 'not as logged',
      detail: sentence,
      logMark: null,
    });
  });

  test('figures that the log made are said to be, beside what is more pressing too', () => {
    const made = weekRow('1', { log: { ...log, status: 'from-log' }, knowledge: 'changed' });
    expect(lineState(made, [])).toMatchObject({ word: 'from the log', logMark: null });
    const mark = { word: 'from the log', detail: expect.stringContaining('2 h missed') };
    expect(lineState(made, [weekFinding({ level: 'warning' })])).toMatchObject({ word: 'check', logMark: mark });
  });

  test('says so beside what is more pressing', () => {
    for (const [state, word] of [
      [lineState(weekRow('1', { log }), [weekFinding({})]), 'problem'],
      [lineState(weekRow('1', { log }), [weekFinding({ level: 'warning' })]), 'check'],
      [lineState(weekRow('1', { log, sendState: 'rejected' }), []), 'refused'],
      [lineState(weekRow('1', { log, sendState: 'conflict' }), []), 'two versions'],
    ] as const)
      expect(state).toMatchObject({ word, logMark: { word: 'not as logged', detail: sentence } });
    expect(lineState(weekRow('1'), [weekFinding({})]).logMark).toBeNull();
    expect(lineState(weekRow('1', { log, actual: null }), [weekFinding({})]).logMark).toBeNull();
  });
});
