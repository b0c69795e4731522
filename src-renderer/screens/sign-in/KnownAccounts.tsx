// Accounts that have a store on this computer. Opening one needs no network: sending does, and asks for it then.
import { useState } from 'react';
import type { AppProblem, SessionState } from '../../../src-shared/app-api/index.ts';
import { Button } from '../../components/Button.tsx';
import { connectionWords } from '../../words/connection.ts';
import styles from './sign-in.module.css';

interface KnownAccountsProps {
  known: Extract<SessionState, { state: 'signed-out' }>['known'];
  onOpened: () => void;
  onProblem: (problem: AppProblem, accountId: string) => void;
}

export function KnownAccounts({ known, onOpened, onProblem }: KnownAccountsProps) {
  const [opening, setOpening] = useState<string | null>(null);
  if (known.length === 0) return null;
  const open = async (accountId: string) => {
    setOpening(accountId);
    const result = await window.app.call('session.open', { accountId });
    setOpening(null);
    if (result.ok) onOpened();
    else onProblem(result.problem, accountId);
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
              <p className={styles.soft}>{connectionWords(account.connection)}</p>
            </div>
            <Button
              aria-label={`Open ${account.userName}, ${account.providerName}`}
              isDisabled={opening !== null}
              onPress={() => void open(account.id)}
            >
              {opening === account.id ? 'Opening…' : 'Open'}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
