import { expect, test } from 'vitest';
import { addedLinesWords } from '../../../../src-renderer/panels/added-lines/use-added-lines-notices.ts';

const weekStart = '2025-06-02';

test('by a portal the week is generated again, by files it is exported again as well', () => {
  expect(addedLinesWords({ weekStart, byFiles: false, lineIds: ['a', 'b'] }).sentence).toBe(
    '2 lines planned in the week 2 to 8 June 2025 have no actual there: added or backdated since it was generated.',
  );
  expect(addedLinesWords({ weekStart, byFiles: true, lineIds: ['a'] })).toEqual({
    sentence: '1 line of a later export is not in the week 2 to 8 June 2025, which is not done yet.',
    action: expect.stringContaining('generate that week again in the portal, export it'),
  });
});
