import { describe, expect, test } from 'vitest';
import { isBeforeApp } from '../../../src-shared/domain/before-app.ts';

const due = '2025-11-18T17:00:00Z';

describe('a week is from before the app', () => {
  test('when it was due before the first entry of the history', () => {
    expect(isBeforeApp(due, { began: '2025-11-19T09:00:00Z', now: '2025-12-19T09:00:00Z' })).toBe(true);
  });

  test('never when the app was there while it could still be confirmed', () => {
    expect(isBeforeApp(due, { began: '2025-11-18T16:59:00Z', now: '2025-12-19T09:00:00Z' })).toBe(false);
  });

  test('never when it is still to come, though the computer was set up with its clock years ahead', () => {
    expect(isBeforeApp(due, { began: '2031-01-01T09:00:00Z', now: '2025-11-17T09:00:00Z' })).toBe(false);
  });

  test('also on the first day, before anything was written', () => {
    expect(isBeforeApp(due, { began: null, now: '2025-11-19T09:00:00Z' })).toBe(true);
    expect(isBeforeApp(due, { began: null, now: '2025-11-17T09:00:00Z' })).toBe(false);
  });
});
