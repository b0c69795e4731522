// The grid as a sheet, by keyboard: choosing cells and lines, "as planned" for them, copying, pasting with a preview, filling
// down, and undo that takes back a whole step, also after the app was closed. One app, in the order of a morning.
import type { Page } from '@playwright/test';
import type { Variation } from '../../src-shared/domain/actuals.ts';
import { formatSum } from '../../src-shared/domain/quantity.ts';
import { foldName } from '../../src-shared/readers/names.ts';
import { expectAccessible } from './fixtures/accessible.ts';
import { expect, type LaunchedApp, test } from './fixtures/app.ts';
import {
  answerWhy,
  appCall,
  cell,
  copyElsewhere,
  expectNoBug,
  focusCell,
  mondayAfter,
  moveTo,
  said,
  untouchedLine,
  weekOf,
  weekStart,
  withWeek,
} from './fixtures/coordinator.ts';
import { openAccount } from './fixtures/secret.ts';

const chosen = (page: Page) => page.locator('[role=gridcell][aria-selected=true]');
const ticked = (page: Page) => page.locator('[role=row][aria-selected=true]');

const missed = (quantity: number): Variation => ({
  ...{ category: 'missed', reason: 'non_engagement', quantity },
  ...{ firstDay: null, lastDay: null, hospitalStayId: null, note: '' },
});

async function show(page: Page, filter: string): Promise<void> {
  await page.getByRole('button', { name: /Show$/ }).press('Enter');
  await page.getByRole('option', { name: filter }).press('Enter');
}

/** What the app last put on the clipboard. */
async function copied({ electron }: LaunchedApp): Promise<string> {
  return electron.evaluate(({ clipboard }) => clipboard.readText());
}

