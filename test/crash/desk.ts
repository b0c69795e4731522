// One start of the app, until it is killed: as a light process (desk-process.ts), or whole, in a window, on Electron or
// its stand-in. Either way a call is answered only by what the app itself answered.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { _electron as electron } from '@playwright/test';
import type { DeskCallName, DeskInput, DeskOutput, DeskResult } from '../../src-shared/app-api/index.ts';
import type { FromDesk, ToDesk } from './desk-process.ts';

export interface Desk {
  /** Never answered when the app is killed before. */
  call<N extends DeskCallName>(name: N, input: DeskInput<N>): Promise<DeskResult<DeskOutput<N>>>;
  /** What the next file dialog answers. */
  choose(file: string): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
}

export type StartDesk = (folder: string, bug: (what: string) => void) => Promise<Desk>;

const never = () => new Promise<never>(() => undefined);

/** A second or less: most kills go by this one. */
export const startLight: StartDesk = async (folder, bug) => {
  const child = fork(path.join(import.meta.dirname, 'desk-process.ts'), [folder], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const waiting = new Map<number, (result: unknown) => void>();
  let asked = 0;
  let killed = false;
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: FromDesk) => {
      if (message.kind === 'ready') resolve();
      else if (message.kind === 'bug') bug(message.what);
      else waiting.get(message.id)?.(message.result);
    });
    child.on('exit', (code) => {
      if (!killed) reject(new Error(`the app ended by itself with ${code}`));
    });
  });
  function send<Result>(
    message: { kind: 'call'; name: DeskCallName; input: unknown } | { kind: 'choose-file'; file: string },
  ): Promise<Result> {
    if (killed || !child.connected) return never();
    asked += 1;
    const id = asked;
    return new Promise((resolve) => {
      waiting.set(id, resolve as (result: unknown) => void);
      child.send({ id, ...message } satisfies ToDesk, () => undefined);
    });
  }
  await ready;
  return {
    call: (name, input) => send({ kind: 'call', name, input }),
    choose: (file) => send({ kind: 'choose-file', file }),
    async kill() {
      killed = true;
      child.kill('SIGKILL');
      await ended;
    },
  };
};

/** The built app as people have it, with its window. */
export const startWhole: StartDesk = async (folder) => {
  const app = await electron.launch({
    args: ['.', `--user-data-dir=${folder}`],
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: { ...(process.env as Record<string, string>), PROVIDER_ACTUALS_PLAIN_TEXT_KEYS: '1' },
  });
  const child = app.process();
  const ended = once(child, 'exit');
  const page = await app.firstWindow();
  await page.waitForFunction(() => 'desk' in window);
  return {
    call: <N extends DeskCallName>(name: N, input: DeskInput<N>) =>
      page
        .evaluate(
          ([call, given]) =>
            (window as unknown as { desk: { call(name: string, input: unknown): Promise<unknown> } }).desk.call(
              call,
              given,
            ),
          [name, input] as const,
        )
        .catch(never) as Promise<DeskResult<DeskOutput<N>>>,
    choose: (file) =>
      app
        .evaluate(({ dialog }, chosen) => {
          dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
        }, file)
        .catch(never),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
