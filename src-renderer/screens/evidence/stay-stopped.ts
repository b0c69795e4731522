// Asking for what takes its time and was stopped: it stays stopped, also where an event asks for it again, until a person does.
import type { AppResult } from '../../../src-shared/app-api/index.ts';

export interface StaysStopped<I, T> {
  ask(input: I): Promise<AppResult<T>>;
  /** A person wants it after all. */
  again(): void;
}

/** @param code of the problem that says that it was stopped */
export function staysStopped<I, T>(call: (input: I) => Promise<AppResult<T>>, code: string): StaysStopped<I, T> {
  let stopped: { of: string; answer: AppResult<T> } | null = null;
  return {
    async ask(input) {
      const of = JSON.stringify(input);
      if (stopped?.of === of) return stopped.answer;
      const answer = await call(input);
      stopped = !answer.ok && answer.problem.code === code ? { of, answer } : null;
      return answer;
    },
    again() {
      stopped = null;
    },
  };
}
