// Takes an account from this computer: records, backups, set-aside copies, key and recovery file. What must stay true: only
// whoever can open it does so; nothing goes that is on its way to the portal or the office, unless a site packet holds it;
// and a kill in the middle leaves an account as it was, or one whose rest goes with the next start.
import { existsSync, lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Account, AppProblem, AppRequest, AppResult } from '../../src-shared/app-api/index.ts';
import type { RemovalToAccept } from '../../src-shared/app-api/session.ts';
import { count } from '../../src-shared/domain/count.ts';
import { notInPackets, type WorkPlace, workNotDone } from '../packets/gather.ts';
import { isPassedOn } from '../packets/passed-on.ts';
import { openStore } from '../store/open.ts';
import type { StoreReads } from '../store/store.ts';
import { withCouncil } from './account.ts';
import { type KnownAccount, listUnreadable } from './account-folders.ts';
import { whatBlocks } from './change-connection.ts';
import type { HeldAccount } from './open-account.ts';
import { unknownAccount } from './problems.ts';
import { prove } from './secrets.ts';
import type { SessionWork } from './sessions.ts';
import { endThere } from './sign-in.ts';
import { opensWith, unlock } from './unlock.ts';

const goingEnding = '.going';

/** With what opens the account, where it asks for something. */
export async function removeAccount(
  work: SessionWork,
  { accountId, secret, accepted }: AppRequest<'session.remove-account'>,
): Promise<AppResult<null>> {
  const { parts, folders, holder } = work;
  const known = await folders.list();
  if (!known.ok) return known;
  const entry = known.value.find(({ id }) => id === accountId);
  if (entry === undefined) return { ok: false, problem: unknownAccount };
  const current = holder.current();
  const open = current?.id === accountId ? current : null;
  const place = path.join(parts.folder, accountId);
  const there = whatLiesAt(place);
  if (open === null && there === 'nothing') {
    // Of one whose removal was begun, nothing is left but its name.
    const isTold = accepted === 'cannot-be-read' || isPractice(entry) || whatLiesAt(place + goingEnding) === 'folder';
    if (!isTold) return { ok: false, problem: folderMissing };
    return (await folders.forget(accountId)) ? { ok: true, value: null } : { ok: false, problem: listUnreadable };
  }
  const keeps =
    open !== null
      ? await whatKeepsOpen(work, entry, open, secret ?? '')
      : there === 'folder'
        ? await whatKeepsClosed(work, entry, secret ?? null)
        : isPractice(entry)
          ? null
          : notAFolder;
  if (keeps !== null && keeps.code !== accepted) return { ok: false, problem: keeps };
  if (open !== null) {
    endThere(open);
    holder.close();
  }
  await carryOut(work, accountId);
  return { ok: true, value: null };
}

async function whatKeepsOpen(
  work: SessionWork,
  entry: KnownAccount,
  { key, store, account, clock }: HeldAccount,
  typed: string,
): Promise<AppProblem | null> {
  const proven = await prove(work, entry, { key, typed });
  return proven.ok ? whatKeeps(store, account(), clock.now()) : proven.problem;
}

async function whatKeepsClosed(
  { parts, folders, keys }: SessionWork,
  entry: KnownAccount,
  secret: string | null,
): Promise<AppProblem | null> {
  // Nobody can type what opens it, and its people are invented.
  if (isPractice(entry) && (await opensWith(keys, entry)) === 'sign-in') return null;
  const notOpened = (problem: AppProblem) => {
    if (!unreadable.has(problem.code)) return problem;
    return isPractice(entry) ? null : cannotBeRead;
  };
  const { file, backups } = folders.place(entry.id);
  const { clock, newId, device, migrationsFolder } = parts;
  const openedWith = (key: Uint8Array) =>
    openStore({ file, create: false, key, clock, newId, device, migrationsFolder, backupFolder: backups });
  const typed = secret?.trim() ?? '';
  if (entry.setAside !== undefined && typed === '' && (await opensWith(keys, entry)) === 'secret') {
    // Any key tells whether another window has the records open: that is found before it is tried.
    const tried = openedWith(noKey);
    if (tried.ok) tried.store.close();
    return !tried.ok && !unreadable.has(tried.problem.code) ? tried.problem : secretLost;
  }
  const key = await unlock(keys, entry, secret);
  keys.letGo(entry.id);
  if (!key.ok) return notOpened(key.problem);
  const opened = openedWith(key.value);
  if (!opened.ok) return notOpened(opened.problem);
  const { store } = opened;
  const kept = whatKeeps(store, withCouncil(store), clock.now());
  store.close();
  return kept;
}

/** Records that may open again by themselves, such as those that another window has open, are not among them. */
const unreadable: ReadonlySet<string> = new Set([
  'key-missing',
  'key-unreadable',
  'store-wrong-key',
  'store-corrupt',
  'store-unreadable',
  'store-not-ours',
  'store-missing',
]);

/**
 * Ends what a kill has left of it. A folder that nobody asked to remove is left, also where one that was going has its name:
 * somebody put a copy back.
 */
