// What can be done for an account whose records do not open: a backup in their place, and the unsent work as a file.
// Stands under the sentence that says what is wrong. Nothing is done before its price is on screen.
import { useEffect, useState } from 'react';
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
  const [asking, setAsking] = useState<Backup | null>(null);
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
    setAsking(null);
    const result = await window.desk.call('recovery.restore', { accountId, backupId: id });
    if (!result.ok) {
      setProblem(result.problem);
      return;
    }
    setProblem(null);
    setSetAside(result.value.setAside);
    onRestored();
  };

  if (setAside !== null) {
    return (
      <Notice
        tone="done"
        sentence="The backup is in the place of the records. Open the account below."
        action={`The damaged files were kept in ${setAside}.`}
      />
    );
  }
  if (problem !== null) return <Notice tone="error" sentence={problem.sentence} action={problem.action} />;
  if (recovery === null) return <p role="status">Looking at what can be done…</p>;
  const { unsent, backups, canRestore } = recovery;
  if (unsent === null && backups.length === 0) return null;
  return (
    <section className={styles.recovery} aria-label="What can be done">
      <h2>What can be done</h2>
      {unsent === null ? null : <SaveUnsent accountId={accountId} unsent={unsent} />}
      <h3>{canRestore ? 'Restore a backup' : 'Backups'}</h3>
      {canRestore ? (
        <p>
          A backup takes the place of the records. The damaged files are kept beside it. What the portal has comes back.
        </p>
      ) : (
        <p>Restoring one would not help here. They stay where they are.</p>
      )}
      <ul className={styles.backups}>
        {backups.map((backup) => (
          <li key={backup.id} className={styles.backup}>
            <div>
              <strong>{formatMoment(backup.at)}</strong>
              <p>{missingWords(backup)}</p>
            </div>
            {!canRestore || !backup.readable ? null : asking?.id === backup.id ? (
              <div className={styles.buttons}>
                <Button onPress={() => void restore(backup)}>Yes, restore it</Button>
                <Button onPress={() => setAsking(null)}>No</Button>
              </div>
            ) : (
              <Button aria-label={`Restore the backup of ${formatMoment(backup.at)}`} onPress={() => setAsking(backup)}>
                Restore
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function missingWords({ readable, savedSince, unsent, at }: Backup): string {
  if (!readable) return 'It cannot be read with the key of this account.';
  const holds = unsent === 0 ? 'It holds nothing unsent.' : `It holds ${count(unsent, 'unsent change')}.`;
  if (savedSince === null)
    return `${holds} Changes that were saved after ${formatMoment(at)} and not sent would be missing.`;
  if (savedSince === 0) return `${holds} Nothing was saved after it.`;
  return `${holds} ${count(savedSince, 'entry', 'entries')} of the history came after it; what of that was not sent would be missing.`;
}
