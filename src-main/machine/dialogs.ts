// The questions that the system's own dialogs answer, and its window of a folder. Handed in, so that a test answers with a path and every file
// it touches is real.

import type { AppProblem } from '../../src-shared/app-api/index.ts';

export interface FileDialogs {
  /** The council file to import; null when the person closed the dialog. */
  chooseCouncilFile(): Promise<string | null>;
  /** Another file to bring in; null when the person closed the dialog. */
  chooseFile(what: 'people-list' | 'picture' | 'packet' | 'council-profile'): Promise<string | null>;
  /** Several files to bring in, of any kind; empty when the person closed the dialog. */
  chooseFiles(): Promise<string[]>;
  /** Where to save, starting from a suggested name; null when the person closed the dialog. */
  chooseWhereToSave(suggestedName: string): Promise<string | null>;
  /** Shows a file in its folder, in the system's own window. */
  showInFolder(path: string): void;
}

/** Thrown where somebody answered a dialog after its person had left. */
export class AnsweredTooLate extends Error {
  readonly problem: AppProblem = {
    code: 'window-locked',
    sentence: 'The window was locked before this dialog was answered, so nothing was written or read.',
    action: 'Do it again once the window is unlocked.',
  };
  constructor() {
    super('a dialog was answered after the lock');
  }
}

/**
 * The system's dialogs stand in front of a locked window and do not go away with it: whatever is chosen then counts as
 * nothing.
 */
export function dialogsOfOwner(dialogs: FileDialogs, isLocked: () => boolean): FileDialogs {
  const asOwner = async <T>(ask: () => Promise<T>): Promise<T> => {
    const answer = await ask();
    if (isLocked()) throw new AnsweredTooLate();
    return answer;
  };
  return {
    chooseCouncilFile: () => asOwner(dialogs.chooseCouncilFile),
    chooseFile: (what) => asOwner(() => dialogs.chooseFile(what)),
    chooseFiles: () => asOwner(dialogs.chooseFiles),
    chooseWhereToSave: (name) => asOwner(() => dialogs.chooseWhereToSave(name)),
    showInFolder: dialogs.showInFolder,
  };
}
