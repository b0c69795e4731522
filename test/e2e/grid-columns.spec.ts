// The columns of the grid as somebody likes them: the menu of cells and headings, sorting, hiding, moving, widths and filters
// by column, by mouse and by key, and what of it is kept for the next start.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { count } from '../../src-shared/domain/count.ts';
import { expectAccessible } from './fixtures/accessible.ts';
import { answerDialogs, expect, test } from './fixtures/app.ts';
import { answerWhy, expectNoBug, mondayAfter, said, weekOf, withWeek } from './fixtures/coordinator.ts';
import { at } from './fixtures/grid.ts';
import { openAccount } from './fixtures/secret.ts';

test('the menu, and columns as somebody likes them, kept for the next start', async ({ launchApp }) => {
  test.setTimeout(180_000);
  const app = await withWeek(launchApp);
  const { page } = app;
  await page.setViewportSize({ width: 1093, height: 540 });
  const heading = (name: string) => page.getByRole('columnheader', { name, exact: true });
  const item = (name: string | RegExp) => page.getByRole('menuitem', { name });
  const order = (of = page) =>
    of
      .getByRole('columnheader')
      .evaluateAll((all) =>
        all
          .sort((a, b) => Number(a.ariaColIndex) - Number(b.ariaColIndex))
          .map((of) => of.querySelector('.ag-header-cell-text')?.textContent ?? ''),
      );

  await test.step('on cells, by the mouse and by its key', async () => {
    await at(page, 1, 'missed').click();
    await page.keyboard.press('Shift+ArrowDown');
    await at(page, 2, 'missed').click({ button: 'right' });
    await expect(item(/^As planned \(2 lines\)/)).toBeVisible();
    await expectAccessible(page, 'the menu of cells');
    await item('Copy').click();
    await expect(said(page)).toContainText('2 cells copied.');
    await expect(at(page, 1, 'missed')).toBeFocused();
    await page.keyboard.press('Shift+F10');
    await expect(item('Cut')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(at(page, 1, 'missed')).toBeFocused();
  });

  await test.step('on a heading: sorting, hiding, moving, and widths', async () => {
    await heading('Planned').click({ button: 'right' });
    await item('Sort downwards').click();
    await expect(heading('Planned')).toHaveAttribute('aria-sort', 'descending');
    await heading('SS Ref').click({ button: 'right' });
    await item('Hide SS Ref').click();
    await expect(heading('SS Ref')).toHaveCount(0);
    await heading('Extra').click({ button: 'right' });
    await item('Move left').click();
    await expect.poll(order).toEqual(expect.arrayContaining(['Frustrated', 'Extra', 'Missed']));
    await expect.poll(async () => (await order()).indexOf('Missed') - (await order()).indexOf('Extra')).toBe(1);
    const service = heading('Service');
    const before = (await service.boundingBox())?.width ?? 0;
    await service.click({ button: 'right' });
    await item('As wide as its texts').click();
    await expect.poll(async () => (await service.boundingBox())?.width ?? 0).toBeGreaterThan(before);
  });

  await test.step('widths by dragging and by double-click, and all of it by key on a heading', async () => {
    const level = heading('Level');
    const width = async () => Math.round((await level.boundingBox())?.width ?? 0);
    const before = await width();
    const edge = level.locator('.ag-header-cell-resize');
    await edge.hover();
    await page.mouse.down();
    await page.mouse.move(((await edge.boundingBox())?.x ?? 0) + 60, 60, { steps: 4 });
    await page.mouse.up();
    await expect.poll(width).toBeGreaterThan(before + 20);
    const dragged = await width();
    await edge.dblclick();
    await expect.poll(width).not.toBe(dragged);
    const fitted = await width();
    await level.focus();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(width).toBeGreaterThan(fitted);
    await heading('Missed').focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(async () => (await order()).indexOf('Extra') - (await order()).indexOf('Missed')).toBe(1);
  });

  await test.step('dragged by its heading, a column goes elsewhere; dragged off the grid, it stays', async () => {
    const middle = async (name: string) => {
      const box = await heading(name).boundingBox();
      if (box === null) throw new Error(`no heading ${name}`);
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const drag = async (name: string, to: { x: number; y: number }) => {
      const from = await middle(name);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x - 12, from.y, { steps: 3 });
      await page.mouse.move(to.x, to.y, { steps: 8 });
      await page.mouse.up();
    };
    const place = async (name: string) => (await order()).indexOf(name);
    expect(await place('Actual')).toBe((await place('Planned')) + 1);
    const { x, y } = await middle('Planned');
    await drag('Actual', { x: x - 10, y });
    await expect.poll(async () => (await place('Planned')) - (await place('Actual'))).toBe(1);
    // No sorting comes of it.
    await expect(heading('Actual')).toHaveAttribute('aria-sort', 'none');
    await drag('Extra', { x: x - 10, y: y + 300 });
    await expect(heading('Extra')).toBeVisible();
  });

  await test.step('what is shown is saved as it is seen', async () => {
    const filePath = path.join(app.userData, 'lines.csv');
    await answerDialogs(app, { showSaveDialog: { filePath } });
    await heading('Planned').click({ button: 'right' });
    await item('Save what is shown as CSV…').click();
    await expect(said(page)).toContainText(`Saved as ${filePath}. It is not encrypted.`);
    const lines = readFileSync(filePath, 'utf8').split('\r\n');
    const [first = ''] = lines;
    expect(first.replace('\ufeff', '').split(',')).toEqual((await order()).filter((name) => name !== ''));
    expect(lines[161]).toMatch(/^160 lines,/);
  });

  await test.step('Enter goes down once Settings says so, and a figure is finished by it', async () => {
    await page.keyboard.press('Control+,');
    await page.getByRole('radio', { name: 'Goes down' }).press('Space');
    await page.keyboard.press('Control+1');
    await expect(page.locator('[role=gridcell]:focus')).toHaveCount(1);
    await page.keyboard.press('Control+Home');
    await at(page, 1, 'frustrated').click();
    await page.keyboard.press('Enter');
    await expect(at(page, 2, 'frustrated')).toBeFocused();
    await page.keyboard.type('0');
    await page.keyboard.press('Enter');
    await expect(at(page, 3, 'frustrated')).toBeFocused();
    // Also after its reason was asked for, in the order that the grid is sorted by.
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await answerWhy(page);
    await expect(at(page, 4, 'frustrated')).toBeFocused();
  });

  await test.step('filtering by a column, by key and from its heading; what is hidden is said', async () => {
    const { rows } = await weekOf(page);
    await page.keyboard.press('Control+Home');
    const level = (await at(page, 1, 'serviceLevel').textContent()) ?? '';
    const ofLevel = rows.filter(({ line }) => line.serviceLevel === level).length;
    await at(page, 1, 'serviceLevel').click();
    await page.keyboard.press('Control+Shift+L');
    const dialog = page.getByRole('dialog', { name: 'Filter by Level' });
    await dialog.getByRole('checkbox', { name: 'All of them' }).press('Space');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
    await dialog.getByRole('checkbox', { name: `${level}, ${count(ofLevel, 'line')}`, exact: true }).press('Space');
    await expectAccessible(page, 'a filter by column');
    await dialog.getByRole('button', { name: 'Show these lines' }).press('Enter');
    await expect(page.getByText(`${ofLevel} of 160 lines, ${160 - ofLevel} hidden`)).toBeVisible();
    await expect(page.locator('[row-id=totals]')).toContainText(count(ofLevel, 'line'));
    await expect(heading('Level')).toHaveAccessibleDescription('Filtered');
    await page.getByRole('button', { name: `Remove the filter: Level: ${level}` }).press('Enter');
    await expect(page.locator('[row-id=totals]')).toContainText('160 lines');
    await heading('Planned').click({ button: 'right' });
    await item('Filter by Planned…').click();
    await page.keyboard.type('10');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Planned over 10.00')).toBeVisible();
  });

  const shown = await order();
  expectNoBug(app);
  await app.close();
  const again = await launchApp({ now: mondayAfter, userData: app.userData });
  await again.page.setViewportSize({ width: 1093, height: 540 });
  await openAccount(again.page);
  await expect(again.page.getByRole('columnheader', { name: 'Person' })).toBeVisible();
  const kept = again.page.getByRole('columnheader');
  await expect(kept).toHaveCount(shown.length);
  expect(await order(again.page)).toEqual(shown);
  await again.page.getByRole('columnheader', { name: 'Level', exact: true }).click({ button: 'right' });
  await again.page.getByRole('menuitem', { name: 'Show SS Ref' }).click();
  await expect(again.page.getByRole('columnheader', { name: 'SS Ref', exact: true })).toBeVisible();
  await expect(again.page.getByText('Planned over 10.00')).toBeVisible();
  await expect(again.page.getByText(/^\d+ of 160 lines, \d+ hidden$/)).toBeVisible();
  await again.page.getByRole('button', { name: 'Clear filters' }).press('Enter');
  await expect(again.page.locator('[row-id=totals]')).toContainText('160 lines');
  expectNoBug(again);
});