test('a week worked on as a sheet', async ({ launchApp }) => {
  test.setTimeout(180_000);
  const app = await withWeek(launchApp);
  const { page } = app;

  await test.step('Shift and the arrows choose cells, Space says as planned of their lines', async () => {
    await show(page, 'Nobody has looked');
    const first = page.locator('[role=gridcell][col-id=missed]').first();
    await moveTo(page, first);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(chosen(page)).toHaveCount(3);
    // High contrast takes backgrounds away.
    await page.emulateMedia({ forcedColors: 'active' });
    await expect(chosen(page).first()).toHaveCSS('outline-style', 'solid');
    await page.emulateMedia({ forcedColors: 'none' });
    await page.keyboard.press('Space');
    await expect(page.getByRole('dialog')).toContainText('Say that 3 lines went as planned?');
    await expectAccessible(page, 'as planned');
    await page.getByRole('button', { name: 'Say as planned' }).press('Enter');
    await expect(said(page)).toContainText('3 lines said to be as planned.');
    expect((await weekOf(page)).counts.attested).toBe(3);
  });

  await test.step('a sorting keeps the ticks; lines with a tick are copied with their headings', async () => {
    await page.keyboard.press('Shift+Space');
    await expect(ticked(page)).toHaveCount(3);
    const heading = page.getByRole('columnheader', { name: 'Planned', exact: true });
    await heading.press('Enter');
    await heading.press('Enter');
    await heading.press('Enter');
    await page.locator('[role=gridcell][col-id=missed]').first().focus();
    await page.keyboard.press('Control+c');
    await expect(said(page)).toContainText('3 lines copied, with their headings.');
    const text = await copied(app);
    expect(text.split('\r\n')[0]).toBe(
      'Person\tSS Ref\tService\tLevel\tPlanned\tActual\tFrustrated\tMissed\tExtra\tVisits\tDifference\tComment\tState',
    );
    expect(text.trim().split('\r\n')).toHaveLength(4);
    await expect(chosen(page)).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(ticked(page)).toHaveCount(0);
  });

  await test.step('names stand and are sorted as Settings says, at once', async () => {
    const heading = page.getByRole('columnheader', { name: 'Person', exact: true });
    await heading.press('Enter');
    const settings = await appCall(page, 'window.settings', {});
    await appCall(page, 'window.save-settings', { ...settings, nameOrder: 'family-first' });
    const people = page.locator('[role=gridcell][col-id=person]');
    await expect(people.first()).toContainText(', ');
    const shown = await people.evaluateAll((cells) =>
      cells.map((of) => [Number(of.closest('[row-index]')?.getAttribute('row-index')), of.textContent] as const),
    );
    // The sums stand in a row of another kind.
    const lines = shown.filter(([at]) => Number.isFinite(at)).sort(([a], [b]) => a - b);
    const names = lines.map(([, name]) => foldName(name ?? ''));
    expect(names).toEqual(names.toSorted());
    await appCall(page, 'window.save-settings', settings);
    await expect(people.first()).not.toContainText(', ');
    await heading.press('Enter');
    await heading.press('Enter');
  });

  const { line } = await untouchedLine(page, 'home_support');
  await test.step('a paste shows first what is refused, and one undo takes it back', async () => {
    await copyElsewhere(page, '0.5\t\t\t\t"Went out,\r\nsaid ""later"""\r\ntwo\r\n0.75\t\t\t\trefused at the door\r\n');
    await moveTo(page, page.locator('[role=gridcell][col-id=missed]').first());
    await page.keyboard.press('Control+v');
    const dialog = page.getByRole('dialog', { name: 'Paste into the week' });
    await expect(dialog).toContainText('3 rows read: 2 lines will change, 1 row cannot be taken.');
    await expect(dialog).toContainText('Missed: Enter a number of hours such as 2.5.');
    await expect(dialog).toContainText('1 line will have hours without a reason, and no comment suggests one.');
    await expectAccessible(page, 'paste');
    await expect(dialog.getByRole('checkbox', { name: /^Take the reason that the comment suggests/ })).toBeFocused();
    await page.keyboard.press('Space');
    await expect(dialog.getByRole('button', { name: 'Change 2 lines and take 1 suggested reason' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(said(page)).toContainText('2 lines changed. Saved on this computer.');
    expect((await weekOf(page)).counts.changed).toBe(2);
    await expect(page.locator('[role=gridcell][col-id=comment]').first()).toContainText('Went out,');
    await page.keyboard.press('Control+z');
    await expect(said(page)).toContainText('Undone: what was pasted into 2 lines');
    expect((await weekOf(page)).counts.changed).toBe(0);
    await page.keyboard.press('Control+y');
    await expect(said(page)).toContainText('Done again: what was pasted into 2 lines');
  });

  await test.step('text in CSV is the table that it is, or is refused as one', async () => {
    const { ssRef, service, serviceLevel } = line;
    const own = `${ssRef};${service};${serviceLevel};0,5;Went out, back late`;
    await copyElsewhere(page, `SS Ref;Service;Level;Missed;Comment\r\n${own}\r\n`);
    await moveTo(page, page.locator('[role=gridcell][col-id=missed]').first());
    await page.keyboard.press('Control+v');
    const dialog = page.getByRole('dialog', { name: 'Paste into the week' });
    await expect(dialog).toContainText('1 row read: 1 line will change.');
    await expect(dialog).toContainText('Read as text with semicolons between its cells (CSV).');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await copyElsewhere(page, `${own}\r\n${own}\r\n`);
    await moveTo(page, page.locator('[role=gridcell][col-id=missed]').first());
    await page.keyboard.press('Control+v');
    await expect(page.getByText(/^What was pasted looks like text with commas or semicolons/).first()).toBeVisible();
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: 'Dismiss' }).first().press('Enter');
  });

  await test.step('Ctrl+D takes the line above, with its reason', async () => {
    await moveTo(page, page.locator('[role=gridcell][col-id=missed]').nth(3));
    await page.keyboard.press('Control+d');
    await expect(said(page)).toContainText('1 line filled down.');
    await expect(page.locator('[role=gridcell][col-id=missed]').nth(3)).toHaveText('0.75');
  });

  await test.step('Mine shows what this person changed', async () => {
    await show(page, 'Mine');
    const { changed, attested } = (await weekOf(page)).counts;
    await expect(page.getByText(`${changed + attested} of 160 lines`)).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
  });

  await test.step('figures that come while a question is open are not overwritten by its answer', async () => {
    const { id: lineId, ssRef, service, serviceLevel } = line;
    /** As a sync brings them. */
    const theirs = (quantity: number) =>
      appCall(page, 'week.record', { weekStart, lineId, variations: [missed(quantity)] });
    const held = async () => (await weekOf(page)).rows.find((row) => row.line.id === lineId)?.actual?.missed;
    const before = await held();
    await copyElsewhere(page, `SS Ref\tService\tLevel\tMissed\r\n${ssRef}\t${service}\t${serviceLevel}\t0.5\r\n`);
    await focusCell(page, lineId, 'Missed');
    await page.keyboard.press('Control+v');
    await expect(page.getByRole('dialog', { name: 'Paste into the week' })).toContainText('1 line will change.');
    await theirs(200);
    await page.getByRole('button', { name: 'Change 1 line' }).press('Enter');
    await expect(page.getByText(/^Left as before\. .*was changed since it was shown \(Actual/).first()).toBeVisible();
    expect(await held()).toBe(200);
    await page.getByRole('button', { name: 'Dismiss' }).first().press('Enter');

    await focusCell(page, lineId, 'Missed');
    await page.keyboard.type('0.5');
    await page.keyboard.press('Enter');
    const why = page.getByRole('dialog', { name: /^Why: / });
    await expect(why).toBeVisible();
    await theirs(300);
    await expect(why).toContainText('The figures of this line were changed since you typed this');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/was changed since this was shown \(Actual/).first()).toBeVisible();
    await page.keyboard.press('Escape');
    expect(await held()).toBe(300);
    for (const _ of ['second', 'first']) await appCall(page, 'week.undo', {});
    expect(await held()).toBe(before);
    await page.getByRole('button', { name: 'Dismiss' }).first().press('Enter');
  });

  await test.step('Ctrl+A and the search: as planned for all that is shown', async () => {
    await focusCell(page, line.id, 'Missed');
    await page.keyboard.press('Control+a');
    const shown = await chosen(page).count();
    expect(shown).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox').fill('');
  });

  await test.step('a text field keeps its own undo', async () => {
    const search = page.getByRole('searchbox');
    await search.fill('Ada');
    await search.press('Control+z');
    expect((await weekOf(page)).counts.changed).toBe(3);
    await search.fill('');
  });
  expectNoBug(app);
  await app.close();

  await test.step('undo goes on after the app was closed', async () => {
    const again = await launchApp({ now: mondayAfter, userData: app.userData });
    await openAccount(again.page);
    await expect(again.page.getByRole('columnheader', { name: 'Person' })).toBeVisible();
    await again.page.keyboard.press('Control+z');
    await expect(said(again.page)).toContainText('Undone: what was filled down into 1 line');
    await again.page.keyboard.press('Control+z');
    await expect(said(again.page)).toContainText('Undone: what was pasted into 2 lines');
    expect((await weekOf(again.page)).counts.changed).toBe(0);
    await expect(await cell(again.page, line.id, 'Missed')).toHaveText('–');
    expectNoBug(again);
  });
});

test('filters, the sums, and undo and redo under both and after a restart', async ({ launchApp }) => {
  test.setTimeout(180_000);
  const app = await withWeek(launchApp);
  const { page } = app;
  const { rows } = await weekOf(page);
  const home = rows.filter(({ line }) => line.service.endsWith('Home Support'));
  const untouched = home.filter(({ knowledge }) => knowledge === 'untouched');
  const planned = (of: typeof rows) => formatSum(of.reduce((sum, { actual }) => sum + (actual?.planned ?? 0), 0));
  const sum = page.locator('[role=row][row-index="b-0"]').locator('[col-id=planned]');
  const attested = async () => (await weekOf(page)).counts.attested;

  await test.step('the sums are of the lines on show', async () => {
    await expect(sum).toHaveText(planned(rows));
    await page.getByRole('button', { name: /Service$/ }).press('Enter');
    await page.getByRole('option', { name: 'Home Support', exact: true }).press('Enter');
    await expect(page.getByText(`${home.length} of ${rows.length} lines`)).toBeVisible();
    await expect(sum).toHaveText(planned(home));
  });

  await test.step('as planned for all that the filter shows, and for nothing else', async () => {
    await show(page, 'Nobody has looked');
    await expect(page.getByText(`${untouched.length} of ${rows.length} lines`)).toBeVisible();
    await page.getByRole('button', { name: 'As planned…' }).press('Enter');
    await expect(page.getByRole('dialog')).toContainText(`Say that ${untouched.length} lines went as planned?`);
    await page.getByRole('button', { name: 'Say as planned' }).press('Enter');
    await expect.poll(attested).toBe(untouched.length);
  });

  await test.step('one step back and forth, sorted and filtered', async () => {
    await page.getByRole('columnheader', { name: 'Person', exact: true }).press('Enter');
    await page.keyboard.press('Control+z');
    await expect.poll(attested).toBe(0);
    await page.keyboard.press('Control+y');
    await expect.poll(attested).toBe(untouched.length);
    await page.keyboard.press('Control+z');
    await expect.poll(attested).toBe(0);
    await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
  });

  await test.step('a figure half typed is finished by Tab, one cell is copied, several lines are filled down', async () => {
    // Two more of the kind stand below it, since a figure goes only where its reason fits.
    const fits = ({ line, knowledge, actual, stayIds }: (typeof rows)[number]) =>
      line.serviceType === 'home_support' &&
      knowledge === 'untouched' &&
      (actual?.planned ?? 0) >= 400 &&
      stayIds.length === 0;
    const at = rows.findIndex((_, index) => rows.slice(index, index + 3).filter(fits).length === 3);
    const lineId = rows[at]?.line.id ?? '';
    const missed = await focusCell(page, lineId, 'Missed');
    await page.keyboard.type('1');
    await page.keyboard.press('Tab');
    await answerWhy(page);
    await expect(missed).toHaveText('1.00');
    await expect(missed).toBeFocused();
    await page.keyboard.press('Control+c');
    expect(await copied(app)).toBe('1.00');
    await show(page, 'Changed');
    await expect(page.getByText(`1 of ${rows.length} lines`)).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
    // Back to the line that was left, wherever it stands by now.
    await page.keyboard.press('F6');
    await expect(missed).toBeFocused();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    await expect(said(page)).toContainText('2 lines filled down.');
    expect((await weekOf(page)).counts.changed).toBe(3);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await weekOf(page)).counts.changed).toBe(1);
  });
  expectNoBug(app);
  await app.close();

  await test.step('what was taken back is done again after a restart', async () => {
    const again = await launchApp({ now: mondayAfter, userData: app.userData });
    await openAccount(again.page);
    await expect(again.page.locator('[role=gridcell]:focus')).toHaveCount(1);
    await again.page.keyboard.press('Control+y');
    await expect(said(again.page)).toContainText('Done again: what was filled down into 2 lines');
    expect((await weekOf(again.page)).counts.changed).toBe(3);
    expectNoBug(again);
  });
});
