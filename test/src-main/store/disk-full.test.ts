// A full disk, for real: the edit is refused with its own sentence, what was saved before stays, and once there is
// space it goes on.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { assembleStore } from '../../../src-main/store/assemble.ts';
import { openDatabase } from '../../../src-main/store/database.ts';
import { openStore } from '../../../src-main/store/open.ts';
import { storageProblem } from '../../../src-main/store/open-problems.ts';
import { applyPragmas, unlock } from '../../../src-main/store/pragmas.ts';
import type { Store } from '../../../src-main/store/store.ts';
import {
  countedIds,
  edit,
  key,
  missedTwo,
  openRequest,
  standingClock,
  storeWithProvider,
  temporaryFolder,
  weekStart,
} from '../fixtures.ts';

/** Edits until the disk refuses. @returns the code of the refusal and the last comment that was saved */
function editUntilFull(store: Store): { code: string | undefined; saved: string } {
  let saved = '';
  for (let turn = 0; turn < 2000; turn += 1) {
    const comment = `Refused entry on Tuesday, ${turn}. ${'x'.repeat(2000)}`;
    try {
      edit(store, missedTwo({ comment }));
      saved = comment;
    } catch (error) {
      return { code: storageProblem(error)?.code, saved };
    }
  }
  return { code: undefined, saved };
}

const commentOf = (store: Store) => store.actuals.get(weekStart, 'line-1')?.actual.comment;

test('SQLite at its limit refuses the edit and keeps what was saved', () => {
  const request = openRequest();
  storeWithProvider(request).close();
  const db = openDatabase(request.file, { readonly: false, mustExist: true });
  onTestFinished(() => void db.close());
  unlock(db, key);
  applyPragmas(db, false);
  const pages = db.pragma('page_count', { simple: true }) as number;
  db.pragma(`max_page_count = ${pages + 20}`);
  const place = { file: request.file, clock: standingClock(), newId: countedIds(), device: 'Laptop 1' };
  const store = assembleStore(db, { ...place, backup: () => '', renewCopies: () => undefined });
  const { code, saved } = editUntilFull(store);
  expect(code).toBe('store-disk-full');
  expect(commentOf(store)).toBe(saved);
  expect(store.outbox.counts().toSend).toBe(1);
  expect(store.changeLog.verify()).toMatchObject({ ok: true });
  db.pragma(`max_page_count = ${pages + 1000}`);
  edit(store, missedTwo({ comment: 'There is space again.' }));
  expect(commentOf(store)).toBe('There is space again.');
});

const tiny = path.join('/tmp', `provider-actuals-tiny-${process.pid}`);
const canMount = mountTiny(() => undefined);

test.runIf(canMount)('a disk that is really full refuses the edit, and opens again with all that was saved', () => {
  mountTiny(() => {
    const request = openRequest({ folder: path.join(tiny, 'store'), backupFolder: temporaryFolder() });
    const store = storeWithProvider(request);
    writeFileSync(path.join(tiny, 'ballast'), Buffer.alloc(Math.max(0, free() - 200_000)));
    const { code, saved } = editUntilFull(store);
    expect(code).toBe('store-disk-full');
    expect(commentOf(store)).toBe(saved);
    store.close();
    rmSync(path.join(tiny, 'ballast'));
    const again = openStore({ ...request, create: false });
    if (!again.ok) throw new Error(again.problem.code);
    expect(commentOf(again.store)).toBe(saved);
    expect(again.store.changeLog.verify()).toMatchObject({ ok: true });
    again.store.close();
  });
});

const free = () => {
  const { bavail, bsize } = statfsSync(tiny);
  return bavail * bsize;
};

/** Runs `work` with a disk of four megabytes at `tiny`. @returns false where no disk can be mounted */
function mountTiny(work: () => void): boolean {
  mkdirSync(tiny, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', tiny], { stdio: 'ignore' });
  } catch {
    return false;
  }
  try {
    work();
  } finally {
    execFileSync('umount', ['-l', tiny]);
  }
  return true;
}
