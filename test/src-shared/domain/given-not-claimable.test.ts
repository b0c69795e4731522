// What was given and nobody may claim: extra for a service that takes none, and an increase past its seventh day.
import { expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { claimableLog, givenNotClaimable } from '../../../src-shared/domain/given-not-claimable.ts';
import type { LogEntry } from '../../../src-shared/domain/log.ts';
import { rollUpLog } from '../../../src-shared/domain/log-roll-up.ts';
import { actualWith, extra, lineOf } from '../../builders.ts';

const home = lineOf('home_support');
const shared = lineOf('supported_living_shared');

function given(day: string, parts: Partial<LogEntry> = {}): LogEntry {
  const more = { kind: 'extra', reason: 'temporary_increase', minutes: 60, note: '' } as const;
  return { id: day, lineId: 'line-1', day, ...more, ...parts };
}
const days = (entries: readonly LogEntry[]) => entries.map(({ day }) => day);
const of = (entries: LogEntry[], before: LogEntry[] = [], actuals: Parameters<typeof givenNotClaimable>[2] = []) =>
  days(givenNotClaimable(home, { entries, before }, actuals, bradford));

test('extra for a service that takes none', () => {
  const entries = [given('2025-03-03'), given('2025-03-04', { kind: 'delivered' })];
  expect(days(givenNotClaimable(shared, { entries, before: [] }, [], bradford))).toEqual(['2025-03-03']);
  expect(days(claimableLog(entries, shared, bradford))).toEqual(['2025-03-04']);
  expect(claimableLog(entries, home, bradford)).toEqual(entries);
});

test('seven days of an increase can be claimed', () => {
  expect(of([given('2025-03-03'), given('2025-03-09')])).toEqual([]);
});

test('its eighth day cannot, also where it began the week before', () => {
  const before = ['2025-02-27', '2025-02-28', '2025-03-01', '2025-03-02'].map((day) => given(day));
  const week = ['2025-03-03', '2025-03-04', '2025-03-05', '2025-03-06'].map((day) => given(day));
  expect(of(week, before)).toEqual(['2025-03-06']);
});

test('an increase that is recorded counts as it is recorded', () => {
  const earlier = [actualWith([extra({ firstDay: '2025-02-26', lastDay: '2025-03-02' })])];
  expect(of([given('2025-03-03'), given('2025-03-05')], [], earlier)).toEqual([]);
  expect(of([given('2025-03-03'), given('2025-03-04'), given('2025-03-05')], [], earlier)).toEqual(['2025-03-05']);
});

test('another increase after a weekend, said to be separate, has seven days of its own', () => {
  const before = ['2025-02-24', '2025-02-25', '2025-02-26', '2025-02-27', '2025-02-28'].map((day) => given(day));
  const week = [given('2025-03-03'), given('2025-03-04')];
  expect(of(week, before)).toEqual(['2025-03-03', '2025-03-04']);
  const recorded = extra({ firstDay: '2025-03-03', lastDay: '2025-03-04', separateCause: 'a fall' });
  expect(of(week, before, [actualWith([recorded])])).toEqual([]);
});

test('care that was logged as not to be claimed is always among it, and never in the figures', () => {
  for (const line of [home, shared]) {
    const entry = given('2025-03-04', { kind: 'not-claimed', reason: null, lineId: line.id });
    expect(givenNotClaimable(line, { entries: [entry], before: [] }, [], bradford)).toEqual([entry]);
    const rolledUp = rollUpLog([entry], { line, weekStart: '2025-03-03', planned: 1000 }, [], bradford);
    expect(rolledUp).toMatchObject({ variations: [], delivered: 0 });
  }
});
