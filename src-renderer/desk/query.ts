// One question to the main process, asked again when an event says that the answer may have changed. The last answer
// stays on screen while the next one is on its way, so that nothing flickers.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeskCallName, DeskEventName, DeskInput, DeskOutput, DeskProblem } from '../../src-shared/desk-api.ts';

export interface Query<T> {
  /** The newest answer, or null before the first. */
  value: T | null;
  problem: DeskProblem | null;
  refresh: () => void;
}

interface Answer<T> {
  /** Which question this answers: an answer for another week is no answer. */
  question: string;
  value: T | null;
  problem: DeskProblem | null;
}

/**
 * @param input what to ask; null: nothing to ask yet
 * @param events events after which the question is asked again
 * @param merge puts a new answer in place of the old one, keeping what did not change
 */
export function useDeskQuery<K extends DeskCallName>(
  name: K,
  input: DeskInput<K> | null,
  events: readonly DeskEventName[],
  merge: (before: DeskOutput<K>, after: DeskOutput<K>) => DeskOutput<K> = (_before, after) => after,
): Query<DeskOutput<K>> {
  const question = input === null ? '' : `${name} ${JSON.stringify(input)}`;
  const [answer, setAnswer] = useState<Answer<DeskOutput<K>>>({ question: '', value: null, problem: null });
  const asking = useRef({ question: '', running: false, again: false });
  const how = useRef({ input, merge });
  how.current = { input, merge };

  const ask = useCallback(async () => {
    const state = asking.current;
    state.question = question;
    const currentInput = how.current.input;
    if (currentInput === null) return;
    // Events come in bursts; one more question after the running one covers them all.
    if (state.running) {
      state.again = true;
      return;
    }
    state.running = true;
    do {
      state.again = false;
      const asked: string = state.question;
      const result = await window.desk.call(name, how.current.input ?? currentInput);
      if (asked !== state.question) {
        state.again = true;
        continue;
      }
      setAnswer((before) => {
        if (!result.ok)
          return { question: asked, value: before.question === asked ? before.value : null, problem: result.problem };
        const known = before.question === asked ? before.value : null;
        return {
          question: asked,
          value: known === null ? result.value : how.current.merge(known, result.value),
          problem: null,
        };
      });
    } while (state.again);
    state.running = false;
  }, [name, question]);

  const watched = events.join(' ');
  useEffect(() => {
    void ask();
    const stops = watched
      .split(' ')
      .filter((event) => event !== '')
      .map((event) => window.desk.on(event as DeskEventName, () => void ask()));
    return () => {
      for (const stop of stops) stop();
    };
  }, [ask, watched]);

  const refresh = useCallback(() => void ask(), [ask]);
  const current = answer.question === question;
  return { value: current ? answer.value : null, problem: current ? answer.problem : null, refresh };
}
