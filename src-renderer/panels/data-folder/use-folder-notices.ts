// A notice where the records lie in a folder that leaves this computer: copies of them are somewhere else then, and whatever copies
// a store that is open may spoil it.
import type { AppAnswer } from '../../../src-shared/app-api/index.ts';
import { useDataFolder } from '../../app-api/queries.ts';
import type { NoticeEntry } from '../../components/Notice.tsx';

export function useFolderNotices(): NoticeEntry[] {
  const { value } = useDataFolder();
  const words = value === null ? null : folderWords(value);
  return words === null ? [] : [{ key: 'data-folder', tone: 'attention', ...words, go: null, mayDismiss: true }];
}

/** What is wrong with the folder and what to do about it; null: it is this computer's own. */
export function folderWords({
  path,
  kind,
  passedOver,
}: AppAnswer<'window.data-folder'>): { sentence: string; action: string } | null {
  const action =
    'Sync first. Then ask whoever looks after this computer to start the app with --user-data-dir and a folder that stays on it.';
  // The app itself moves no records: whoever looks after the computer does, with the app closed.
  const instead =
    passedOver === null || passedOver.hasRecords
      ? ''
      : ` The app goes on where its records are, and not in ${passedOver.path}, which stays on this computer.`;
  switch (kind) {
    case 'own':
      return passedOver === null || !passedOver.hasRecords
        ? null
        : {
            sentence: `There are two folders with records of the app. It uses ${path}, and not ${passedOver.path}.`,
            action:
              'If accounts or weeks are missing here, ask whoever looks after this computer to start the app with --user-data-dir and the other folder.',
          };
    case 'roaming':
      return {
        sentence: `The app’s records are kept on a server with this Windows profile: they lie in ${path}. Another computer may have them open, too, which can spoil them.${instead}`,
        action,
      };
    case 'synced':
      return {
        sentence: `The app’s records lie in a folder that is synced to elsewhere: ${path}. They are encrypted, but a sync can spoil them.${instead}`,
        action,
      };
  }
}
