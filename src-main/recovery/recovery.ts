// When an account's records cannot be opened: what can be done, restoring a backup, saving the unsent work as a file, and
// beginning anew where no backup can be read. What must stay true: only records that were just found not to open are
// ever touched; the person sees what would be missing before anything is done; nothing is deleted.
import { generateKeyPairSync } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type {
  Account,
  AppAnswer,
  AppEvent,
  AppHandlers,
  AppProblem,
  AppResult,
} from '../../src-shared/app-api/index.ts';
import type { Backup } from '../../src-shared/app-api/recovery.ts';
import type { AccountFolders } from '../accounts/account-folders.ts';
import type { AccountKeys } from '../accounts/account-keys.ts';
import type { Clock } from '../machine/clock.ts';
import { AnsweredTooLate, type FileDialogs } from '../machine/dialogs.ts';
import type { WriteWholeFile } from '../machine/whole-file.ts';
import { sealPacket } from '../packets/seal.ts';
import { listBackups } from '../store/backup.ts';
import { SqliteError } from '../store/database.ts';
import { type Migration, readMigrations, schemaState } from '../store/migrate.ts';
import { type OpenProblemCode, openProblem, storageProblem } from '../store/open-problems.ts';
import { isStore } from '../store/pragmas.ts';
import { type LongWork, longWorks, Stopped } from '../use-case/long-work.ts';
import { saveFile } from '../use-case/save-file.ts';
import { onCopy } from './copy.ts';
import { provenCopy, putInPlace, setAside } from './restore.ts';
import { packetOf, readUnsent, together, type Unsent } from './unsent.ts';

export type RecoveryProgress = AppEvent<'recovery-progress'>;

export interface RecoveryParts {
  folders: AccountFolders;
  keys: Pick<AccountKeys, 'atHand'>;
  dialogs: Pick<FileDialogs, 'chooseWhereToSave'>;
  writeFile: WriteWholeFile;
  clock: Clock;
  newId: () => string;
  device: string;
  /** `drizzle/desktop` of this version. */
  migrationsFolder: string;
  /** Tells the windows how far looking or restoring is. */
  told: (progress: RecoveryProgress) => void;
  /** Awaited between two parts of what takes its time. */
  turn: () => Promise<void>;
  /** Why the account did not open at the last try; null when it did, or was not tried. */
  problemOf(accountId: string): AppProblem | null;
  /** The records are others now, or gone from their place. */
  settled(accountId: string): void;
  /** Runs what exchanges the files of an account while nothing else can open it; refused where it is open by now. */
  whileClosed<T>(accountId: string, task: () => Promise<T>): Promise<AppResult<T>>;
}

/** A backup in the place of the records helps with these; with the others the records are as they should be. */
const restorable: ReadonlySet<string> = new Set<OpenProblemCode>([
  'store-corrupt',
  'store-unreadable',
  'store-missing',
  'store-not-ours',
  'store-newer',
  'store-migration-failed',
  'store-unexpected',
]);

/** With these a file is beyond repair; the others may come right by themselves, and missing records by signing in. */
const beyondRepair: ReadonlySet<string> = new Set<OpenProblemCode>([
  'store-corrupt',
  'store-unreadable',
  'store-not-ours',
]);

interface RecordsPlace {
  account: Pick<Account, 'user' | 'provider' | 'connection'>;
  file: string;
  backups: string[];
  key: Uint8Array;
  problem: AppProblem;
  /** Those that this version knows: what a newer one wrote does not open here. */
  migrations: readonly Migration[];
}

