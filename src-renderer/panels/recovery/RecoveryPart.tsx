// What can be done for an account whose records do not open: a backup in their place, the unsent work as a file, and
// where there is no backup a new beginning.
// Stands under the sentence that says what is wrong. Nothing is done before its price is on screen.
import { useEffect, useRef, useState } from 'react';
import type { AppProblem, AppResult } from '../../../src-shared/app-api/index.ts';
import type { Backup, Recovery } from '../../../src-shared/app-api/recovery.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { formatMoment } from '../../words/time.ts';
import { GoingOn, StoppedPart } from './GoingOn.tsx';
import styles from './recovery.module.css';
import { SaveUnsent } from './SaveUnsent.tsx';

interface RecoveryPartProps {
  accountId: string;
  /** The records were restored or set aside: what did not open is no longer in the way. */
  onSettled: () => void;
  /** Whether files are being exchanged: no account is to be opened or removed meanwhile. */
  onBusy: (busy: boolean) => void;
}

export function RecoveryPart({ accountId, onSettled, onBusy }: RecoveryPartProps) {
  const [recovery, setRecovery] = useState<Recovery | null>(null);
  const [problem, setProblem] = useState<AppProblem | null>(null);
  const [done, setDone] = useState<DoneProps | null>(null);
  /** What is being done, in words; empty: nothing is. */
  const [goingOn, setGoingOn] = useState('');
  /** Counts the looks: somebody may stop one and look again. */
  const [turn, setTurn] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn looks anew
  useEffect(() => {
    let current = true;
    void window.app.call('recovery.look', { accountId }).then((result) => {
      if (!current) return;
      if (result.ok) setRecovery(result.value);
      else setProblem(result.problem);
    });
    return () => {
      current = false;
    };
  }, [accountId, turn]);
  const lookAgain = () => {
    setProblem(null);
    setRecovery(null);
    setTurn((before) => before + 1);
  };

  const after = (what: DoneProps['what'], result: AppResult<{ setAside: string | null }>) => {
    setGoingOn('');
    onBusy(false);
    if (!result.ok) {
      setProblem(result.problem);
      return;
    }
    setProblem(null);
    setDone({ what, folder: result.value.setAside });
    onSettled();
  };
  const restore = async ({ id }: Backup) => {
    onBusy(true);
    setGoingOn('The backup is copied and checked, and then put in the place of the records, whole or not at all.');
    after('restored', await window.app.call('recovery.restore', { accountId, backupId: id }));
  };
  const startAgain = async () => {
    onBusy(true);
    setGoingOn('The records are set aside…');
    after('set-aside', await window.app.call('recovery.set-aside', { accountId }));
  };

  if (done !== null) return <Done {...done} />;
  if (goingOn !== '') return <GoingOn key={goingOn} words={goingOn} />;
  if (problem?.code === 'recovery-stopped') return <StoppedPart problem={problem} onLook={lookAgain} />;
  if (problem !== null) return <Notice tone="error" sentence={problem.sentence} action={problem.action} />;
  if (recovery === null) return <GoingOn key={turn} words="Looking at what can be done…" />;
  const { unsent, backups, canRestore, canStartAgain } = recovery;
  if (unsent === null && backups.length === 0 && !canStartAgain) return null;
  return (
    <section className={styles.recovery} aria-label="What can be done">
      <h2>What can be done</h2>
      {unsent === null ? null : <SaveUnsent accountId={accountId} unsent={unsent} />}
      <div className={styles.part}>
        <h3>{canRestore ? 'Restore a backup' : 'Backups'}</h3>
        <p>{backupWords(recovery)}</p>
        {backups.length === 0 ? null : (
          <ul className={styles.backups}>
            {backups.map((backup) => (
              <li key={backup.id} className={styles.backup}>
                <div>
                  <strong>{formatMoment(backup.at)}</strong>
                  <p>{missingWords(backup)}</p>
                </div>
                {canRestore && backup.state === 'sound' ? (
                  <AskedTwice
                    label={`Restore the backup of ${formatMoment(backup.at)}`}
                    word="Restore"
                    yes="Yes, restore it"
                    onYes={() => void restore(backup)}
                  />
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </div>
      {canStartAgain ? (
        <div className={styles.part}>
          <h3>Begin again without these records</h3>
          <p>{startAgainWords(recovery)}</p>
          <div>
            <AskedTwice
              label="Set these records aside"
              word="Set these records aside"
              yes="Yes, set them aside"
              onYes={() => void startAgain()}
            />
          </div>
        </div>
      ) : null}
    </section>
  );
}

interface DoneProps {
  what: 'restored' | 'set-aside';
  /** Where the damaged files are now; null when there were none. */
  folder: string | null;
}

/** Takes the focus, since the button that was pressed has gone with the rest. */
function Done({ what, folder }: DoneProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} role="status" tabIndex={-1} className={styles.restored}>
      <Notice
        tone="done"
        sentence={
          what === 'restored'
            ? 'The backup is in the place of the records. Open the account below.'
            : 'The damaged records are set aside. Sign in below, or begin by files, as on a new computer.'
        }
        action={folder === null ? '' : `The files that did not open were kept in ${folder}.`}
      />
    </div>
  );
}

/** Asks once more. The button that was pressed goes, so the focus goes to what stands in its place. */
function AskedTwice({ label, word, yes, onYes }: { label: string; word: string; yes: string; onYes: () => void }) {
  const [asked, setAsked] = useState<'not-yet' | 'now' | 'refused'>('not-yet');
  if (asked !== 'now') {
    return (
      <Button aria-label={label} autoFocus={asked === 'refused'} onPress={() => setAsked('now')}>
        {word}
      </Button>
    );
  }
  return (
    <fieldset aria-label={`${label}?`} className={styles.buttons}>
      <Button
        onPress={() => {
          setAsked('not-yet');
          onYes();
        }}
      >
        {yes}
      </Button>
      <Button autoFocus onPress={() => setAsked('refused')}>
        No
      </Button>
    </fieldset>
  );
}

function backupWords({ backups, canRestore }: Recovery): string {
  if (backups.length === 0)
    return 'There is none yet: the first is made on the next day, or when the account is opened again.';
  return canRestore
    ? 'A backup takes the place of the records. Those that do not open are kept beside it. What the portal has comes back when you sign in.'
    : 'Restoring one would not help here. They stay where they are.';
}

function startAgainWords({ unsent }: Recovery): string {
  const kept = 'The damaged files are set aside on this computer; nothing is deleted.';
  const back = 'What the portal has comes back when you sign in or, by files, when you read in its export.';
  const rest =
    unsent === null
      ? 'What was not sent is in the damaged files only.'
      : `Save the unsent work first: otherwise ${count(unsent.changes, 'unsent change')} would be in the damaged files only.`;
  return `${kept} ${back} ${rest}`;
}

function missingWords({ state, savedSince, unsent, at }: Backup): string {
  if (state === 'damaged') return 'It is damaged too, or locked with another key.';
  if (state === 'newer') return 'A newer version made it, so it does not open here either.';
  if (state === 'unread')
    return 'It could not be read now. Start the app again, with room on the disk, and look again.';
  const holds = unsent === 0 ? 'It holds nothing unsent.' : `It holds ${count(unsent, 'unsent change')}.`;
  if (savedSince === null)
    return `${holds} Changes that were saved after ${formatMoment(at)} and not sent would be missing.`;
  if (savedSince === 0) return `${holds} Nothing was saved after it.`;
  if (savedSince === 1) return `${holds} 1 change was saved after it; if it was not sent, it would be missing.`;
  return `${holds} ${savedSince} changes were saved after it; those that were not sent would be missing.`;
}
