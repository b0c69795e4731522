// What changed in a week since its coordinator last looked before confirming. Looks and changes both stand in the change
// log, so this is read from there and from nowhere else.
import { z } from 'zod';
import type { ChangedLine, ChangesSinceViewed } from '../../src-shared/app-api/confirm.ts';
import type { AppHandlers, WeekView } from '../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { CommandCode } from '../../src-shared/domain/command-words.ts';
import { openFindings } from '../../src-shared/rules/worklist.ts';
import type { ChangeLogEntry } from '../store/change-log.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { ok } from '../use-case/result.ts';
import { stored } from '../use-case/save.ts';
import { historyEntry } from '../weeks/history.ts';
import type { WeekQueries } from '../weeks/queries.ts';

export function changesSinceViewedHandlers(
  context: AccountContext,
  queries: Pick<WeekQueries, 'view'>,
): Pick<AppHandlers, 'confirm.changes-since-viewed' | 'confirm.viewed'> {
  const { store, account, command } = context;
  return {
    'confirm.changes-since-viewed': ({ weekStart }) => {
      const view = queries.view(weekStart);
      if (!view.ok) return view;
      const entries = store.changeLog.ofWeek(weekStart);
      return ok(changesSinceViewed(entries, view.value.findings, account().user.id, store.profile.get()));
    },
    'confirm.viewed': ({ weekStart }) => {
      const view = queries.view(weekStart);
      if (!view.ok) return view;
      const content = { kind: 'looked', findings: openKeys(view.value.findings) };
      const meta = { what: looked, by: account().user, source: 'typed' } as const;
      const kept = stored(() => command(meta, (write) => write.note(looked, { weekStart, content })));
      return kept.ok ? ok({}) : kept;
    },
  };
}

const looked = 'looked' satisfies CommandCode;
const lookSchema = z.object({ kind: z.literal('looked'), findings: z.array(z.string()) });

/** @param entries the week's history, newest first */
export function changesSinceViewed(
  entries: readonly ChangeLogEntry[],
  findings: WeekView['findings'],
  userId: string,
  council: CouncilProfile | null,
): ChangesSinceViewed {
  const at = entries.findIndex(({ what, by }) => what === looked && by.id === userId);
  const look = entries[at];
  if (look === undefined) return { last: null, byOthers: [], own: 0, newFindings: [] };
  const byLine = new Map<string, ChangeLogEntry[]>();
  for (const entry of entries.slice(0, at)) {
    if (entry.lineId === null || entry.content === null) continue;
    byLine.set(entry.lineId, [...(byLine.get(entry.lineId) ?? []), entry]);
  }
  const byOthers: ChangedLine[] = [];
  let own = 0;
  for (const [lineId, changes] of byLine) {
    const line = changedLine(lineId, changes, { userId, council });
    // Changed there and back: it stands as it was seen.
    if (line === null) continue;
    if (changes.every(({ by }) => by.id === userId)) own += 1;
    else byOthers.push(line);
  }
  const seen = lookSchema.safeParse(look.content?.after);
  const known = new Set(seen.success ? seen.data.findings : []);
  return { last: look.at, byOthers, own, newFindings: openKeys(findings).filter((key) => !known.has(key)) };
}

/** @param entries of one line, newest first */
function changedLine(
  lineId: string,
  entries: readonly ChangeLogEntry[],
  { userId, council }: { userId: string; council: CouncilProfile | null },
): ChangedLine | null {
  const [newest] = entries;
  const figures = entries.filter(({ content }) => isActual(content?.before) || isActual(content?.after));
  const [last, first] = [figures[0], figures.at(-1)];
  if (newest === undefined || last?.content == null || first?.content == null) return null;
  const together = { ...last, content: { ...last.content, before: first.content.before } };
  const { changes } = historyEntry(together, council);
  if (changes.length === 0) return null;
  const ownToo = entries.some(({ by }) => by.id === userId);
  return { lineId, changes, by: [...new Set(entries.map(({ by }) => by.name))], ownToo, at: newest.at };
}

function isActual(logged: unknown): boolean {
  return typeof logged === 'object' && logged !== null && 'kind' in logged && logged.kind === 'actual';
}

function openKeys(findings: WeekView['findings']): string[] {
  return openFindings(findings).map(({ key }) => key);
}
