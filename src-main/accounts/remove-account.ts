// Takes an account from this computer: records, backups, set-aside copies, key and recovery file. What must stay true: only
// whoever can open it does so; nothing goes that is on its way to the portal or the office, unless a site packet holds it;
// and a kill in the middle leaves an account as it was, or one whose rest goes with the next start.
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Account, AppProblem, AppRequest, AppResult } from '../../src-shared/app-api/index.ts';
import { count } from '../../src-shared/domain/count.ts';
import { notInPackets, type WorkPlace, workNotDone } from '../packets/gather.ts';
import { isPassedOn } from '../packets/passed-on.ts';
import { openStore } from '../store/open.ts';
import type { StoreReads } from '../store/store.ts';
import { withCouncil } from './account.ts';
import { listUnreadable } from './account-folders.ts';
import { whatBlocks } from './change-connection.ts';
import { unknownAccount } from './problems.ts';
import { prove } from './secrets.ts';
import type { SessionWork } from './sessions.ts';
import { endThere } from './sign-in.ts';
import { unlock } from './unlock.ts';

const goingEnding = '.going';

/** With what opens the account, where it asks for something. */
export async function removeAccount(
  work: SessionWork,
  { accountId, secret: given }: AppRequest<'session.remove-account'>,
): Promise<AppResult<null>> {
  const { parts, folders, keys, holder } = work;
  const secret = given ?? null;
  const known = await folders.list();
  if (!known.ok) return known;
  const entry = known.value.find(({ id }) => id === accountId);
  if (entry === undefined) return { ok: false, problem: unknownAccount };
  const current = holder.current();
  if (current?.id !== accountId && !existsSync(path.join(parts.folder, accountId))) {
    // Nothing of it is left but its name.
    return (await folders.forget(accountId)) ? { ok: true, value: null } : { ok: false, problem: listUnreadable };
  }
  if (current?.id === accountId) {
    const proven = await prove(work, entry, { key: current.key, typed: secret ?? '' });
    if (!proven.ok) return proven;
    const kept = whatKeeps(current.store, current.account(), current.clock.now());
    if (kept !== null) return { ok: false, problem: kept };
    endThere(current);
    holder.close();
  } else {
    const key = await unlock(keys, entry, secret);
    keys.letGo(accountId);
    if (!key.ok) return key;
    const { file, backups } = folders.place(accountId);
    const { clock, newId, device, migrationsFolder } = parts;
    const opening = { file, create: false, key: key.value, clock, newId, device, migrationsFolder };
    const opened = openStore({ ...opening, backupFolder: backups });
    if (!opened.ok) return opened;
    const kept = whatKeeps(opened.store, withCouncil(opened.store), clock.now());
    opened.store.close();
    if (kept !== null) return { ok: false, problem: kept };
  }
  await carryOut(work, accountId);
  return { ok: true, value: null };
}

/**
 * Ends what a kill has left of it. A folder that nobody asked to remove is left, also where one that was going has its name:
 * somebody put a copy back.
 */
export async function endRemovals(work: SessionWork): Promise<void> {
  const { folder } = work.parts;
  const going = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(goingEnding)) : [];
  for (const name of going) {
    try {
      await endRemoval(work, name.slice(0, -goingEnding.length));
    } catch {
      // What cannot be deleted now is tried again at the next start, and keeps no other from it.
    }
  }
}

async function carryOut(work: SessionWork, id: string): Promise<void> {
  const place = path.join(work.parts.folder, id);
  const going = place + goingEnding;
  rmSync(going, { recursive: true, force: true, maxRetries: 5 });
  renameSync(place, going);
  await endRemoval(work, id);
}

async function endRemoval({ parts, folders }: SessionWork, id: string): Promise<void> {
  const place = path.join(parts.folder, id);
  const going = place + goingEnding;
  // The key first: without it the rest is no more than its length.
  for (const name of ['key', 'recovery', 'recovery-new', ...readdirSync(going)]) {
    rmSync(path.join(going, name), { recursive: true, force: true, maxRetries: 5 });
  }
  // The empty folder stays as long as the list names the account: the next start tries again.
  if (existsSync(place) || (await folders.forget(id))) rmSync(going, { recursive: true, force: true, maxRetries: 5 });
}

/** Why the account may not go yet. */
function whatKeeps(store: StoreReads, account: Account, now: string): AppProblem | null {
  const place: WorkPlace = { store, account: () => account, clock: { now: () => now } };
  const isKept = isPassedOn(place);
  const blocks = whatBlocks(store).filter(({ code }) => !(code === 'unsent-first' && isKept));
  const [block] = blocks;
  if (block?.code === 'unsent-first' && notInPackets(place) === 0) {
    return { ...block, action: `${block.action} Or pass them on as a site packet.` };
  }
  if (block !== undefined) return block;
  const unsent = workNotDone(place).length;
  if (unsent === 0 || isKept) return null;
  return {
    code: 'unsent-first',
    sentence: `${count(unsent, 'change is', 'changes are')} on this computer alone.`,
    action: 'Pass them on as a site packet first, or finish their weeks.',
  };
}
