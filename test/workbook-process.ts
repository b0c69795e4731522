// Starts the program that reads workbooks as the app does, from its sources.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  type ReaderProcess,
  type ReadSheets,
  readerMegabytes,
  workbookReader,
} from '../src-main/machine/workbook-reader.ts';

const program = fileURLToPath(new URL('../src-main/workbook-reader.ts', import.meta.url));
const parentPort = fileURLToPath(new URL('./electron-stand-in/parent-port.ts', import.meta.url));

export function startWorkbookProcess(of = program, megabytes = readerMegabytes): ReaderProcess {
  const child = fork(of, [], {
    execArgv: ['--import', parentPort, `--max-old-space-size=${megabytes}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    send: (message) => void child.send(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    stop: () => void child.kill(),
  };
}

/** With a minute instead of seconds: tests share their machine. */
export const readSheets: ReadSheets = workbookReader({
  start: () => startWorkbookProcess(),
  setTimer: (millis, then) => {
    const timer = setTimeout(then, millis);
    return () => clearTimeout(timer);
  },
  millis: 60_000,
});
