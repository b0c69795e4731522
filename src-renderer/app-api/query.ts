// One question to the main process, asked again when an event says that the answer may have changed. The last answer
// stays on screen while the next one is on its way, so that nothing flickers; and what comes by itself never holds up
// somebody who types or scrolls: it is drawn in the pauses between, and not at all where it says the same again.
import { startTransition, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type {
  AppAnswer,
  AppCallName,
  AppEvent,
  AppEventName,
  AppProblem,
  AppRequest,
  AppResult,
} from '../../src-shared/app-api/index.ts';
import { sameValue } from '../../src-shared/app-api/week-change.ts';
import { asker } from './asking.ts';

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

interface QueryWays<K extends AppCallName> {
  /** How the question is asked, where the answer is put together here. */
  call?: (input: AppRequest<K>) => Promise<AppResult<AppAnswer<K>>>;
  /** The event that brings the answer along: nothing is asked then. */
  answeredBy?: { [E in AppEventName]: AppEvent<E> extends AppAnswer<K> ? E : never }[AppEventName];
}

/**
 * @param input what to ask; null: nothing to ask yet
 * @param events events after which the question is asked again
 */
export function useAppQuery<K extends AppCallName>(
  name: K,
  input: AppRequest<K> | null,
  events: readonly AppEventName[],
  { call = (given) => window.app.call(name, given), answeredBy }: QueryWays<K> = {},
): Query<AppAnswer<K>> {
  const question = input === null ? '' : `${name} ${JSON.stringify(input)}`;
  const [answer, setAnswer] = useState<QueryAnswer<AppAnswer<K>>>({ question: '', value: null, problem: null });
  const how = useRef({ input, call });
  useLayoutEffect(() => {
    how.current = { input, call };
  });

  const [asking] = useState(() => asker(answerTeller(setAnswer)));
  const ask = useCallback(() => {
    const { input: asked, call: callIt } = how.current;
    if (asked !== null) void asking.ask(question, () => callIt(asked));
  }, [asking, question]);

  const watched = events.join(' ');
  useEffect(() => {
    ask();
    const stops = watched
      .split(' ')
      .filter((event) => event !== '')
      .map((event) => window.app.on(event as AppEventName, ask));
    stops.push(window.app.on('session-changed', asking.askMissed));
    if (answeredBy !== undefined)
      stops.push(window.app.on(answeredBy, (value) => asking.take(question, value as AppAnswer<K>)));
    return () => {
      for (const stop of stops) stop();
    };
  }, [ask, asking, watched, answeredBy, question]);

  const current = answer.question === question;
  return { value: current ? answer.value : null, problem: current ? answer.problem : null, refresh: ask };
}

/** The first answer to a question is drawn at once, and later ones in the pauses. */
function answerTeller<T>(setAnswer: (next: (before: QueryAnswer<T>) => QueryAnswer<T>) => void) {
  let answered = '';
  return (question: string, result: AppResult<T>) => {
    const next = (before: QueryAnswer<T>): QueryAnswer<T> => {
      const known = before.question === question ? before : null;
      if (!result.ok) return { question, value: known?.value ?? null, problem: result.problem };
      const same = known !== null && known.problem === null && sameValue(known.value, result.value);
      return same ? known : { question, value: result.value, problem: null };
    };
    if (answered === question) startTransition(() => setAnswer(next));
    else setAnswer(next);
    answered = question;
  };
}
