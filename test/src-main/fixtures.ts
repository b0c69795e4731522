// A real, encrypted store in a temporary folder, with a small invented provider inside, for tests of the main process.
// Nothing is replaced: SQLite, the cipher, the migrations and the files are those that people get.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type AccountNamespace, accountHandlers } from '../../src-main/account-handlers.ts';
import { uuidV7Maker } from '../../src-main/machine/uuid.ts';
import { wholeFileWriter } from '../../src-main/machine/whole-file.ts';
import { type OpenRequest, openStore } from '../../src-main/store/open.ts';
import type { Store } from '../../src-main/store/store.ts';
import type { AccountContext } from '../../src-main/use-case/account-context.ts';
import { fileReading } from '../../src-main/use-case/file-reading.ts';
import { incomingFiles } from '../../src-main/use-case/incoming.ts';
import type { Account, AppHandlers, AppProblem, AppResult } from '../../src-shared/app-api/index.ts';
import { bradford } from '../../src-shared/council/index.ts';
import type { Variation, WeeklyActual } from '../../src-shared/domain/actuals.ts';
import type { ServiceLine } from '../../src-shared/domain/lines.ts';
import type { Change } from '../../src-shared/portal-api/index.ts';
import {
  weeklyActual as actual,
  missed,
  monday,
  person,
  actualRecord as record,
  serviceLine,
  weekRecord as week,
} from '../builders.ts';
import { restingEngine } from './resting-engine.ts';
import { setTimer, turn } from './timers.ts';

export {
  actualRecord as record,
  person,
  weeklyActual as actual,
  weekReceipt as receipt,
  weekRecord as week,
} from '../builders.ts';

import { readSheets } from '../workbook-process.ts';

export const migrationsFolder = path.resolve(import.meta.dirname, '../../drizzle/desktop');

/** The week that the fixtures record: finished at `now`, with its deadline on the next day. */
export const weekStart = monday;
export const now = '2025-03-10T09:00:00.000Z';
export const aisha = { id: 'u-aisha', name: 'Aisha Khan' };
export const ben = { id: 'u-ben', name: 'Ben Moss' };
export const key = Uint8Array.from({ length: 32 }, (_, i) => i + 1);

/** A clock that the test sets; it stands still in between. */
export function standingClock(at = now) {
  let current = at;
  return {
    now: () => current,
    set(to: string): void {
      current = to;
    },
  };
}

