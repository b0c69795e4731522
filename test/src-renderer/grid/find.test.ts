import { expect, test } from 'vitest';
import { findFrom, foundWords } from '../../../src-renderer/grid/find.ts';
import { gridRows } from '../../../src-renderer/grid/rows.ts';
import { weeklyActual, weekRow } from '../../builders.ts';

const withComment = (id: string, comment: string) => weekRow(id, { actual: weeklyActual({ lineId: id, comment }) });
const rows = gridRows(
  [withComment('1', 'ill'), weekRow('2'), withComment('3', 'Was ILL'), weekRow('4')],
  [],
  (service) => service,
);
const next = { text: 'ill', by: 1 } as const;
const previous = { text: 'ill', by: -1 } as const;

test('goes from line to line, and on from the first after the last', () => {
  expect(findFrom(rows, next, null)).toEqual({ lineId: '1', column: 'comment', place: 1, of: 2 });
  expect(findFrom(rows, next, '1')).toMatchObject({ lineId: '3', place: 2 });
  expect(findFrom(rows, next, '2')).toMatchObject({ lineId: '3', place: 2 });
  expect(findFrom(rows, next, '3')).toMatchObject({ lineId: '1', place: 1 });
});

test('goes back, and on from the last before the first', () => {
  expect(findFrom(rows, previous, '3')).toMatchObject({ lineId: '1' });
  expect(findFrom(rows, previous, '1')).toMatchObject({ lineId: '3' });
  expect(findFrom(rows, previous, null)).toMatchObject({ lineId: '3' });
});

test('says where in the line it stands, and which of how many it is', () => {
  expect(findFrom(rows, { text: 'person 4', by: 1 }, null)).toMatchObject({ lineId: '4', column: 'person' });
  expect(findFrom(rows, { text: '002', by: 1 }, null)).toMatchObject({ lineId: '2', column: 'ssRef' });
  expect(foundWords(findFrom(rows, next, '1'), 'ill', 0)).toBe('2 of 2 with “ill”.');
  expect(foundWords(null, 'nobody', 0)).toBe('No line has “nobody”.');
  expect(foundWords(findFrom(rows, { text: 'nobody', by: 1 }, null), 'nobody', 3)).toBe(
    'No line on show has “nobody”. 3 are hidden by filters.',
  );
});