export function recoveryHandlers(parts: RecoveryParts): AppHandlers<'recovery'> {
  const { folders } = parts;
  const migrations = readMigrations(parts.migrationsFolder);
  const works = longWorks<RecoveryProgress>(parts);
  /** Two at a time would write the same file. */
  let isRestoring = false;

  async function placeOf(accountId: string): Promise<AppResult<RecordsPlace>> {
    const problem = parts.problemOf(accountId);
    if (problem === null) return { ok: false, problem: opensNormally };
    const known = await folders.list();
    if (!known.ok) return known;
    const account = known.value.find(({ id }) => id === accountId);
    if (account === undefined) return { ok: false, problem: opensNormally };
    // The try that did not open the records read their key; nobody else gets it.
    const key = parts.keys.atHand(accountId);
    if (key === null) return { ok: false, problem: opensNormally };
    const { file, backups: folder } = folders.place(accountId);
    const backups = listBackups({ folder, name: path.basename(file, path.extname(file)) });
    return { ok: true, value: { account, file, backups, key, problem, migrations } };
  }

  async function withPlace<T>(accountId: string, work: (place: RecordsPlace) => Promise<T> | T): Promise<AppResult<T>> {
    const place = await placeOf(accountId);
    if (!place.ok) return place;
    try {
      return { ok: true, value: await work(place.value) };
    } catch (error) {
      if (error instanceof Stopped) return { ok: false, problem: stopped };
      if (error instanceof Refused || error instanceof AnsweredTooLate) return { ok: false, problem: error.problem };
      return { ok: false, problem: storageProblem(error) ?? openProblem('store-unexpected') };
    }
  }

  /** Looking and copying take their time, in which somebody may have opened the account another way. */
  async function lastStep<T>(accountId: string, step: () => Promise<T> | T): Promise<T> {
    const done = await parts.whileClosed(accountId, async () => {
      if (parts.problemOf(accountId) === null) throw new Refused(opensNormally);
      const value = await step();
      parts.settled(accountId);
      return value;
    });
    if (!done.ok) throw new Refused(done.problem);
    return done.value;
  }

  return {
    'recovery.look': ({ accountId }) => withPlace(accountId, (place) => works.run((long) => look(place, long))),
    'recovery.stop': () => {
      works.stop();
      return { ok: true, value: {} };
    },
    'recovery.restore': ({ accountId, backupId }) =>
      withPlace(accountId, async ({ file, backups, key, problem }) => {
        const backup = backups.find((candidate) => path.basename(candidate) === backupId);
        if (backup === undefined || isRestoring || !restorable.has(problem.code)) throw new Refused(noSuchBackup);
        isRestoring = true;
        try {
          const now = parts.clock.now();
          const fresh = await works.run((long) => provenCopy({ file, backup, key }, long));
          const aside = await lastStep(accountId, () => putInPlace({ file, fresh, now })).catch((error: unknown) => {
            if (error instanceof Refused) rmSync(fresh, { force: true });
            throw error;
          });
          return { setAside: aside };
        } finally {
          isRestoring = false;
        }
      }),
    'recovery.set-aside': ({ accountId }) =>
      withPlace(accountId, async (place) => {
        if (!(await works.run((long) => look(place, long))).canStartAgain) throw new Refused(notSetAside);
        const aside = await lastStep(accountId, async () => {
          const folder = setAside({ file: place.file, now: parts.clock.now() });
          await folders.forget(accountId);
          return folder;
        });
        return { setAside: aside };
      }),
    'recovery.export': ({ accountId, passphrase }) =>
      withPlace(accountId, async (place) => {
        const unsent = unsentOf(place)?.unsent;
        if (unsent === undefined || unsent.rows.length === 0) throw new Refused(nothingUnsent);
        const day = parts.clock.now().slice(0, 10);
        const target = await parts.dialogs.chooseWhereToSave(`unsent work ${day}.packet`);
        if (target === null) return null;
        // The records' own signing key may be beyond reach: this one vouches for the file being whole, no more.
        const { privateKey, publicKey } = generateKeyPairSync('ed25519');
        const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
        const { account } = place;
        const packet = packetOf(unsent, { account, device: parts.device, now: parts.clock.now(), newId: parts.newId });
        const sealed = await sealPacket(packet, passphrase, { privateKey, publicKey: raw });
        const written = await saveFile(parts.writeFile, target, JSON.stringify(sealed));
        if (!written.ok) throw new Refused(written.problem);
        return { path: target, changes: packet.rows.length };
      }),
  };
}

