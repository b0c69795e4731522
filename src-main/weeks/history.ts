// The history of one line in a week, in the words of the screen: who changed what, when, where, and from which source.

import type { HistoryEntry } from '../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { commandWords } from '../../src-shared/domain/command-words.ts';
import type { ChangeLogEntry } from '../store/change-log.ts';
import type { LoggedActual } from '../store/line-screen.ts';
import { actualChanges } from './actual-words.ts';

export function historyEntry(entry: ChangeLogEntry, council: CouncilProfile | null): HistoryEntry {
  const { content } = entry;
  return {
    id: entry.id,
    at: entry.at,
    by: entry.by.name,
    device: entry.device,
    what: content === null ? 'Erased at the person’s request' : commandWords(entry.what),
    source: entry.source,
    changes: content === null ? [] : actualChanges(logged(content.before), logged(content.after), council),
    why: content?.why ?? '',
  };
}

function logged(value: unknown): LoggedActual | null {
  const isActual = typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'actual';
  return isActual ? (value as LoggedActual) : null;
}
