// The practice portal, which the app runs as a process of its own beside itself. What must stay true: there is at most
// one; a portal that ended is started again when it is next needed; a start that fails says so in a sentence and
// leaves nothing behind. How a process is started is handed in, since only Electron's main module knows.
import { z } from 'zod';
import type { AppProblem } from '../../src-shared/app-api/index.ts';
import type { SetTimer } from '../machine/timers.ts';
import type { PortalFound } from './adapter.ts';

export interface PracticeProcess {
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number | null) => void): void;
  stop(): void;
}

/** Starts the built portal as a process. May throw when there is nothing to start. */
export type StartPractice = () => PracticeProcess;

export interface PracticePortal {
  /** Starts it if need be. */
  find(): Promise<PortalFound>;
  stop(): void;
}

/** What the portal tells its parent. */
const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listening'), port: z.int().min(1).max(65_535) }),
  z.object({ kind: z.literal('failed'), sentence: z.string() }),
]);

/** The first start makes and fills a database; on a slow machine that takes its time, on a busy one minutes. */
const startTimeoutMillis = 300_000;

export function practicePortal({ start, setTimer }: { start: StartPractice; setTimer: SetTimer }): PracticePortal {
  let running: { process: PracticeProcess; found: Promise<PortalFound> } | null = null;

  function launch(): { process: PracticeProcess; found: Promise<PortalFound> } {
    const process = start();
    const found = new Promise<PortalFound>((resolve) => {
      const fail = (problem: AppProblem) => {
        if (running?.process === process) running = null;
        cancel();
        resolve({ ok: false, problem });
      };
      const cancel = setTimer(startTimeoutMillis, () => {
        fail(notStarted('It did not get ready in time.'));
        process.stop();
      });
      process.onMessage((message) => {
        const told = messageSchema.safeParse(message);
        // Other messages are not ours to judge: a later portal may say more.
        if (!told.success) return;
        if (told.data.kind === 'failed') return fail(notStarted(told.data.sentence));
        cancel();
        resolve({ ok: true, address: `http://127.0.0.1:${told.data.port}` });
      });
      process.onExit((code) => fail(notStarted(code === null ? 'It stopped.' : `It stopped with code ${code}.`)));
    });
    return { process, found };
  }

  return {
    async find() {
      if (running === null) {
        try {
          running = launch();
        } catch {
          return { ok: false, problem: notStarted('Its program was not found.') };
        }
      }
      return running.found;
    },
    stop() {
      const process = running?.process;
      running = null;
      process?.stop();
    },
  };
}

function notStarted(why: string): AppProblem {
  return {
    code: 'practice-not-started',
    sentence: `The practice portal could not be started on this computer. ${why}`,
    action: 'Try again. Restart the app if it happens again. Work already here is safe.',
  };
}
