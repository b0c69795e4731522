// Whether a line is not checked: it still stands as it was taken from the week before, by its history on this computer, or on
// another whose packet was brought in. What must stay true: only somebody who says that they checked it, or who records the line
// otherwise, ends it. A sync, a choice between two versions that keeps the figures, and a warning that is accepted do not.
import type { CommandCode } from '../../src-shared/domain/command-words.ts';
import { sameVariations } from '../../src-shared/portal-api/equality.ts';
import type { ChangeLogEntry } from './change-log.ts';
import type { LoggedActual } from './line-screen.ts';

type Entry = Pick<ChangeLogEntry, 'what' | 'content'>;

/** They stand in a line's history and leave its figures as they are. None of them is taken back by an entry of the line. */
const leavesFigures: ReadonlySet<string> = new Set<CommandCode>([
  'acknowledge',
  'add-dispute',
  'answer-dispute',
  'close-dispute',
  'conflict',
  'keep-mine',
  'reopen-conflict',
]);

/** They may bring other figures, and may not. */
const mayLeaveFigures: ReadonlySet<string> = new Set<CommandCode>([
  'merged',
  'plan-changed',
  'resolve-conflict',
  'send-again',
]);

/**
 * They are no steps of undo: what a sync brings between a change and its undo, and what is done again or given up at the portal.
 * An undo never takes one of them back, so that it belongs to the change before them.
 */
const noStep: ReadonlySet<string> = new Set<CommandCode>([
  'bring-in',
  'choose-packet',
  'continuing-checked',
  'import-export',
  'merged',
  'plan-changed',
  'removed',
  'send-again',
  'withdraw',
]);

/** @param entries of one line in one week, newest first */
export function isNotChecked(entries: readonly Entry[]): boolean {
  let undone = 0;
  for (const entry of entries) {
    if (entry.what === 'undo') undone += 1;
    else if (entry.what === 'redo') undone -= 1;
    else if (leavesFigures.has(entry.what)) continue;
    else if (undone === 0) {
      if (mayLeaveFigures.has(entry.what) && keptFigures(entry)) continue;
      return entry.what === 'take-continuing';
    } else if (!noStep.has(entry.what)) undone -= 1;
  }
  return false;
}

function keptFigures({ content }: Entry): boolean {
  const [before, after] = [content?.before, content?.after] as (Partial<LoggedActual> | null | undefined)[];
  if (before?.kind !== 'actual' || after?.kind !== 'actual') return false;
  return before.actual !== undefined && after.actual !== undefined && sameVariations(before.actual, after.actual);
}
