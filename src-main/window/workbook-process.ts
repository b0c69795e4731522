// Starts the program that reads workbooks, with a limit on its memory.
import { utilityProcess } from 'electron';
import { type ReaderProcess, readerMegabytes } from '../machine/workbook-reader.ts';

/** @param program the bundled reader: `out/main/workbook-reader.js` */
export function startWorkbookProcess(program: string): ReaderProcess {
  const child = utilityProcess.fork(program, [], {
    serviceName: 'Workbook reader',
    stdio: 'ignore',
    // Electron hands V8's own options on by this name only.
    execArgv: [`--js-flags=--max-old-space-size=${readerMegabytes}`],
  });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.on('exit', (code) => listener(code));
    },
    stop: () => {
      child.kill();
    },
  };
}
