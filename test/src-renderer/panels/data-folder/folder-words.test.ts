import { expect, test } from 'vitest';
import { folderWords } from '../../../../src-renderer/panels/data-folder/use-folder-notices.ts';

test('a folder that leaves the computer is named, with what to do; one that does not is no news', () => {
  expect(folderWords({ path: '/home/aisha/.config/x', kind: 'own', passedOver: null })).toBeNull();
  expect(folderWords({ path: 'C:\\Users\\aisha\\OneDrive\\x', kind: 'synced', passedOver: null })).toEqual({
    sentence: expect.stringContaining('synced to elsewhere: C:\\Users\\aisha\\OneDrive\\x.'),
    action: expect.stringContaining('--user-data-dir'),
  });
  expect(folderWords({ path: 'C:\\x', kind: 'roaming', passedOver: null })?.sentence).toContain('kept on a server');
});

test('says which folder was passed over, and why', () => {
  const passedOver = { path: 'C:\\Local\\x', hasRecords: false };
  expect(folderWords({ path: 'C:\\Roaming\\x', kind: 'roaming', passedOver })?.sentence).toContain(
    'goes on where its records are, and not in C:\\Local\\x',
  );
  const other = { path: 'C:\\Roaming\\x', hasRecords: true };
  expect(folderWords({ path: 'C:\\Local\\x', kind: 'own', passedOver: other })?.sentence).toContain(
    'There are two folders',
  );
});
