// How a screen tells the main process to do something. A failure becomes a sentence in the notice above the status
// bar, and is read out; a success is said there for some seconds, and read out too. Nothing is ever shown as done before
// the answer is there.
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { AppAnswer, AppCallName, AppProblem, AppRequest } from '../../src-shared/app-api/index.ts';
import styles from './app-calls.module.css';

export interface AppCalls {
  /** @returns the answer, or null when it failed (the failure is then on screen). */
  run<K extends AppCallName>(name: K, input: AppRequest<K>): Promise<AppAnswer<K> | null>;
  /** Says `text` for some seconds over the status bar, and reads it out to whoever uses a screen reader. */
  say(text: string): void;
  /** Shows a problem that did not come from a call. */
  show(problem: AppProblem): void;
  problem: AppProblem | null;
  dismiss(): void;
}

const AppCallsContext = createContext<AppCalls | null>(null);

export function useAppCalls(): AppCalls {
  const calls = useContext(AppCallsContext);
  if (calls === null) throw new Error('useAppCalls outside AppCallsProvider');
  return calls;
}

export function AppCallsProvider({ children }: { children: React.ReactNode }) {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const [problem, setProblem] = useState<AppProblem | null>(null);

  const say = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), []);
  const show = useCallback(
    (shown: AppProblem) => {
      setProblem(shown);
      say(`${shown.sentence} ${shown.action}`);
    },
    [say],
  );
  const dismiss = useCallback(() => setProblem(null), []);
  const run = useCallback(
    async <K extends AppCallName>(name: K, input: AppRequest<K>): Promise<AppAnswer<K> | null> => {
      const result = await window.app.call(name, input);
      if (result.ok) {
        setProblem(null);
        return result.value;
      }
      show(result.problem);
      return null;
    },
    [show],
  );

  const calls = useMemo(() => ({ run, say, show, problem, dismiss }), [run, say, show, problem, dismiss]);
  return (
    <AppCallsContext value={calls}>
      {children}
      <Said {...said} />
    </AppCallsContext>
  );
}

/** Long enough to read two lines, in milliseconds. */
const shownFor = 8_000;
/** The status bar itself says this, with the time. */
const saidAnyway = 'Saved on this computer.';

function Said({ text, turn }: { text: string; turn: number }) {
  const [over, setOver] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setOver(turn), shownFor);
    return () => clearTimeout(timer);
  }, [turn]);
  const seen = text !== '' && text !== saidAnyway && over !== turn;
  // A new element each time, so that the same sentence twice is read twice.
  return (
    <div role="status" aria-live="polite" className={seen ? styles.seen : styles.said}>
      <span key={turn}>{text}</span>
    </div>
  );
}