/** Each backup is copied and read as a whole, which takes its time. */
async function look(place: RecordsPlace, long: LongWork<RecoveryProgress>): Promise<AppAnswer<'recovery.look'>> {
  const { file, backups, key, problem } = place;
  const savedSince = tryRead(() => onCopy(file, key, (db) => headOf(db)));
  const listed: Backup[] = [];
  for (const [done, backup] of backups.entries()) {
    await long.reached({ what: 'looking', done, of: backups.length });
    const read = backupIn(backup, place);
    listed.push({
      id: path.basename(backup),
      at: timeOf(backup),
      state: read.state,
      savedSince: read.state !== 'sound' || savedSince === null ? null : Math.max(0, savedSince - read.head),
      unsent: read.state === 'sound' ? read.unsent : 0,
    });
  }
  const found = unsentOf(place);
  const unsent =
    found === null || found.unsent.rows.length === 0
      ? null
      : { changes: found.unsent.rows.length, asOf: found.asOf, unreadable: found.unsent.unreadable };
  return {
    canRestore: restorable.has(problem.code) && listed.some(({ state }) => state === 'sound'),
    canStartAgain: beyondRepair.has(problem.code) && listed.every(({ state }) => state === 'damaged'),
    backups: listed,
    unsent,
  };
}

type BackupRead = { state: 'sound'; head: number; unsent: number } | { state: 'damaged' | 'newer' | 'unread' };

/** What is in a backup, if it is whole: nothing else is offered in the place of the records. */
function backupIn(backup: string, { key, account, migrations }: RecordsPlace): BackupRead {
  try {
    return onCopy(backup, key, (db) => {
      if (db.pragma('quick_check', { simple: true }) !== 'ok' || !isStore(db)) return { state: 'damaged' };
      if (schemaState(db, migrations).state === 'newer') return { state: 'newer' };
      return { state: 'sound', head: headOf(db), unsent: readUnsent(db, account).rows.length };
    });
  } catch (error) {
    // A full disk, or whatever else is no fault of the backup, may be over the next time.
    const code = storageProblem(error)?.code ?? (error instanceof SqliteError ? 'store-not-ours' : null);
    return { state: code !== null && beyondRepair.has(code) ? 'damaged' : 'unread' };
  }
}

/** From the records as far as they can be read, and what the newest readable backup adds where they cannot. */
function unsentOf({ file, backups, key, account }: RecordsPlace): { unsent: Unsent; asOf: string | null } | null {
  const own = tryRead(() => onCopy(file, key, (db) => readUnsent(db, account)));
  if (own !== null && own.unreadable === 0) return { unsent: own, asOf: null };
  for (const backup of backups) {
    const read = tryRead(() => onCopy(backup, key, (db) => readUnsent(db, account)));
    if (read === null) continue;
    return own === null ? { unsent: read, asOf: timeOf(backup) } : { unsent: together(own, read), asOf: null };
  }
  return own === null ? null : { unsent: own, asOf: null };
}

type CopyOf = Parameters<Parameters<typeof onCopy>[2]>[0];

/** How many changes were ever saved. */
function headOf(db: CopyOf): number {
  return db.prepare<[], { head: number | null }>('SELECT max(id) AS head FROM change_log').get()?.head ?? 0;
}

/** Whatever cannot be read, for whichever reason, is not there to be read. */
function tryRead<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** `store.20250310T091200000Z.backup` was made at 2025-03-10T09:12:00.000Z. */
function timeOf(backup: string): string {
  const found = /\.(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z\.backup$/.exec(backup);
  if (found === null) return '';
  const [, year, month, day, hour, minute, second, millis] = found;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}Z`;
}

class Refused extends Error {
  readonly problem: AppProblem;
  constructor(problem: AppProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

const opensNormally: AppProblem = {
  code: 'nothing-to-recover',
  sentence: 'Nothing has to be restored for this account.',
  action: 'Open it from the list. If it does not open, you are shown what can be done.',
};
const stopped: AppProblem = {
  code: 'recovery-stopped',
  sentence: 'It was stopped. The records and their backups are as they were.',
  action: 'Look again whenever there is time for it.',
};
const noSuchBackup: AppProblem = {
  code: 'no-such-backup',
  sentence: 'This backup cannot be put in the place of the records now. Nothing was changed.',
  action: 'Try to open the account again.',
};
const notSetAside: AppProblem = {
  code: 'not-set-aside',
  sentence: 'These records are not set aside, because a backup of them can be restored or they are not damaged.',
  action: 'Try to open the account again.',
};
const nothingUnsent: AppProblem = {
  code: 'nothing-unsent',
  sentence: 'No unsent work can be read, so there is nothing to save.',
  action: 'What was sent before is at the portal, and comes back when you sign in.',
};
