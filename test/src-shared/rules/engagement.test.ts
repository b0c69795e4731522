import { describe, expect, test } from 'vitest';
import type { LogEntry } from '../../../src-shared/domain/log.ts';
import { addDays } from '../../../src-shared/domain/week.ts';
import { actualWith, findingOf, lineOf, logEntry, missed, rulesOf } from '../../builders.ts';

const refused = (day: string): LogEntry =>
  logEntry({ id: `refused ${day}`, day, kind: 'missed', reason: 'non_engagement' });
const delivered = (day: string): LogEntry => logEntry({ id: `delivered ${day}`, day });
const lines = [lineOf('supported_living_community')];
const week = { lines, actuals: [actualWith([missed('non_engagement')])] };

function weeksBefore(...mondays: string[]) {
  return { 'line-1': mondays.map((weekStart) => actualWith([missed('non_engagement')], { weekStart })) };
}

describe('non-engagement-review', () => {
  test('asks for a review at the third occurrence, not the second', () => {
    const two = [refused('2025-03-03'), refused('2025-03-04')];
    expect(rulesOf({ ...week, log: two })).toEqual([]);
    const finding = findingOf('non-engagement-review', { ...week, log: [...two, refused('2025-03-05')] });
    expect(finding.level).toBe('warning');
    expect(finding.message).toContain(
      'three recorded since Monday 3 March 2025; we do not know whether calls between were taken',
    );
    expect(finding.action).toMatchObject({ kind: 'copy-message', topic: 'package-review' });
    expect((finding.action as { text: string }).text).toContain('Recorded on: Mon 3 Mar, Tue 4 Mar, Wed 5 Mar.');
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

  test.each(['delivered' as const, 'as-planned' as const])(
    'a day that the log has as %s is none of the days of a variation whose refusals are logged',
    (kind) => {
      const days = { quantity: 300, firstDay: '2025-03-03', lastDay: '2025-03-06' };
      const actuals = [actualWith([missed('non_engagement', days)])];
      const logged = ['2025-03-03', '2025-03-04', '2025-03-06'].map(refused);
      expect(rulesOf({ lines, actuals, log: [...logged, { ...delivered('2025-03-05'), kind }] })).toEqual([]);
      expect(rulesOf({ lines, actuals, log: logged })).toEqual(['non-engagement-review']);
      expect(rulesOf({ lines, actuals, log: [delivered('2025-03-05')] })).toEqual(['non-engagement-review']);
    },
  );

  test('does not warn again in a week without any', () => {
    const log = [refused('2025-02-26'), refused('2025-02-27'), refused('2025-02-28')];
    expect(rulesOf({ lines, log })).toEqual([]);
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

describe('non-engagement-review of a person', () => {
  const two = [...lines, lineOf('supported_living_personal', { id: 'line-2' })];
  const refusedOn = (lineId: string, day: string) => ({ ...refused(day), id: `${lineId} ${day}`, lineId });

  test('counts over the lines, and is told on the first', () => {
    const finding = findingOf('non-engagement-review', {
      lines: two,
      actuals: [actualWith([missed('non_engagement')]), actualWith([missed('non_engagement')], { lineId: 'line-2' })],
      log: [refusedOn('line-2', '2025-03-03'), refusedOn('line-1', '2025-03-04'), refusedOn('line-2', '2025-03-05')],
    });
    expect(finding.lineId).toBe('line-1');
  });

  test('is in a row for sure where something else is logged between', () => {
    const cancelled = (day: string): LogEntry =>
      logEntry({ id: `cancelled ${day}`, day, kind: 'missed', reason: 'planned_absence' });
    const log = [refused('2025-03-03'), refused('2025-03-05'), refused('2025-03-07')];
    const between = [cancelled('2025-03-04'), cancelled('2025-03-06')];
    const { message } = findingOf('non-engagement-review', { ...week, log: [...log, ...between] });
    expect(message).toContain('three times in a row since Monday 3 March 2025');
  });

  test('names no date that nobody recorded', () => {
    const finding = findingOf('non-engagement-review', { ...week, earlier: weeksBefore('2025-02-24', '2025-02-17') });
    expect(finding.message).toContain('three recorded since the week of 17 to 23 February 2025');
    expect((finding.action as { text: string }).text).not.toContain('Recorded on');
  });

  test('keeps its key while the run goes on', () => {
    const three = [refused('2025-03-03'), refused('2025-03-04'), refused('2025-03-05')];
    const { key } = findingOf('non-engagement-review', { ...week, log: three });
    const next = {
      lines,
      weekStart: '2025-03-10',
      now: '2025-03-17T09:00:00Z',
      actuals: [actualWith([missed('non_engagement')], { weekStart: '2025-03-10' })],
      log: [...three, refused('2025-03-11')],
    };
    expect(findingOf('non-engagement-review', next).key).toBe(key);
  });

  test('keeps its key when the run is longer than the weeks that are looked back on', () => {
    const inWeek = (number: number) => {
      const weekStart = addDays('2025-03-03', 7 * number);
      const before = Array.from({ length: 12 }, (_, back) => addDays(weekStart, -7 * (back + 1)));
      const actuals = [actualWith([missed('non_engagement')], { weekStart })];
      return { lines, weekStart, now: `${addDays(weekStart, 7)}T09:00:00Z`, actuals, earlier: weeksBefore(...before) };
    };
    const keys = [0, 1, 2].map((number) => findingOf('non-engagement-review', inWeek(number)).key);
    expect(new Set(keys).size).toBe(1);
  });
});
