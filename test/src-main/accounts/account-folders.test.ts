// The list of accounts, where the key store reads nothing for a moment.
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { accountFolders, type KnownAccount } from '../../../src-main/accounts/account-folders.ts';
import { wholeFileWriter } from '../../../src-main/machine/whole-file.ts';
import { answerOf, problemOf, temporaryFolder } from '../fixtures.ts';
import { setTimer } from '../timers.ts';

function account(id: string, usedAt: string, more: Partial<KnownAccount> = {}): KnownAccount {
  const user = { id: `user-${id}`, name: 'Aisha Khan' };
  const provider = { id: 'provider', name: 'Mill House' };
  return { id, user, provider, portalId: '', connection: { kind: 'files' }, usedAt, ...more };
}

function foldersOn(folder = temporaryFolder()) {
  const keyring = {
    reads: true,
    available: async () => ({ ok: true as const }),
    encrypt: async (text: string) => Buffer.from(text),
    decrypt: async (bytes: Buffer) => {
      if (!keyring.reads) throw new Error('denied');
      return bytes.toString();
    },
  };
  const folders = accountFolders({ folder, keyring, writeFile: wholeFileWriter({ setTimer }) });
  const ids = async () => answerOf(await folders.list()).map(({ id }) => id);
  return { folder, keyring, folders, ids };
}

it('has everybody again once the key store reads what was set aside', async () => {
  const { folder, keyring, folders, ids } = foldersOn();
  await folders.remember(account('a', '2026-01-01', { secretDue: true }));
  await folders.remember(account('b', '2026-01-02'));
  keyring.reads = false;
  expect(problemOf(await folders.list()).code).toBe('accounts-unreadable');
  await folders.remember(account('c', '2026-01-03'));
  await folders.remember(account('c', '2026-01-04'));
  keyring.reads = true;
  expect(await ids()).toEqual(['c', 'b', 'a']);
  await folders.remember(account('a', '2026-01-05'));
  expect(await ids()).toEqual(['a', 'c', 'b']);
  expect(answerOf(await folders.list())[0]).toMatchObject({ secretDue: true });
  // What stands in the list again is nowhere else: whoever is taken from it stays away.
  expect(readdirSync(folder)).toEqual(['known']);
  await folders.forget('b');
  expect(await ids()).toEqual(['a', 'c']);
});

it('keeps what cannot be read as it is', async () => {
  const { folder, keyring, folders, ids } = foldersOn();
  await folders.remember(account('a', '2026-01-01'));
  keyring.reads = false;
  await folders.remember(account('b', '2026-01-02'));
  await folders.remember(account('b', '2026-01-03'));
  expect(readdirSync(folder).sort()).toEqual(['known', 'known.unreadable-b', 'known.unreadable-b-2']);
  keyring.reads = true;
  expect(await ids()).toEqual(['b', 'a']);
});
