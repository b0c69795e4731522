import { expect, test } from 'vitest';
import { folderWords } from '../../../../src-renderer/panels/data-folder/use-folder-notices.ts';

test('a folder that leaves the computer is named, with what to do; one that does not is no news', () => {
  expect(folderWords({ path: '/home/aisha/.config/x', kind: 'own' })).toBeNull();
  expect(folderWords({ path: 'C:\\Users\\aisha\\OneDrive\\x', kind: 'synced' })).toEqual({
    sentence: expect.stringContaining('synced to elsewhere: C:\\Users\\aisha\\OneDrive\\x.'),
    action: expect.stringContaining('--user-data-dir'),
  });
  expect(folderWords({ path: 'C:\\x', kind: 'roaming' })?.sentence).toContain('copied to a server');
});
