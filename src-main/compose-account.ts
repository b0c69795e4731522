// Everything that works on one open account: its sync engine and the use cases of every screen, on one store. What must
// stay true: all of it hangs on the one clock, the portal's; whoever changes something tells the screens and the sync
// through the same two functions; a confirmation whose answer was lost is looked up in every sync.
import type { AppEmit, AppHandlers } from '../src-shared/app-api/index.ts';
import { type AccountNamespace, accountHandlers } from './account-handlers.ts';
import { carryAbsences, carryStays } from './accounts/change-connection.ts';
import type { AccountWork, OpenAccount } from './accounts/open-account.ts';
import { carryWaitingLogs } from './care/log.ts';
import { carryOutDeferred } from './confirm/deferred.ts';
import { resolveConfirmations } from './confirm/send.ts';
import type { FileDialogs } from './machine/dialogs.ts';
import type { ScryptCost } from './machine/scrypt.ts';
import type { SetTimer } from './machine/timers.ts';
import type { WriteWholeFile } from './machine/whole-file.ts';
import type { ReadSheets } from './machine/workbook-reader.ts';
import { makePacket } from './packets/handlers.ts';
import { noExchange } from './portal-export/no-exchange.ts';
import { dailyBackup } from './store/daily-backup.ts';
import { type SyncEngine, syncEngine } from './sync/engine.ts';
import { kindWords } from './sync/put-aside-words.ts';
import type { AccountContext } from './use-case/account-context.ts';
import { fileReading } from './use-case/file-reading.ts';
import { incomingFiles } from './use-case/incoming.ts';
import { save } from './use-case/save.ts';

export interface ComposedAccount {
  accountId: string;
  handlers: AppHandlers<AccountNamespace>;
  /** What left the encrypted store as a file, by its name: worth remembering. */
  noteFile(fileName: string, weekStart: string | null): void;
  engine: SyncEngine;
  /** True: no sync begins until it is false again, and then one does. */
  rest(resting: boolean): void;
  /** Saves what is unsent as a site packet, also while the window is locked. */
  sealUnsent: AccountWork['sealUnsent'];
  /** What the records are that were put aside, in our own words for their kinds. */
  putAside(): string[];
}

export interface AccountParts {
  open: OpenAccount;
  random: () => number;
  newId: () => string;
  setTimer: SetTimer;
  /** Awaited between two parts of what a sync writes. */
  turn: () => Promise<void>;
  /** What the key of a file costs that goes out under a passphrase. */
  secretCost: ScryptCost;
  readSheets: ReadSheets;
  dialogs: FileDialogs;
  /** The same, which count also in front of a locked window: for what its person saves from there. */
  dialogsWhileLocked: FileDialogs;
  writeFile: WriteWholeFile;
  emit: AppEmit;
  bug: (error: unknown) => void;
  /** Hears the code of what keeps the sync from its end, null once nothing does. */
  troubleChanged?: (code: string | null) => void;
}

/** Starts an account's work. Nothing is exchanged until somebody asks. */
export function composeAccount(parts: AccountParts): ComposedAccount {
  const { open, emit, newId } = parts;
  const { store, account } = open;
  const weekChanged = (weekStart: string | null) => emit('week-changed', { weekStart });
  let reportedTrouble: string | null = null;
  let resting = false;
  const backUpOnANewDay = dailyBackup(store, open.machineClock, parts.bug);

  const startEngine = account().connection.kind === 'files' ? () => noExchange(store) : syncEngine;
  const engine = startEngine({
    store,
    reach: open.reach,
    token: open.token,
    tokenRefused: open.tokenRefused,
    clock: open.machineClock,
    random: parts.random,
    newId,
    setTimer: parts.setTimer,
    turn: parts.turn,
    // What keeps the window locked until the portal is heard is ended by a sync.
    resting: () => resting && (open.portalWord()?.state ?? 'good') === 'good',
    weekChanged,
    statusChanged: (status) => {
      const trouble = status.problem?.code ?? null;
      if (trouble !== reportedTrouble) parts.troubleChanged?.(trouble);
      reportedTrouble = trouble;
      emit('sync-status', status);
    },
    bug: parts.bug,
    afterPull: async (exchange) => {
      carryWaitingLogs(context);
      carryStays(store, account().user);
      carryAbsences(store, account().user, open.machineClock.now().slice(0, 10));
      backUpOnANewDay();
      const trouble = await resolveConfirmations(confirming, exchange);
      if (trouble === null && !exchange.stopped()) await carryOutDeferred(confirming, exchange);
      return trouble;
    },
  });

  const reading = fileReading(parts.readSheets, (told) => emit('file-reading', told));
  const context: AccountContext = {
    store,
    command: store.command,
    undo: store.undo,
    erasing: store.erasing,
    attention: store.attention,
    account,
    clock: open.clock,
    newId,
    readSheets: reading.readSheets,
    reading,
    evidenceTold: (progress) => emit('evidence-progress', progress),
    turn: parts.turn,
    secretCost: parts.secretCost,
    incoming: incomingFiles({ newId, clock: open.clock }),
    dialogs: parts.dialogs,
    writeFile: parts.writeFile,
    sending: () => {
      const canSend = open.token() !== null;
      const { online, workingOffline } = engine.status();
      // Nothing is asked of the portal without a token, so whether it can be reached is found out by signing in.
      return { online: online || (!canSend && !workingOffline), canSend };
    },
    portalWord: open.portalWord,
    weekChanged,
    // The count on screen is told at once; it is sent a few seconds after the last edit.
    somethingToSend: () => {
      emit('sync-status', engine.status());
      engine.sendSoon();
      backUpOnANewDay();
    },
  };
  const { confirmations, deferredConfirmations } = store;
  const { handlers, confirming } = accountHandlers(context, { engine, confirmations, deferredConfirmations });

  return {
    accountId: account().id,
    engine,
    handlers,
    rest(on) {
      resting = on;
      if (!on && open.token() !== null) void engine.sync();
    },
    sealUnsent: (passphrase) => makePacket({ ...context, dialogs: parts.dialogsWhileLocked }, passphrase),
    putAside: () => store.putAside.all().map(({ kind }) => kindWords(kind, 1)),
    noteFile: (fileName, weekStart) =>
      void save(context, { what: 'saved-file', weekStart: null, source: 'file' }, (write) =>
        write.note('saved-file', { weekStart, content: { kind: 'saved-file', fileName } }),
      ),
  };
}
