// What every screen of a signed-in person shares: who it is, the council's rules, the week that is open, and the way
// from one screen to another.
import { createContext, useCallback, useContext, useState } from 'react';
import type { Account, SyncStatus, WeekView } from '../../src-shared/app-api/index.ts';
import type { View } from '../../src-shared/app-api/settings.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import type { NameOrder } from '../../src-shared/readers/names.ts';
import type { Filter } from '../grid/filters.ts';
import type { GridLeft } from '../grid/week-grid-props.ts';
import type { CommentDraft } from '../recording/comment-draft.ts';
import type { LogAnswer } from '../words/log.ts';
import type { Progress } from './progress.ts';
import type { Screen } from './screen.ts';

/** Kept as long as the window is open. */
export interface GridMemory {
  filter: Filter;
  /** What was searched for last, also where the search is over. */
  searched: string;
  left: GridLeft | null;
}

/** An entry of the daily log that was begun and not added. */
export interface LogDraft {
  lineId: string | null;
  /** The first of them. */
  day: PlainDate;
  /** The days as typed. */
  dayText: string;
  happening: LogAnswer | null;
  howLong: string | null;
  note: string;
  admitted: string | null;
}

export interface Workspace {
  account: Account;
  /** False once the sign-in has run out: work goes on, sending needs a new one. */
  canSend: boolean;
  council: CouncilProfile;
  week: WeekView;
  sync: SyncStatus | null;
  /** The time by the portal's clock, going on. */
  now: string;
  screen: Screen;
  go: (screen: Screen) => void;
  /** The service as it is shown: without the provider's name where all services begin with it. */
  serviceName: (service: string) => string;
  /** Which name comes first where people are listed. */
  nameOrder: NameOrder;
  /** Goes to a cell of the grid. */
  goToCell: (lineId: string, column: string) => void;
  goToNextProblem: () => void;
  /** How far the worklist of this week is since the window opened. */
  progress: Progress;
  /** The guide through a first week in practice. */
  firstWeek: { shown: boolean; show: (shown: boolean) => void };
  /** How this person likes the screens. */
  view: View;
  changeView: (change: Partial<View>) => void;
  /** How the grid of this week was left, for whoever comes back to it from another screen. */
  grid: GridMemory;
  /** Texts that were begun and not saved, by what they belong to: a look at another screen does not lose them. */
  drafts: Map<string, string>;
  /** The same for comments that were typed and refused, by `commentDraftOf`. */
  commentDrafts: Map<string, CommentDraft>;
  /** The same for the daily log's form, by the week that was open. */
  logDrafts: Map<PlainDate, LogDraft>;
  openWeek: (weekStart: PlainDate) => void;
  signIn: () => void;
  importFile: () => void;
  exportFile: () => void;
}

export const WorkspaceContext = createContext<Workspace | null>(null);

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === null) throw new Error('useWorkspace outside the shell');
  return workspace;
}

/**
 * A text in a field that is saved by a button, kept while other screens are open.
 * @param of what the text belongs to
 */
export function useDraft(of: string): [string, (text: string) => void] {
  const { drafts } = useWorkspace();
  const [text, setText] = useState(drafts.get(of) ?? '');
  const write = useCallback(
    (written: string) => {
      drafts.set(of, written);
      setText(written);
    },
    [drafts, of],
  );
  return [text, write];
}
