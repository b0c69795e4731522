// Accounts that have a store on this computer. Opening one needs no network, and asks for what only its person knows.
import { useState } from 'react';
import type { AppProblem, SessionState } from '../../../src-shared/app-api/index.ts';
import { Button } from '../../components/Button.tsx';
import { RemoveAccount } from '../../panels/secret/RemoveAccount.tsx';
import { connectionWords } from '../../words/connection.ts';
import { formatMoment } from '../../words/time.ts';
import { OpenForm } from './OpenForm.tsx';
import styles from './sign-in.module.css';

type SignedOut = Extract<SessionState, { state: 'signed-out' }>;
export type Known = SignedOut['known'][number];

interface KnownAccountsProps {
  known: readonly Known[];
  practice: SignedOut['practice'];
  /** While the files of one of them are exchanged. */
  isDisabled: boolean;
  onOpened: () => void;
  onRemoved: (accountId: string) => void;
  onProblem: (problem: AppProblem, accountId: string) => void;
}

export function KnownAccounts({ known, practice, isDisabled, onOpened, onRemoved, onProblem }: KnownAccountsProps) {
  const [opening, setOpening] = useState<string | null>(null);
  /** The account whose secret is asked. */
  const [asked, setAsked] = useState<string | null>(null);
  const [removing, setRemoving] = useState<Known | null>(null);
  if (known.length === 0) return null;
  const open = async ({ id, opensWith }: Known) => {
    if (opensWith !== 'nothing' && opensWith !== 'sign-in') return setAsked(id);
    setAsked(null);
    setOpening(id);
    const result = await window.app.call('session.open', { accountId: id });
    setOpening(null);
    if (result.ok) onOpened();
    else onProblem(result.problem, id);
  };
  return (
    <section className={styles.part}>
      <h2>On this computer</h2>
      <ul className={styles.accounts}>
        {known.map((account) => (
          <li key={account.id} className={styles.account}>
            <div>
              <strong>{account.userName}</strong>
              <p>{account.providerName}</p>
              <p className={styles.soft}>{standingWords(account)}</p>
            </div>
            {asked === account.id ? (
              <OpenForm
                account={account}
                practice={practice}
                onOpened={onOpened}
                onProblem={(problem) => {
                  setAsked(null);
                  onProblem(problem, account.id);
                }}
                onClose={() => setAsked(null)}
              />
            ) : (
              <div className={styles.buttons}>
                <Button
                  aria-label={`Open ${account.userName}, ${account.providerName}`}
                  isDisabled={isDisabled || opening !== null}
                  onPress={() => open(account)}
                >
                  {opening === account.id ? 'Opening…' : 'Open'}
                </Button>
                <Button
                  look="quiet"
                  aria-label={`Remove ${account.userName}, ${account.providerName}, from this computer`}
                  isDisabled={isDisabled || opening !== null}
                  onPress={() => setRemoving(account)}
                >
                  Remove…
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {removing === null ? null : (
        <RemoveAccount {...removing} onRemoved={() => onRemoved(removing.id)} onClose={() => setRemoving(null)} />
      )}
    </section>
  );
}

function standingWords({ connection, opensWith, setAside }: Known): string {
  const way = connectionWords(connection);
  if (setAside !== null) return `${way}. Begun anew beside these records on ${formatMoment(setAside)}.`;
  switch (opensWith) {
    case 'nothing':
      return `${way}. Opens without a passphrase until you next sign in to the portal.`;
    case 'unknown':
      return `${way}. Its key cannot be read at the moment.`;
    case 'first-secret':
      return `${way}. Has no passphrase or PIN yet.`;
    case 'secret':
    case 'printed-password':
    case 'sign-in':
      return way;
  }
}