/** Ids in order, the same in every run. */
export function countedIds(start = 1_700_000_000_000): () => string {
  let millis = start;
  return uuidV7Maker(
    () => (millis += 1),
    (size) => new Uint8Array(size),
  );
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What `openStore` is asked, with good defaults, in a temporary folder of its own unless one is given. */
export function openRequest(overrides: Partial<OpenRequest> & { folder?: string } = {}): OpenRequest {
  const { folder = temporaryFolder(), ...rest } = overrides;
  mkdirSync(folder, { recursive: true });
  return {
    file: path.join(folder, 'practice.store'),
    create: true,
    key,
    clock: standingClock(),
    newId: countedIds(),
    device: 'Laptop 1',
    backupFolder: path.join(folder, 'backups'),
    migrationsFolder,
    ...rest,
  };
}

/** Opens a store that must open, and closes it when the test is over. */
export function openedStore(request: OpenRequest = openRequest()): Store {
  const opened = openStore(request);
  if (!opened.ok) throw new Error(`${opened.problem.code}: ${opened.problem.sentence}`);
  onTestFinished(() => opened.store.close());
  return opened.store;
}

export function line(overrides: Partial<ServiceLine> = {}): ServiceLine {
  return serviceLine({ serviceLevel: 'Single', ...overrides });
}

/** Two hours missed on short notice, with its comment. */
export function missedTwo(overrides: Partial<WeeklyActual> = {}): WeeklyActual {
  const comment = 'Refused entry on Tuesday.';
  return actual({ actual: 800, missed: 200, comment, variations: [variation()], ...overrides });
}

export const account: Account = {
  id: 'account-1',
  user: aisha,
  provider: { id: 'p-1', name: 'Mill House Care' },
  roles: ['recorder', 'confirmer'],
  connection: { kind: 'practice' },
  authority: 'practice',
  council: 'bradford',
};

/** Three people with a line each, and one generated week. */
export function provider(): Change[] {
  const people = [
    person(),
    person({ ssRef: '0012399', name: 'Bert Nowak', nhsNumber: '9990000026' }),
    person({ ssRef: '0012401', name: 'Cora Singh', nhsNumber: '9990000034' }),
  ];
  const lines = [
    line(),
    line({
      id: 'line-2',
      ssRef: '0012399',
      serviceType: 'supported_living_shared',
      service: 'Supported Living',
      serviceLevel: 'Shared',
      plannedQuantity: 3500,
      plannedVisits: 21,
    }),
    line({ id: 'line-3', ssRef: '0012401', plannedQuantity: 700, plannedVisits: 14 }),
  ];
  return [
    ...people.map((value): Change => ({ kind: 'person', person: value })),
    ...lines.map((value): Change => ({ kind: 'line', line: value })),
    {
      kind: 'week',
      week: week({
        services: [
          { service: 'Home Support', state: 'open', receiptId: null },
          { service: 'Supported Living', state: 'open', receiptId: null },
        ],
      }),
    },
    ...lines.map(
      (value): Change => ({
        kind: 'actual',
        record: record({
          actual: actual({
            lineId: value.id,
            planned: value.plannedQuantity,
            actual: value.plannedQuantity,
            visits: value.plannedVisits,
            generatedVisits: value.plannedVisits,
          }),
        }),
      }),
    ),
  ];
}

/** An open store that has pulled the small provider above. */
export function storeWithProvider(request: OpenRequest = openRequest()): Store {
  const store = openedStore(request);
  fillWithProvider(store);
  return store;
}

/** What a first sync brings of the small provider above. */
export function fillWithProvider(store: Store): void {
  store.account.save(account);
  store.profile.save(bradford, null);
  store.sync.applyChanges(provider(), 'cursor-1');
}

/** Records a line the way the context does, for tests of the store alone. */
export function edit(store: Store, value: WeeklyActual, by = aisha): void {
  store.command(
    {
      what: 'record',
      by,
      source: 'typed',
      undo: { label: `the change to ${value.lineId}`, weekStart: value.weekStart },
    },
    (write) => write.actual({ actual: value, attested: null, commentSource: 'edited' }),
  );
}

/** Gives up work that was refused or is in conflict. */
export function withdraw(store: Store, outboxRowId: string, by = aisha): void {
  store.command({ what: 'withdraw', by, source: 'typed' }, (write) => write.withdraw(outboxRowId));
}

/** A use case's context that a test can look behind. */
export type TestContext = AccountContext & { store: Store };

/** What the use cases are handed, online and signed in; dialogs answer with the paths given. */
export function contextOf(
  store: Store,
  overrides: Partial<AccountContext> & { choose?: string | null; saveTo?: string | null } = {},
): TestContext {
  const { choose = null, saveTo = null, ...rest } = overrides;
  const reading = fileReading(readSheets, () => undefined);
  return {
    command: store.command,
    undo: store.undo,
    erasing: store.erasing,
    attention: store.attention,
    account: () => account,
    clock: standingClock(),
    newId: countedIds(1_800_000_000_000),
    readSheets: reading.readSheets,
    reading,
    evidenceTold: () => undefined,
    turn,
    secretCost: { cost: 2 ** 8, blockSize: 8, parallel: 1 },
    incoming: incomingFiles({ newId: countedIds(1_900_000_000_000), clock: standingClock() }),
    dialogs: {
      chooseCouncilFile: async () => choose,
      chooseFile: async () => choose,
      chooseFiles: async () => (choose === null ? [] : [choose]),
      chooseWhereToSave: async () => saveTo,
      showInFolder: () => undefined,
    },
    writeFile: wholeFileWriter({ setTimer }),
    sending: () => ({ online: true, canSend: true }),
    portalWord: () => null,
    weekChanged: () => undefined,
    somethingToSend: () => undefined,
    ...rest,
    store,
  };
}

/** The value of a call that must succeed. */
export function answerOf<T>(result: AppResult<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.sentence}`);
  return result.value;
}

/** The problem of a call that must not. */
export function problemOf(result: AppResult<unknown>): AppProblem {
  if (result.ok) throw new Error('It succeeded.');
  return result.problem;
}

export function variation(overrides: Partial<Variation> = {}): Variation {
  return missed('non_engagement', { firstDay: '2025-03-04', lastDay: '2025-03-04', ...overrides });
}

/** Every call on an open account, served as in the app. */
export function handlersOf(context: TestContext): AppHandlers<AccountNamespace> {
  const { confirmations, deferredConfirmations } = context.store;
  return accountHandlers(context, { engine: restingEngine, confirmations, deferredConfirmations }).handlers;
}
