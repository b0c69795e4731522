// One start of the app, until it is killed: as a light process (desktop-process.ts), or whole, in a window, on Electron or
// its stand-in. Either way a call is answered only by what the app itself answered.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { _electron as electron } from '@playwright/test';
import type { Random } from '../../src-portal/practice/random.ts';
import type { AppAnswer, AppCallName, AppRequest, AppResult } from '../../src-shared/app-api/index.ts';
import type { FromDesktop, ToDesktop } from './desktop-process.ts';
import { afterPowerCut, baselineOf, putDisk } from './power-disk.ts';

export interface Desktop {
  /** Never answered when the app is killed before. */
  call<N extends AppCallName>(name: N, input: AppRequest<N>): Promise<AppResult<AppAnswer<N>>>;
  /** What the next file dialog answers. */
  choose(file: string): Promise<void>;
  /** True where the same answers the dialog that asks where to save. */
  saves: boolean;
  /** SIGKILL. */
  kill(): Promise<void>;
}

export type StartDesktop = (folder: string, bug: (what: string) => void) => Promise<Desktop>;

const never = () => new Promise<never>(() => undefined);

/** A second or less: most kills go by this one. */
export const startLight: StartDesktop = (folder, bug) => startProcess(folder, bug, {});

/**
 * The same on a disk that keeps, at a kill, no more than what was made to last and a random part of the rest.
 * @param forgets a planted fault: what flushes are as if the app had never asked for them (power.c); empty: none
 */
export function startOnPowerDisk(library: string, random: Random, forgets: string): StartDesktop {
  return async (folder, bug) => {
    const record = `${folder}.record`;
    rmSync(record, { force: true });
    const baseline = baselineOf(folder);
    const recording = {
      LD_PRELOAD: library,
      POWER_RECORD: record,
      POWER_FOLDER: folder,
      POWER_FORGETS: forgets,
      UV_USE_IO_URING: '0',
    };
    const desktop = await startProcess(folder, bug, recording);
    return {
      ...desktop,
      async kill() {
        await desktop.kill();
        putDisk(folder, afterPowerCut(baseline, readFileSync(record), random));
      },
    };
  };
}

async function startProcess(
  folder: string,
  bug: (what: string) => void,
  environment: Record<string, string>,
): Promise<Desktop> {
  const child = fork(path.join(import.meta.dirname, 'desktop-process.ts'), [folder], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...environment },
  });
  const ended = once(child, 'exit');
  const waiting = new Map<number, (result: unknown) => void>();
  let asked = 0;
  let killed = false;
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: FromDesktop) => {
      if (message.kind === 'ready') resolve();
      else if (message.kind === 'bug') bug(message.what);
      else waiting.get(message.id)?.(message.result);
    });
    child.on('exit', (code) => {
      if (!killed) reject(new Error(`the app ended by itself with ${code}`));
    });
  });
  function send<Result>(
    message: { kind: 'call'; name: AppCallName; input: unknown } | { kind: 'choose-file'; file: string },
  ): Promise<Result> {
    if (killed || !child.connected) return never();
    asked += 1;
    const id = asked;
    return new Promise((resolve) => {
      waiting.set(id, resolve as (result: unknown) => void);
      child.send({ id, ...message } satisfies ToDesktop, () => undefined);
    });
  }
  await ready;
  return {
    call: (name, input) => send({ kind: 'call', name, input }),
    choose: (file) => send({ kind: 'choose-file', file }),
    saves: true,
    async kill() {
      killed = true;
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The built app as people have it, with its window. */
export const startWhole: StartDesktop = async (folder) => {
  const app = await electron.launch({
    args: ['.', `--user-data-dir=${folder}`],
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: { ...(process.env as Record<string, string>), PROVIDER_ACTUALS_PLAIN_TEXT_KEYS: '1' },
  });
  const child = app.process();
  const ended = once(child, 'exit');
  const page = await app.firstWindow();
  await page.waitForFunction(() => 'app' in window);
  return {
    call: <N extends AppCallName>(name: N, input: AppRequest<N>) =>
      page
        .evaluate(
          ([call, given]) =>
            (window as unknown as { app: { call(name: string, input: unknown): Promise<unknown> } }).app.call(
              call,
              given,
            ),
          [name, input] as const,
        )
        .catch(never) as Promise<AppResult<AppAnswer<N>>>,
    choose: (file) =>
      app
        .evaluate(({ dialog }, chosen) => {
          dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
        }, file)
        .catch(never),
    saves: false,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
