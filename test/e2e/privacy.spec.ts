// After a working session no file that the app wrote names anybody: not the database, its log, the logs of the app, nor
// whatever Chromium keeps. The portal is reached by its address here, because the built-in practice portal keeps its own
// database in the app's folder: that is the portal's data, and invented.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures/app.ts';
import { appCall, focusCell, mondayAfter, untouchedLine, weekStart } from './fixtures/coordinator.ts';
import { type PortalProcess, startPortal, withWeekAt } from './fixtures/portal.ts';

let portal: PortalProcess;
test.beforeAll(async () => {
  portal = await startPortal();
});
test.afterAll(() => portal.end());

const comment = 'Would not open the door to Marigold on Tuesday.';

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/**
 * The list of accounts on this computer and each account's key are the two things that the operating system's key store
 * encrypts; a test machine has none, so here they are as if unlocked. test/src-main/accounts/sessions.test.ts searches them
 * with a keyring in place.
 */
const keptByTheKeyStore = /^accounts\/(known|[^/]+\/key)$/;

/** The files that hold one of the words, in either way that programs write letters. */
function naming(folder: string, words: readonly string[]): string[] {
  const searched = filesIn(folder).filter((file) => {
    return !keptByTheKeyStore.test(path.relative(folder, file).split(path.sep).join('/'));
  });
  return searched.flatMap((file) => {
    const bytes = readFileSync(file);
    return words
      .filter((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')))
      .map((word) => `${word} in ${path.relative(folder, file)}`);
  });
}

test('no file of the app names a person, an SS Ref, a comment or the coordinator', async ({ launchApp }) => {
  const app = await launchApp({ now: mondayAfter });
  const { page, userData } = app;
  await withWeekAt(page, portal.address);
  const { line } = await untouchedLine(page, 'home_support');
  // The search field has seen the SS Ref.
  await focusCell(page, line.id, 'Missed');
  const day = { firstDay: '2025-06-03', lastDay: '2025-06-03', hospitalStayId: null, note: '' };
  const variations = [{ category: 'missed', reason: 'non_engagement', quantity: 100, ...day } as const];
  await appCall(page, 'week.record', { weekStart, lineId: line.id, variations, comment });
  await page.getByRole('navigation').getByRole('button', { name: 'Confirm' }).press('Enter');
  await appCall(page, 'sync.now', {});
  const { people } = await appCall(page, 'care.list', {});
  const { rows } = await appCall(page, 'week.get', { weekStart });
  expect(rows.find((row) => row.line.id === line.id)?.actual?.comment).toBe(comment);
  const words = [
    ...people.flatMap(({ name, ssRef, nhsNumber, address }) => [name, ssRef, nhsNumber ?? '', address ?? '']),
    ...people.map(({ name }) => name.split(' ').at(-1) ?? '').filter((surname) => surname.length > 5),
    comment,
    'Marigold',
    'Aisha Khan',
    'aisha.khan',
  ].filter((word) => word !== '');
  expect(people.length).toBeGreaterThan(20);

  // While it runs, with the database's log beside it, and when it has gone.
  expect(existsWal(userData)).toBe(true);
  expect(naming(userData, words)).toEqual([]);
  await app.close();
  expect(naming(userData, words)).toEqual([]);
  // The search finds what is there: the log says that the app started.
  expect(naming(userData, ['"event":"start"'])).not.toEqual([]);
});

function existsWal(folder: string): boolean {
  return filesIn(folder).some((file) => file.endsWith('store.db-wal') && statSync(file).size > 0);
}
