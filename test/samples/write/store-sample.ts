// A closed store as a sample: the file without what it no longer holds, and beside it what opens it.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../../../src-main/store/database.ts';
import { unlock } from '../../../src-main/store/pragmas.ts';
import type { PracticeAccount } from '../../../src-portal/practice/types.ts';
import type { App, Exchange } from './app.ts';
import { samples, writeJson } from './ground.ts';

export interface AboutStore {
  about: string;
  /** Who signs in again; null where there is no portal to sign in to. */
  account: PracticeAccount | null;
  /** The portal sample that it belongs to. */
  portal: string | null;
  /** Requests that are kept in it, frozen, as they went the first time. */
  halfSent: Exchange[];
}

/** Takes the free pages out of a closed store. */
export function vacuum(file: string, key: Uint8Array): void {
  const db = openDatabase(file, { readonly: false, mustExist: true });
  unlock(db, key);
  db.exec('VACUUM');
  db.close();
}

export async function storeSample(name: string, app: App, accountId: string, of: AboutStore): Promise<void> {
  const file = app.storeFile(accountId);
  if (existsSync(`${file}-wal`)) throw new Error('the store was not closed cleanly');
  vacuum(file, app.key(accountId));
  if (existsSync(`${file}-wal`)) throw new Error('the store was not closed cleanly');
  const folder = path.join(samples, 'stores', name);
  mkdirSync(folder, { recursive: true });
  copyFileSync(file, path.join(folder, 'store.db'));
  copyFileSync(`${file}.key-check`, path.join(folder, 'store.db.key-check'));
  writeAbout(name, app, accountId, of);
}

export function writeAbout(
  name: string,
  app: App,
  accountId: string,
  { about, account, portal, halfSent }: AboutStore,
) {
  writeJson(`stores/${name}/sample.json`, {
    about,
    // Of the account's folder, and of the list of accounts, as the keyring is given them.
    accountId,
    key: Buffer.from(app.key(accountId)).toString('hex'),
    known: JSON.parse(app.known()),
    closedAt: app.clock.now(),
    portal,
    signIn:
      account === null ? null : { user: account.user, password: account.password, securityCode: account.securityCode },
    halfSent: halfSent.map(({ request: { method, path: to, headers, body } }) => ({
      key: headers['idempotency-key'] ?? '',
      method,
      path: to,
      body,
    })),
  });
}