export async function finishRemovals(work: SessionWork): Promise<void> {
  const { folder } = work.parts;
  const going = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(goingEnding)) : [];
  for (const name of going) {
    try {
      await finishRemoval(work, name.slice(0, -goingEnding.length));
    } catch {
      // What cannot be deleted now is tried again at the next start, and keeps no other from it.
    }
  }
}

async function carryOut(work: SessionWork, id: string): Promise<void> {
  const place = path.join(work.parts.folder, id);
  const going = place + goingEnding;
  if (whatLiesAt(place) !== 'folder') {
    // A link, or a file: it goes alone, and nothing of where it leads.
    rmSync(place, { force: true });
    await work.folders.forget(id);
    return;
  }
  rmSync(going, { recursive: true, force: true, maxRetries: 5 });
  renameSync(place, going);
  await finishRemoval(work, id);
}

async function finishRemoval({ parts, folders }: SessionWork, id: string): Promise<void> {
  const place = path.join(parts.folder, id);
  const going = place + goingEnding;
  if (whatLiesAt(going) !== 'folder') return;
  // The key first: without it the rest is no more than its length.
  for (const name of ['key', 'recovery', 'recovery-new', ...readdirSync(going)]) {
    rmSync(path.join(going, name), { recursive: true, force: true, maxRetries: 5 });
  }
  // The empty folder stays as long as the list names the account: the next start tries again.
  if (existsSync(place) || (await folders.forget(id))) rmSync(going, { recursive: true, force: true, maxRetries: 5 });
}

/** Why the account may not go yet, or what has to be accepted first. */
function whatKeeps(store: StoreReads, account: Account, now: string): AppProblem | null {
  if (account.connection.kind === 'practice') return null;
  const place: WorkPlace = { store, account: () => account, clock: { now: () => now } };
  const isKept = isPassedOn(place);
  const blocks = whatBlocks(store).filter(({ code }) => !(code === 'unsent-first' && isKept));
  const [block] = blocks;
  if (block?.code === 'unsent-first' && notInPackets(place) === 0) {
    return { ...block, action: `${block.action} Or pass them on as a site packet.` };
  }
  if (block !== undefined) return block;
  const unsent = workNotDone(place).length;
  if (unsent === 0 || isKept) return weeksOnlyHere(account);
  return {
    code: 'unsent-first',
    sentence: `${count(unsent, 'change is', 'changes are')} on this computer alone.`,
    action: 'Pass them on as a site packet first, or finish their weeks.',
  };
}

/** Weeks of the account's own way are told of before anything is asked: the list of accounts knows that way. */
function weeksOnlyHere({ former = [] }: Account): AppProblem | null {
  const weeksOf = (isFiles: boolean) =>
    former.filter(({ connection }) => (connection.kind === 'files') === isFiles).flatMap(({ weeks }) => weeks).length;
  const [byFiles, ofPortal] = [weeksOf(true), weeksOf(false)];
  const weeks = [
    ...(byFiles === 0 ? [] : [`${count(byFiles, 'week', 'weeks')} that came by files`]),
    ...(ofPortal === 0 ? [] : [`${count(ofPortal, 'week', 'weeks')} of a portal that this account no longer uses`]),
  ].join(' and ');
  if (weeks === '') return null;
  return {
    code: 'only-here' satisfies RemovalToAccept,
    sentence: `The account also has ${weeks}, with what was recorded in them. No sign-in brings them back.`,
    action: 'Save their evidence first, and keep it as long as your organisation has to.',
  };
}

function isPractice({ connection }: KnownAccount): boolean {
  return connection.kind === 'practice';
}

/** A link is not followed: what it leads to is no folder of an account. `other`: also what cannot be looked at. */
function whatLiesAt(place: string): 'folder' | 'nothing' | 'other' {
  try {
    return lstatSync(place).isDirectory() ? 'folder' : 'other';
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'nothing' : 'other';
  }
}

const noKey = new Uint8Array(32);

const cannotBeRead: AppProblem = {
  code: 'cannot-be-read' satisfies RemovalToAccept,
  sentence: 'The records of this account cannot be read. What was not sent goes with them.',
  action: 'Try its recovery key first, or open it from the list to see what can be done.',
};

const folderMissing: AppProblem = {
  code: 'cannot-be-read' satisfies RemovalToAccept,
  sentence:
    'The folder with the records of this account is not there, so nobody can say whether work in it was not sent.',
  action: 'If it was moved or its disk is not connected, put it back first. Else take the account from the list.',
};

const notAFolder: AppProblem = {
  code: 'cannot-be-read' satisfies RemovalToAccept,
  sentence:
    'Where the records of this account were, there is a link, or something that cannot be read. Nobody can say whether work was not sent.',
  action: 'Look at its folder first. What is there now is removed, and nothing of where a link leads.',
};

const secretLost: AppProblem = {
  code: 'cannot-be-read' satisfies RemovalToAccept,
  sentence:
    'Without what opens them, nobody can say whether work in these records was not sent. It would go with them.',
  action: 'Type the passphrase or PIN if anybody knows it, or open them with their recovery key first.',
};
