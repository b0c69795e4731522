// The words in which the tables of weeks are written: days of March 2025, of which 3 is Monday and 9 Sunday.
import type { Variation } from '../../../src-shared/domain/actuals.ts';
import type { LogEntry } from '../../../src-shared/domain/log.ts';
import { addDays } from '../../../src-shared/domain/week.ts';
import { actualWith, frustrated, logEntry, monday, serviceEnd } from '../../builders.ts';

/** 0 and less are in February. */
export const day = (number: number) => addDays('2025-03-01', number - 1);
export const on = (first: number, last = first) => ({ firstDay: day(first), lastDay: day(last) });

export const hospital = (quantity: number, parts: Partial<Variation> = {}) => frustrated({ quantity, ...parts });
export const diedWednesday = [serviceEnd({ lastDay: day(5) })];

export const lastWeek = (...variations: Variation[]) => ({
  'line-1': [actualWith(variations, { weekStart: addDays(monday, -7) })],
});

/** @param at a day of March */
export const log = (at: number, kind: LogEntry['kind'], minutes: number, parts: Partial<LogEntry> = {}) =>
  logEntry({ id: `${at} ${kind} ${minutes}`, day: day(at), kind, minutes, ...parts });
export const refusal = (at: number, parts: Partial<LogEntry> = {}) =>
  log(at, 'missed', 60, { reason: 'non_engagement', ...parts });
