// One question to the main process, asked again when an event says that the answer may have changed. The last answer
// stays on screen while the next one is on its way, so that nothing flickers; and what comes by itself never holds up
// somebody who types or scrolls: it is drawn in the pauses between, and not at all where it says the same again.
import { startTransition, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type {
  AppAnswer,
  AppCallName,
  AppEventName,
  AppProblem,
  AppRequest,
  AppResult,
} from '../../src-shared/app-api/index.ts';
import { sameValue } from '../../src-shared/app-api/week-change.ts';

export interface Query<T> {
  /** The newest answer, or null before the first. */
  value: T | null;
  problem: AppProblem | null;
  refresh: () => void;
}

interface QueryAnswer<T> {
  /** Which question this answers: an answer for another week is no answer. */
  question: string;
  value: T | null;
  problem: AppProblem | null;
}

/**
 * @param input what to ask; null: nothing to ask yet
 * @param events events after which the question is asked again
 * @param call how the question is asked, where the answer is put together here
 */
export function useAppQuery<K extends AppCallName>(
  name: K,
  input: AppRequest<K> | null,
  events: readonly AppEventName[],
  call: (input: AppRequest<K>) => Promise<AppResult<AppAnswer<K>>> = (given) => window.app.call(name, given),
): Query<AppAnswer<K>> {
  const question = input === null ? '' : `${name} ${JSON.stringify(input)}`;
  const [answer, setAnswer] = useState<QueryAnswer<AppAnswer<K>>>({ question: '', value: null, problem: null });
  const asking = useRef({ question: '', answered: '', running: false, again: false });
  const how = useRef({ input, call });
  useLayoutEffect(() => {
    how.current = { input, call };
  });

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
      const result = await how.current.call(how.current.input ?? currentInput);
      if (asked !== state.question) {
        state.again = true;
        continue;
      }
      const answered = (before: QueryAnswer<AppAnswer<K>>): QueryAnswer<AppAnswer<K>> => {
        const known = before.question === asked ? before : null;
        if (!result.ok) return { question: asked, value: known?.value ?? null, problem: result.problem };
        const same = known !== null && known.problem === null && sameValue(known.value, result.value);
        return same ? known : { question: asked, value: result.value, problem: null };
      };
      if (state.answered === asked) startTransition(() => setAnswer(answered));
      else setAnswer(answered);
      state.answered = asked;
    } while (state.again);
    state.running = false;
  }, [question]);

  const watched = events.join(' ');
  useEffect(() => {
    void ask();
    const stops = watched
      .split(' ')
      .filter((event) => event !== '')
      .map((event) => window.app.on(event as AppEventName, () => void ask()));
    return () => {
      for (const stop of stops) stop();
    };
  }, [ask, watched]);

  const refresh = useCallback(() => void ask(), [ask]);
  const current = answer.question === question;
  return { value: current ? answer.value : null, problem: current ? answer.problem : null, refresh };
}
