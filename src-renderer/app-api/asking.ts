// One question to the main process at a time, whose answer may also come unasked, with an event. What must stay true: the
// answer that is told last is never older than another that was known; what a locked window is refused changes nothing of
// what was shown, and is asked again once it is unlocked.
import type { AppResult } from '../../src-shared/app-api/index.ts';

export interface Asker<T> {
  /** Asks; while an earlier question runs, once more after it, which covers any number of events. */
  ask(question: string, call: () => Promise<AppResult<T>>): Promise<void>;
  /** Takes the answer that an event brought. */
  take(question: string, value: T): void;
  /** Asks again what a locked window was refused. */
  askMissed(): void;
}

/** @param tell hears each answer, but for those to a question that is no longer the one asked */
export function asker<T>(tell: (question: string, result: AppResult<T>) => void): Asker<T> {
  let wanted: { question: string; call: () => Promise<AppResult<T>> } | null = null;
  let running = false;
  let again = false;
  let missed = false;

  async function ask(question: string, call: () => Promise<AppResult<T>>): Promise<void> {
    wanted = { question, call };
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      const asked = wanted;
      const result = await asked.call();
      if (asked.question !== wanted.question) continue;
      missed = !result.ok && result.problem.code === 'window-locked';
      if (!missed) tell(asked.question, result);
    }
    running = false;
  }

  return {
    ask,
    askMissed() {
      if (wanted !== null && missed) void ask(wanted.question, wanted.call);
    },
    take(question, value) {
      // What is on its way may have been answered before this came.
      again = running;
      tell(question, { ok: true, value });
    },
  };
}
