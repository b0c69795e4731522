// Workbooks and web tables are read in a process of their own, which has limits on time and memory: a file that takes
// too much ends that process, never the app. How a process is started is handed in, since only Electron's main module
// knows.
import type { WorkbookRead } from '../../src-shared/readers/workbook/index.ts';
import type { SetTimer } from './timers.ts';

/** A path, or the bytes of a file that has none. */
export type FileToRead = { file: string } | { bytes: Uint8Array };

export interface ReaderProcess {
  send(message: FileToRead): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number | null) => void): void;
  stop(): void;
}

/** Reads the sheets of a file by its path or its bytes; whatever goes wrong, or being stopped by the signal, is a sentence. */
export type ReadSheets = (file: string | Uint8Array, stop?: AbortSignal) => Promise<WorkbookRead>;

/** What the process says: that it is there, and then what it read. */
export type ReaderMessage = { kind: 'ready' } | { kind: 'read'; read: WorkbookRead };

/** How long reading one file may take, once the process is there. */
export const readerMillis = 5_000;
/** Megabytes of the process's own memory, above what its parts inflate to. */
export const readerMegabytes = 1_024;
/** A slow machine starts a process in seconds; one that never starts must not keep anybody waiting. */
const startMillis = 60_000;

const smaller = 'Open it in its own program, save only the sheet with the list or week as CSV, and choose that file.';

export function workbookReader({
  start,
  setTimer,
  millis = readerMillis,
}: {
  /** May throw when there is nothing to start. */
  start: () => ReaderProcess;
  setTimer: SetTimer;
  millis?: number;
}): ReadSheets {
  return (file, stop) =>
    new Promise((resolve) => {
      if (stop?.aborted) return resolve(stoppedByPerson);
      let process: ReaderProcess;
      try {
        process = start();
      } catch {
        return resolve(notStarted);
      }
      let begun = false;
      let cancel = setTimer(startMillis, () => end(notStarted));
      const end = (read: WorkbookRead) => {
        cancel();
        stop?.removeEventListener('abort', onStop);
        process.stop();
        resolve(read);
      };
      const onStop = () => end(stoppedByPerson);
      stop?.addEventListener('abort', onStop);
      process.onMessage((message) => {
        const said = message as ReaderMessage;
        if (said.kind === 'read') return end(said.read);
        if (said.kind !== 'ready' || begun) return;
        begun = true;
        cancel();
        cancel = setTimer(millis, () => end(tooLong(millis)));
        process.send(typeof file === 'string' ? { file } : { bytes: file });
      });
      process.onExit(() => end(begun ? brokeOff : notStarted));
    });
}

const stoppedByPerson: WorkbookRead = {
  ok: false,
  sentence: 'Reading this file was stopped. Nothing was changed.',
  action: 'Choose it again whenever there is time for it.',
};

const notStarted: WorkbookRead = {
  ok: false,
  sentence: 'The part of the app that reads workbooks did not start.',
  action: 'Try again, or save the file as CSV in its own program and choose that file.',
};

const tooLong = (millis: number): WorkbookRead => ({
  ok: false,
  sentence: `Reading this file took more than ${Math.round(millis / 1000)} seconds, far more than a list or a week needs, so it was stopped. Nothing was changed.`,
  action: smaller,
});

const brokeOff: WorkbookRead = {
  ok: false,
  sentence:
    'Reading this file broke off, most likely since it takes more memory than a list or a week ever needs. Nothing was changed.',
  action: smaller,
};
