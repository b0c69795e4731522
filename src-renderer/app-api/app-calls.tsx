// How a screen tells the main process to do something. A failure becomes a sentence in the notice above the status
// bar, and is read out; a success is said there for some seconds, and read out too. Nothing is ever shown as done before
// the answer is there.
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { AppAnswer, AppCallName, AppProblem, AppRequest } from '../../src-shared/app-api/index.ts';
import { Button } from '../components/Button.tsx';
import styles from './app-calls.module.css';
import { undoLast } from './undo.ts';

export interface AppCalls {
  /** @returns the answer, or null when it failed (the failure is then on screen). */
  run<K extends AppCallName>(name: K, input: AppRequest<K>): Promise<AppAnswer<K> | null>;
  /**
   * Says `text` for some seconds over the status bar, and reads it out to whoever uses a screen reader.
   * @param undo what was done is the newest step of undo, and a button beside the words takes it back
   */
  say(text: string, undo?: 'may-undo'): void;
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
  const [said, setSaid] = useState({ text: '', turn: 0, mayUndo: false });
  const [problem, setProblem] = useState<AppProblem | null>(null);

  const say = useCallback(
    (text: string, undo?: 'may-undo') =>
      setSaid(({ turn }) => ({ text, turn: turn + 1, mayUndo: undo === 'may-undo' })),
    [],
  );
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
      // What is done now may be the newest step of undo, and the button beside earlier words would take that back.
      setSaid((said) => (said.mayUndo ? { ...said, mayUndo: false } : said));
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
      <Said {...said} onUndo={() => void undoLast(calls)} />
    </AppCallsContext>
  );
}

/** Long enough to read two lines, in milliseconds. */
const shownFor = 8_000;
/** The status bar itself says this, with the time. */
const saidAnyway = 'Saved on this computer.';

interface SaidProps {
  text: string;
  turn: number;
  mayUndo: boolean;
  onUndo: () => void;
}

function Said({ text, turn, mayUndo, onUndo }: SaidProps) {
  const [over, setOver] = useState(0);
  /** Somebody points at it or has the focus in it: it stays. */
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => setOver(turn), shownFor);
    return () => clearTimeout(timer);
  }, [turn, held]);
  const seen = text !== '' && text !== saidAnyway && over !== turn;
  const undoable = seen && mayUndo;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only looks whether somebody is about to press its button
    <div
      className={seen ? `${styles.seen} ${undoable ? styles.undoable : ''}` : styles.said}
      onPointerEnter={() => setHeld(undoable)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {/* A new element each time, so that the same sentence twice is read twice. */}
      <div role="status" aria-live="polite">
        <span key={turn}>{text}</span>
      </div>
      {undoable ? (
        <Button look="quiet" onPress={onUndo}>
          Undo
        </Button>
      ) : null}
    </div>
  );
}
