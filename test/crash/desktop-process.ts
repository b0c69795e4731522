// The app without a window, as a process that can be killed: the same composition as src-main/main.ts plugs into
// Electron, on a folder of its own, with calls and answers over the line to its parent. What is answered there is what
// a person would have been told.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { composeApp } from '../../src-main/compose.ts';
import { type AppCallName, appCalls } from '../../src-shared/app-api/index.ts';
import { turn } from '../src-main/timers.ts';
import { readSheets } from '../workbook-process.ts';
import { plainKeyring } from './keyring.ts';

export type ToDesktop =
  | { id: number; kind: 'call'; name: AppCallName; input: unknown }
  | { id: number; kind: 'choose-file'; file: string };
export type FromDesktop =
  | { kind: 'ready' }
  | { kind: 'answer'; id: number; result: unknown }
  | { kind: 'bug'; what: string };

const folder = process.argv[2];
if (folder === undefined) throw new Error('name the folder');
// A parent that is gone hears nothing.
const tell = (message: FromDesktop) => process.send?.(message, () => undefined);
let chosen: string | null = null;

const app = composeApp({
  folder,
  migrationsFolder: path.resolve(import.meta.dirname, '../../drizzle/desktop'),
  device: 'Laptop 1',
  clock: { now: () => new Date().toISOString() },
  random: Math.random,
  randomBytes,
  setTimer: (millis, then) => {
    const timer = setTimeout(then, millis);
    return () => clearTimeout(timer);
  },
  turn,
  fetch: globalThis.fetch,
  keyring: plainKeyring,
  presence: { idleSeconds: () => 0, onLeave: () => undefined },
  lockSettings: () => ({ lockAfterMinutes: null, syncWhileLocked: true }),
  steadyMillis: () => performance.now(),
  secretCost: { cost: 2 ** 8, blockSize: 8, parallel: 1 },
  startPractice: () => {
    throw new Error('the portal is a process of its own here');
  },
  readSheets,
  dialogs: {
    chooseCouncilFile: async () => chosen,
    chooseFile: async () => chosen,
    chooseFiles: async () => (chosen === null ? [] : [chosen]),
    chooseWhereToSave: async () => chosen,
    showInFolder: () => undefined,
  },
  emit: () => undefined,
  log: {
    info: () => undefined,
    refused: () => undefined,
    bug: (event, error) =>
      tell({ kind: 'bug', what: `${event}: ${error instanceof Error ? error.stack : String(error)}` }),
  },
});

process.on('message', async (message: ToDesktop) => {
  if (message.kind === 'choose-file') {
    chosen = message.file;
    tell({ kind: 'answer', id: message.id, result: { ok: true, value: {} } });
    return;
  }
  const handlers = app.handlers as unknown as Record<string, (input: unknown) => unknown>;
  const result = await handlers[message.name]?.(appCalls[message.name].request.parse(message.input));
  tell({ kind: 'answer', id: message.id, result });
});
process.on('disconnect', () => process.exit(0));
tell({ kind: 'ready' });
