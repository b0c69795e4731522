// Runs a person's command and turns what the disk refuses into words. What must stay true: a command that comes back
// `ok` is in the database, on the disk; anything else left no trace.
import type { AppResult } from '../../src-shared/app-api/index.ts';
import type { CommandMeta, Write } from '../store/commands.ts';
import type { Synchronous } from '../store/database.ts';
import { storageProblem } from '../store/open-problems.ts';
import type { AccountContext } from './account-context.ts';
import { ok } from './result.ts';

/** What a use case says of its command. `weekStart` null: more than one week is concerned. */
export type SaveMeta = Omit<CommandMeta, 'by' | 'source' | 'id'> & {
  source?: CommandMeta['source'];
  weekStart: string | null;
};

/** Writes in one transaction, then tells the screens and the sync. */
export function save<T>(
  context: Pick<AccountContext, 'command' | 'account' | 'weekChanged' | 'somethingToSend'>,
  meta: SaveMeta,
  write: (write: Write) => Synchronous<T>,
): AppResult<T> {
  const { weekStart, source = 'typed', ...rest } = meta;
  const result = stored(() => context.command<T>({ ...rest, source, by: context.account().user }, write));
  if (result.ok) {
    context.weekChanged(weekStart);
    context.somethingToSend();
  }
  return result;
}

/** A full or failing disk is a problem to show; anything else that is thrown is a bug. */
export function stored<T>(work: () => T): AppResult<T> {
  try {
    return ok(work());
  } catch (error) {
    const problem = storageProblem(error);
    if (problem === null) throw error;
    return { ok: false, problem };
  }
}
