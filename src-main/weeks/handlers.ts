// The calls on one week.
import type { AppHandlers } from '../../src-shared/app-api/index.ts';
import type { SyncEngine } from '../sync/engine.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noProfile } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { weeksWithAddedLines } from './added-lines.ts';
import { acknowledge, askForGeneration, attestLines, redoLast, resolveConflicts, undoLast } from './commands.ts';
import type { FactsOf } from './facts.ts';
import { weekFollow } from './follow.ts';
import { historyEntry } from './history.ts';
import type { WeekQueries } from './queries.ts';
import { recordLine } from './record.ts';
import { previewMany, recordMany } from './record-many.ts';
import { acceptSuggestions } from './suggestions.ts';

/** Long enough to see what a choice between two versions did, and to take it back. */
const sendChoiceMillis = 30_000;

export interface WeekParts {
  factsOf: FactsOf;
  queries: WeekQueries;
  engine: Pick<SyncEngine, 'sync' | 'sendSoon' | 'stopped'>;
}

export function weekHandlers(context: AccountContext, { factsOf, queries, engine }: WeekParts): AppHandlers<'week'> {
  const { store } = context;
  const follow = weekFollow(queries.view, context.newId);
  return {
    'week.list': () => queries.list(),
    'week.added-lines': () => {
      const council = store.profile.get();
      return ok({ weeks: council === null ? [] : weeksWithAddedLines(context, council) });
    },
    'week.get': ({ weekStart }) => queries.view(weekStart),
    'week.follow': ({ weekStart, seen }) => follow(weekStart, seen),
    // Only the portal generates a week: whoever asks for it waits for it. Without a network the request stays saved.
    'week.generate': async ({ weekStart }) => {
      const saved = askForGeneration(context, weekStart);
      if (!saved.ok) return saved;
      await engine.sync();
      if (engine.stopped()) return saved;
      // A request that the portal refused is nothing to mend: it is told, and forgotten.
      const refused = store.outbox
        .unsent(weekStart)
        .find(({ kind, state }) => kind === 'generate' && state === 'rejected');
      if (refused?.problem == null) return saved;
      const forgotten = save(context, { what: 'withdraw', weekStart }, (write) => write.withdraw(refused.id));
      return !forgotten.ok ? forgotten : { ok: false, problem: refused.problem };
    },
    'week.record': (input) => recordLine(context, input),
    'week.preview-many': (input) => previewMany(context, input),
    'week.record-many': (input) => recordMany(context, input, factsOf(input.weekStart)),
    'week.attest': (input) => attestLines(context, input),
    'week.undo': () => undoLast(context),
    'week.redo': () => redoLast(context),
    'week.accept-suggestions': ({ weekStart, keys }) => {
      const facts = factsOf(weekStart);
      return facts === null ? noProfile() : acceptSuggestions(context, facts, keys);
    },
    'week.acknowledge': ({ weekStart, key, reason }) => {
      const facts = factsOf(weekStart);
      return facts === null ? noProfile() : acknowledge(context, facts, { key, reason });
    },
    // Until it is sent, a choice between two versions can be undone: it waits a little longer than an edit.
    'week.resolve-conflict': (input) => {
      const resolved = resolveConflicts(context, input);
      if (resolved.ok) engine.sendSoon(sendChoiceMillis);
      return resolved;
    },
    'week.history': ({ weekStart, lineId }) =>
      ok({
        entries: store.changeLog.ofLine(weekStart, lineId).map((entry) => historyEntry(entry, store.profile.get())),
      }),
    'week.payable': ({ weekStart }) => queries.payable(weekStart),
    'week.payable-line': ({ weekStart, lineId }) => queries.payableLine(weekStart, lineId),
    'week.earlier': ({ weekStart, lineId }) => queries.earlier(weekStart, lineId),
    'week.counts': ({ weekStart }) => queries.counts(weekStart),
  };
}
