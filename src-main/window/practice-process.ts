// Starts the built portal as a process of its own, for practice. It keeps its data beside the app's own, listens on
// this computer only, and ends when the app ends (the line to its parent is then gone).
import { mkdirSync } from 'node:fs';
import { utilityProcess } from 'electron';
import { clockVariable } from '../machine/clock.ts';
import type { PracticeProcess } from '../portal/practice.ts';

/**
 * PGlite is WebAssembly. What V8 makes of its hottest parts pays in a portal that serves many; a practice portal spends
 * a third of its start on it, and has one person to serve.
 */
const quickStart = '--no-wasm-tier-up --no-wasm-dynamic-tiering';

interface PracticePlace {
  /** The bundled portal: `out/main/portal.js`. */
  program: string;
  /** Where its database is kept. */
  folder: string;
  /** An ISO instant in an unpackaged app that was told one; else practice keeps its own time. */
  startAt: string | undefined;
}

export function startPracticeProcess({ program, folder, startAt }: PracticePlace): PracticeProcess {
  mkdirSync(folder, { recursive: true });
  // Nothing of the app's own surroundings that could point the portal elsewhere goes along.
  const { DATABASE_URL: _, HOST: __, PORT: ___, [clockVariable]: ____, ...env } = process.env;
  const child = utilityProcess.fork(program, [`--data=${folder}`], {
    serviceName: 'Practice portal',
    stdio: 'ignore',
    execArgv: [`--js-flags=${quickStart}`],
    env: startAt === undefined || startAt === '' ? env : { ...env, [clockVariable]: startAt },
  });
  return {
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.on('exit', (code) => listener(code));
    },
    stop: () => {
      // It finishes what it is writing; a second later it is ended.
      child.postMessage({ kind: 'stop' });
      setTimeout(() => child.kill(), 1_000).unref();
    },
  };
}
