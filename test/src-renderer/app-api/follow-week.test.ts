import { expect, it } from 'vitest';
import { keepUnchangedRows } from '../../../src-renderer/app-api/follow-week.ts';
import type { WeekRow, WeekView } from '../../../src-shared/app-api/index.ts';
import { weekRow } from '../../builders.ts';

const week = (rows: WeekRow[]) => ({ rows }) as unknown as WeekView;

it('keeps the identity of rows in which nothing changed', () => {
  const before = week([weekRow('1'), weekRow('2')]);
  const after = keepUnchangedRows(before, week([weekRow('1'), weekRow('2', { knowledge: 'attested' })]));
  expect(after.rows[0]).toBe(before.rows[0]);
  expect(after.rows[1]).not.toBe(before.rows[1]);
});
