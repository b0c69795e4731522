// A real account for the fuzzer: an encrypted store in a folder of its own with a small provider in it, and every call on
// it as the app serves them. What it holds can be read as one text, so that a partial write is seen.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uuidV7Maker } from '../../src-main/machine/uuid.ts';
import { openStore } from '../../src-main/store/open.ts';
import { type AppCallName, type AppResult, appCalls } from '../../src-shared/app-api/index.ts';
import {
  contextOf,
  fillWithProvider,
  handlersOf,
  key,
  migrationsFolder,
  standingClock,
  weekStart,
} from '../src-main/fixtures.ts';
import type { Json } from './mutated.ts';

export interface RealAccount {
  /** Serves a call as the window's would be: parsed first, and its answer parsed too. */
  call(name: AppCallName, request: Json): Promise<Answered>;
  store: ReturnType<typeof contextOf>['store'];
  /** Everything that was recorded, and how often something was written down in the history. */
  contents(): string;
  close(): void;
}

export type Answered = { outcome: 'not-understood' } | { outcome: 'refused' } | { outcome: 'done'; value: Json };

export function realAccount(): RealAccount {
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-fuzz-'));
  let millis = 1_700_000_000_000;
  const opened = openStore({
    file: path.join(folder, 'fuzz.store'),
    create: true,
    key,
    clock: standingClock(),
    newId: uuidV7Maker(
      () => (millis += 1),
      (size) => new Uint8Array(size),
    ),
    device: 'Laptop 1',
    backupFolder: path.join(folder, 'backups'),
    migrationsFolder,
  });
  if (!opened.ok) throw new Error(opened.problem.sentence);
  const { store } = opened;
  fillWithProvider(store);
  const handlers = handlersOf(contextOf(store)) as Record<string, (request: unknown) => unknown>;
  return {
    store,
    async call(name, request) {
      const parsed = appCalls[name].request.safeParse(request);
      if (!parsed.success) return { outcome: 'not-understood' };
      const handler = handlers[name];
      if (handler === undefined) throw new Error(`${name} is not served on an account`);
      const answer = (await handler(parsed.data)) as AppResult<Json>;
      if (!answer.ok) {
        const { sentence } = answer.problem;
        if (sentence === '' || /undefined|\[object|NaN\b/.test(sentence)) throw new Error(`${name} says: ${sentence}`);
        return { outcome: 'refused' };
      }
      const shown = appCalls[name].answer.safeParse(answer.value);
      if (!shown.success) throw new Error(`${name} answers with what its contract has not: ${shown.error.message}`);
      return { outcome: 'done', value: answer.value };
    },
    contents() {
      const actuals = store.weeks.all().map((week) => [week, store.actuals.ofWeek(week.weekStart)]);
      return JSON.stringify([
        ...[actuals, store.lines.all(), store.people.all(), store.peopleList.known(), store.peopleList.mapping()],
        ...[store.care.stays(), store.outbox.unsent(), store.device.packets(), store.device.made()],
        store.changeLog.ofWeek(weekStart).length,
      ]);
    },
    close() {
      store.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
