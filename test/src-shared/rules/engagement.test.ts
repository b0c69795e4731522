import { describe, expect, test } from 'vitest';
import type { LogEntry } from '../../../src-shared/domain/log.ts';
import { actualWith, findingOf, logEntry, missed, rulesOf } from '../../builders.ts';

const refused = (day: string): LogEntry =>
  logEntry({ id: `refused ${day}`, day, kind: 'missed', reason: 'non_engagement' });
const delivered = (day: string): LogEntry => logEntry({ id: `delivered ${day}`, day });
const week = { actuals: [actualWith([missed('non_engagement')])] };

function weeksBefore(...mondays: string[]) {
  return { 'line-1': mondays.map((weekStart) => actualWith([missed('non_engagement')], { weekStart })) };
}

describe('non-engagement-review', () => {
  test('asks for a review at the third occurrence, not the second', () => {
    const two = [refused('2025-03-03'), refused('2025-03-04')];
    expect(rulesOf({ ...week, log: two })).toEqual([]);
    const finding = findingOf('non-engagement-review', { ...week, log: [...two, refused('2025-03-05')] });
    expect(finding.level).toBe('warning');
    expect(finding.message).toContain('3 times in a row (Mon 3 Mar, Tue 4 Mar, Wed 5 Mar)');
    expect(finding.action).toMatchObject({ kind: 'copy-message', topic: 'package-review' });
  });

  test('counts across weeks', () => {
    const log = [refused('2025-02-28'), refused('2025-03-01'), refused('2025-03-03')];
    expect(rulesOf({ ...week, log })).toEqual(['non-engagement-review']);
  });

  test('a delivered visit on a day in between breaks the run, one on the same day does not', () => {
    const three = [refused('2025-03-03'), refused('2025-03-05'), refused('2025-03-06')];
    expect(rulesOf({ ...week, log: [...three, delivered('2025-03-04')] })).toEqual([]);
    expect(rulesOf({ ...week, log: [...three, delivered('2025-03-05')] })).toEqual(['non-engagement-review']);
  });

  test('does not warn again in a week without any', () => {
    const log = [refused('2025-02-26'), refused('2025-02-27'), refused('2025-02-28')];
    expect(rulesOf({ log })).toEqual([]);
  });

  test('does not look at weeks to come', () => {
    const log = [refused('2025-03-04'), refused('2025-03-12'), refused('2025-03-13')];
    expect(rulesOf({ ...week, log })).toEqual([]);
  });
});

describe('non-engagement-review without a log', () => {
  test('asks after three weeks in a row', () => {
    expect(rulesOf({ ...week, earlier: weeksBefore('2025-02-24') })).not.toContain('non-engagement-review');
    expect(rulesOf({ ...week, earlier: weeksBefore('2025-02-24', '2025-02-17') })).toContain('non-engagement-review');
  });

  test('a week without any breaks the run', () => {
    expect(rulesOf({ ...week, earlier: weeksBefore('2025-02-24', '2025-02-10') })).not.toContain(
      'non-engagement-review',
    );
  });
});
