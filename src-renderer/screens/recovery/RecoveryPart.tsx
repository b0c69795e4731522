// What can be done for an account whose records do not open: a backup in their place, and the unsent work as a file.
// Stands under the sentence that says what is wrong. Nothing is done before its price is on screen.
import { useEffect, useRef, useState } from 'react';
import type { DeskProblem } from '../../../src-shared/desk-api.ts';
import type { Backup, Recovery } from '../../../src-shared/desk-recovery.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { count } from '../../words/count.ts';
import { formatMoment } from '../../words/time.ts';
import styles from './recovery.module.css';
import { SaveUnsent } from './SaveUnsent.tsx';

interface RecoveryPartProps {
  accountId: string;
  /** The records were restored: the account can be opened. */
  onRestored: () => void;
}

export function RecoveryPart({ accountId, onRestored }: RecoveryPartProps) {
  const [recovery, setRecovery] = useState<Recovery | null>(null);
  const [problem, setProblem] = useState<DeskProblem | null>(null);
  const [setAside, setSetAside] = useState<string | null>(null);

  useEffect(() => {
    let current = true;
    void window.desk.call('recovery.look', { accountId }).then((result) => {
      if (!current) return;
      if (result.ok) setRecovery(result.value);
      else setProblem(result.problem);
    });
    return () => {
      current = false;
    };
  }, [accountId]);

  const restore = async ({ id }: Backup) => {
    const result = await window.desk.call('recovery.restore', { accountId, backupId: id });
    if (!result.ok) {
      setProblem(result.problem);
      return;
    }
    setProblem(null);
    setSetAside(result.value.setAside);
    onRestored();
  };

  if (setAside !== null) return <Restored setAside={setAside} />;
  if (problem !== null) return <Notice tone="error" sentence={problem.sentence} action={problem.action} />;
  if (recovery === null) return <p role="status">Looking at what can be done…</p>;
  const { unsent, backups, canRestore } = recovery;
  if (unsent === null && backups.length === 0) return null;
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
                {canRestore && backup.readable ? (
                  <RestoreButton backup={backup} onRestore={() => void restore(backup)} />
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

/** Takes the focus, since the button that was pressed has gone with the rest. */
function Restored({ setAside }: { setAside: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} role="status" tabIndex={-1} className={styles.restored}>
      <Notice
        tone="done"
        sentence="The backup is in the place of the records. Open the account below."
        action={`The damaged files were kept in ${setAside}.`}
      />
    </div>
  );
}

/** Asks once more. The button that was pressed goes, so the focus goes to what stands in its place. */
function RestoreButton({ backup, onRestore }: { backup: Backup; onRestore: () => void }) {
  const [asked, setAsked] = useState<'not-yet' | 'now' | 'refused'>('not-yet');
  const label = `Restore the backup of ${formatMoment(backup.at)}`;
  if (asked !== 'now') {
    return (
      <Button aria-label={label} autoFocus={asked === 'refused'} onPress={() => setAsked('now')}>
        Restore
      </Button>
    );
  }
  return (
    <fieldset aria-label={`${label}?`} className={styles.buttons}>
      <Button
        onPress={() => {
          setAsked('not-yet');
          onRestore();
        }}
      >
        Yes, restore it
      </Button>
      <Button autoFocus onPress={() => setAsked('refused')}>
        No
      </Button>
    </fieldset>
  );
}

function backupWords({ backups, canRestore }: Recovery): string {
  if (backups.length === 0)
    return 'There is none yet: the first is made on the next day, or when the account is opened again. The damaged records stay where they are. Report this before you go on.';
  return canRestore
    ? 'A backup takes the place of the records. The damaged files are kept beside it. What the portal has comes back when you sign in.'
    : 'Restoring one would not help here. They stay where they are.';
}

function missingWords({ readable, savedSince, unsent, at }: Backup): string {
  if (!readable) return 'It cannot be read with the key of this account.';
  const holds = unsent === 0 ? 'It holds nothing unsent.' : `It holds ${count(unsent, 'unsent change')}.`;
  if (savedSince === null)
    return `${holds} Changes that were saved after ${formatMoment(at)} and not sent would be missing.`;
  if (savedSince === 0) return `${holds} Nothing was saved after it.`;
  if (savedSince === 1) return `${holds} 1 change was saved after it; if it was not sent, it would be missing.`;
  return `${holds} ${savedSince} changes were saved after it; those that were not sent would be missing.`;
}
