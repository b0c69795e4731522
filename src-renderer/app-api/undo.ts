// Undo and redo, and how they are said: the same from a key, from the menu and from a button.
import type { AppCalls } from './app-calls.tsx';
import { own } from './own-changes.ts';

type CallsAndWords = Pick<AppCalls, 'run' | 'say'>;

/** @returns false when it failed, which is on screen then */
export async function undoLast({ run, say }: CallsAndWords): Promise<boolean> {
  const answer = await forgetting(run('week.undo', {}));
  if (answer !== null) say(answer.undone === null ? 'Nothing to undo.' : `Undone: ${answer.undone}`);
  return answer !== null;
}

/** The same for what was undone last. */
export async function redoLast({ run, say }: CallsAndWords): Promise<boolean> {
  const answer = await forgetting(run('week.redo', {}));
  if (answer !== null) say(answer.redone === null ? 'Nothing to do again.' : `Done again: ${answer.redone}`);
  return answer !== null;
}

/** What one recorded on lines since they were drawn is not what stands there any more, whether it went well or not. */
async function forgetting<T>(work: Promise<T>): Promise<T> {
  try {
    return await own.during(work);
  } finally {
    own.forget();
  }
}
