// Why a store cannot be opened, each with its own sentence and what to do. Whatever the reason, the file is left exactly
// as it is: a wrong key looks like a corrupt file, and deleting a corrupt file is how unsent work gets lost.
import type { AppProblem, ProblemCode } from '../../src-shared/app-api/index.ts';
import { SqliteError } from './database.ts';

export const openProblemCodes = [
  'store-wrong-key',
  'store-corrupt',
  'store-unreadable',
  'store-not-ours',
  'store-missing',
  'store-newer',
  'store-in-use',
  'store-read-only',
  'store-disk-full',
  'store-folder-missing',
  'store-migration-failed',
  'store-unexpected',
] as const satisfies readonly ProblemCode[];
export type OpenProblemCode = (typeof openProblemCodes)[number];
export type OpenProblem = AppProblem & { code: OpenProblemCode };

const kept = 'Nothing has been changed or deleted.';

const words: Record<OpenProblemCode, { sentence: string; action: string }> = {
  'store-wrong-key': {
    sentence: `The records on this computer are locked with another key than the one it has now. ${kept}`,
    action:
      'Sign in to this computer as the person who recorded them. If the computer was set up anew, restore a backup of its keys.',
  },
  'store-corrupt': {
    sentence: `The records on this computer are damaged and cannot be read safely. ${kept}`,
    action: 'If there is a backup, restore the newest. Keep the damaged file: unsent work may still be saved from it.',
  },
  'store-unreadable': {
    sentence: `The records on this computer cannot be read: they are damaged, or locked with another key. ${kept}`,
    action: 'Sign in to this computer as the person who recorded them. If that is you, restore the newest backup.',
  },
  'store-not-ours': {
    sentence: `The file in the place of the records belongs to another program. ${kept}`,
    action: 'Move that file elsewhere, then start Provider Actuals again.',
  },
  'store-missing': {
    sentence: `The records of this account are not where they were on this computer. ${kept}`,
    action:
      'If they are on a drive that is not connected, connect it. Otherwise restore the newest backup, or sign in to start again from the portal.',
  },
  'store-newer': {
    sentence: `The records on this computer were written by a newer version of Provider Actuals. ${kept}`,
    action:
      'Install the newest version, then open them again. Until then you can save the unsent work as a packet, or go back to a backup from before.',
  },
  'store-in-use': {
    sentence: `Provider Actuals is already running with these records. ${kept}`,
    action: 'Use the window that is open, or close it and try again.',
  },
  'store-read-only': {
    sentence: `This computer does not allow Provider Actuals to write to its records. ${kept}`,
    action: 'Ask whoever looks after this computer to let you write to the folder of Provider Actuals.',
  },
  'store-disk-full': {
    sentence: `The disk of this computer is full, so nothing could be saved. ${kept}`,
    action: 'Free some space on the disk, then try again.',
  },
  'store-folder-missing': {
    sentence: `The folder of the records cannot be reached. ${kept}`,
    action: 'If the folder is on a network drive or a stick, connect it, then try again.',
  },
  'store-migration-failed': {
    sentence:
      'The records could not be brought up to this version. They are as they were, and a backup was made before.',
    action: 'Go on with the version that you used before, and report this.',
  },
  'store-unexpected': {
    sentence: `The records on this computer could not be opened. ${kept}`,
    action: 'Start Provider Actuals again. If it happens again, report it.',
  },
};

/** The problem of that code, in words. */
export function openProblem(code: OpenProblemCode): OpenProblem {
  return { code, ...words[code] };
}

/** Which problem an error of SQLite or of the file system is; null when it is none that a person can meet. */
export function storageProblem(error: unknown): OpenProblem | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  const code = error.code;
  if (!(error instanceof SqliteError) && !/^E[A-Z]+$/.test(code)) return null;
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return openProblem('store-in-use');
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return openProblem('store-disk-full');
  if (/^SQLITE_(READONLY|PERM)/.test(code) || ['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    return openProblem('store-read-only');
  }
  if (code === 'SQLITE_NOTADB') return openProblem('store-unreadable');
  if (/^SQLITE_CORRUPT/.test(code)) return openProblem('store-corrupt');
  if (/^SQLITE_CANTOPEN/.test(code) || code === 'ENOENT' || code === 'ENOTDIR')
    return openProblem('store-folder-missing');
  // A write or a flush that the disk refused: what a pulled stick or a failing disk looks like.
  if (/^SQLITE_IOERR/.test(code) || code === 'EIO') return openProblem('store-folder-missing');
  return null;
}
