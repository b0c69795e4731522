// Everything that works on one open account: its sync engine and the use cases of every screen, on one store. What must
// stay true: all of it hangs on the one clock, the portal's; whoever changes something tells the screens and the sync
// through the same two functions; a confirmation whose answer was lost is looked up in every sync.

import type { OpenAccount } from './accounts/sessions.ts';
import { carryWaitingLogs } from './care/log.ts';
import { sinceLookHandlers } from './confirm/changes-since-viewed.ts';
import { type ConfirmParts, carryOutWishes, confirmHandlers, resolveConfirmations } from './confirm/confirm.ts';
import { receiptHandlers } from './confirm/receipts.ts';
import type { Clock } from './machine/clock.ts';
import type { FileDialogs } from './machine/dialogs.ts';
import { packetHandlers } from './packets/handlers.ts';
import type { SetTimer } from './portal/client.ts';
import { filesHandlers } from './portal-export/handlers.ts';
import { noExchange } from './portal-export/no-exchange.ts';
import { dailyBackup } from './store/daily-backup.ts';
import { type SyncEngine, syncEngine } from './sync/engine.ts';
import { syncHandlers } from './sync/handlers.ts';
import type { AccountContext } from './use-case/account-context.ts';
import { save } from './use-case/save.ts';
import { weekHandlers } from './weeks/handlers.ts';
import type { AppEmit, AppHandlers } from './window/app-ipc.ts';

type OtherCalls = `session.${string}` | `recovery.${string}` | `window.${string}`;
type AccountCalls = Exclude<keyof AppHandlers, OtherCalls>;

export interface AccountHandlers {
  handlers: Pick<AppHandlers, AccountCalls>;
  /** What left the encrypted store as a file, by its name: worth remembering. */
  noteFile(fileName: string, weekStart: string | null): void;
  engine: SyncEngine;
}

export interface AccountParts {
  open: OpenAccount;
  /** This computer's clock: waits are counted by it. */
  machineClock: Clock;
  random: () => number;
  newId: () => string;
  setTimer: SetTimer;
  /** Awaited between two parts of what a sync writes. */
  turn: () => Promise<void>;
  dialogs: FileDialogs;
  emit: AppEmit;
  bug: (error: unknown) => void;
  /** Hears the code of what keeps the sync from its end, null once nothing does. */
  troubleChanged?: (code: string | null) => void;
}

/** Long enough to see what a choice between two versions did, and to take it back. */
const sendChoiceMillis = 30_000;

/** Starts an account's work. Nothing is exchanged until somebody asks. */
export function accountHandlers(parts: AccountParts): AccountHandlers {
  const { open, emit, newId } = parts;
  const { store, account } = open;
  const weekChanged = (weekStart: string | null) => emit('week-changed', { weekStart });
  let toldTrouble: string | null = null;
  const backUpOnANewDay = dailyBackup(store, parts.machineClock, parts.bug);

  const startEngine = account().connection.kind === 'files' ? () => noExchange(store) : syncEngine;
  const engine = startEngine({
    store,
    reach: open.reach,
    token: open.token,
    tokenRefused: open.tokenRefused,
    clock: parts.machineClock,
    random: parts.random,
    newId,
    setTimer: parts.setTimer,
    turn: parts.turn,
    weekChanged,
    statusChanged: (status) => {
      const trouble = status.problem?.code ?? null;
      if (trouble !== toldTrouble) parts.troubleChanged?.(trouble);
      toldTrouble = trouble;
      emit('sync-status', status);
    },
    bug: parts.bug,
    afterPull: async (exchange) => {
      carryWaitingLogs(context);
      backUpOnANewDay();
      const trouble = await resolveConfirmations(confirming, exchange);
      if (trouble === null && !exchange.stopped()) await carryOutWishes(confirming, exchange);
      return trouble;
    },
  });

  const context: AccountContext = {
    store,
    account,
    clock: open.clock,
    newId,
    dialogs: parts.dialogs,
    sending: () => {
      const canSend = open.token() !== null;
      const { online, workingOffline } = engine.status();
      // Nothing is asked of the portal without a token, so whether it can be reached is found out by signing in.
      return { online: online || (!canSend && !workingOffline), canSend };
    },
    weekChanged,
    // The count on screen is told at once; it is sent a few seconds after the last edit.
    somethingToSend: () => {
      emit('sync-status', engine.status());
      engine.sendSoon();
      backUpOnANewDay();
    },
  };
  const week = weekHandlers(context);

  const confirming: ConfirmParts = {
    store,
    account,
    engine,
    weekView: week.queries.view,
    payable: week.queries.payable,
    newId,
    weekChanged,
  };

  return {
    engine,
    noteFile: (fileName, weekStart) =>
      void save(context, { what: 'saved-file', weekStart: null, source: 'file' }, (write) =>
        write.note('saved-file', { weekStart, content: { kind: 'saved-file', fileName } }),
      ),
    handlers: {
      ...week.handlers,
      // Only the portal generates a week: whoever asks for it waits for it. Without a network the wish stays saved.
      'week.generate': async (input) => {
        const saved = await week.handlers['week.generate'](input);
        if (!saved.ok) return saved;
        await engine.sync();
        if (engine.stopped()) return saved;
        // A wish that the portal refused is nothing to mend: it is told, and forgotten.
        const refused = store.outbox
          .unsent(input.weekStart)
          .find(({ kind, state }) => kind === 'generate' && state === 'rejected');
        if (refused?.problem == null) return saved;
        store.outbox.withdraw(refused.id, account().user);
        return { ok: false, problem: refused.problem };
      },
      // Until it is sent, a choice between two versions can be undone: it waits a little longer than an edit.
      'week.resolve-conflict': async (input) => {
        const resolved = await week.handlers['week.resolve-conflict'](input);
        if (resolved.ok) engine.sendSoon(sendChoiceMillis);
        return resolved;
      },
      ...syncHandlers(engine, () => store.outbox.hurry()),
      ...confirmHandlers(confirming),
      ...sinceLookHandlers(confirming),
      ...filesHandlers(context),
      ...receiptHandlers({ store, account }),
      ...packetHandlers(context),
    },
  };
}
