// Whose store this is, and by which way its weeks go to the council.
import type { Account } from '../../src-shared/app-api/index.ts';
import type { Db } from './database.ts';

export interface AccountReads {
  /** Null only until the first sign-in has made the account. */
  get(): Account | null;
}

/** For whoever signs in. */
export interface AccountWriter {
  save(account: Account): void;
}

export function accountRepository(db: Db): AccountReads & AccountWriter {
  const get = db.prepare<[], { body: string }>('SELECT body FROM account WHERE one = 1');
  const save = db.prepare<[string]>('INSERT OR REPLACE INTO account (one, body) VALUES (1, ?)');
  // Parsed once: every change of a feed asks for it.
  let parsed: { body: string; account: Account } | null = null;
  return {
    get() {
      const row = get.get();
      if (row === undefined) return null;
      if (parsed?.body !== row.body) parsed = { body: row.body, account: JSON.parse(row.body) as Account };
      return parsed.account;
    },
    save: (account) => void save.run(JSON.stringify(account)),
  };
}
