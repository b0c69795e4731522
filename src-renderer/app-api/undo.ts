// Undo and redo, and how they are said: the same from a key, from the menu and from a button.
import type { AppCalls } from './app-calls.tsx';

type CallsAndWords = Pick<AppCalls, 'run' | 'say'>;

/** @returns false when it failed, which is on screen then */
export async function undoLast({ run, say }: CallsAndWords): Promise<boolean> {
  const answer = await run('week.undo', {});
  if (answer !== null) say(answer.undone === null ? 'Nothing to undo.' : `Undone: ${answer.undone}`);
  return answer !== null;
}

/** The same for what was undone last. */
export async function redoLast({ run, say }: CallsAndWords): Promise<boolean> {
  const answer = await run('week.redo', {});
  if (answer !== null) say(answer.redone === null ? 'Nothing to do again.' : `Done again: ${answer.redone}`);
  return answer !== null;
}
