// The habits that people bring from Excel, each as keys or a mouse on the grid and what follows: where the focus is, which
// cells are chosen and what the status bar says of them. One window for all of them.
import type { Page } from '@playwright/test';
import type { WeekRow } from '../../src-shared/app-api/index.ts';
import { expectAccessible } from './fixtures/accessible.ts';
import { expect, type LaunchedApp, test } from './fixtures/app.ts';
import { answerWhy, copyElsewhere, enter, expectNoBug, said, weekOf, withWeek } from './fixtures/coordinator.ts';
import { at, chosen } from './fixtures/grid.ts';

const sums = (page: Page) => page.getByRole('status', { name: 'Chosen cells' });

async function copied({ electron }: LaunchedApp): Promise<string> {
  return electron.evaluate(({ clipboard }) => clipboard.readText());
}

interface Habit {
  keys: readonly string[];
  /** The focus stays where a block began. */
  focus: readonly [row: number, column: string];
  /** What is read out of the block; left out: there is none. */
  says?: RegExp;
}

const twoByTwo = ['Shift+ArrowDown', 'Shift+ArrowRight'];

/** Each begins in Missed of the third line. */
const habits: readonly Habit[] = [
  { keys: ['ArrowDown', 'ArrowRight'], focus: [3, 'extra'] },
  { keys: ['Home'], focus: [2, 'person'] },
  { keys: ['End'], focus: [2, 'state'] },
  { keys: ['Control+Home'], focus: [0, 'person'] },
  { keys: ['Control+End'], focus: [159, 'state'] },
  { keys: ['Control+ArrowUp'], focus: [0, 'missed'] },
  { keys: ['Control+ArrowDown'], focus: [159, 'missed'] },
  { keys: ['Control+ArrowLeft'], focus: [2, 'person'] },
  { keys: ['Control+ArrowRight'], focus: [2, 'state'] },
  { keys: ['Tab'], focus: [2, 'extra'] },
  { keys: ['Shift+Tab'], focus: [2, 'frustrated'] },
  { keys: ['1', 'Escape'], focus: [2, 'missed'] },
  { keys: ['Shift+ArrowDown', 'Shift+ArrowDown'], focus: [2, 'missed'], says: /^Missed, 3 lines: 3 cells, sum / },
  { keys: ['Shift+ArrowDown', 'Shift+ArrowUp'], focus: [2, 'missed'] },
  { keys: ['Shift+ArrowRight', 'Shift+ArrowUp'], focus: [2, 'missed'], says: /^Missed to Extra, 2 lines: 4 cells/ },
  { keys: ['Shift+Home'], focus: [2, 'missed'], says: /^Person to Missed, 1 line: 8 cells/ },
  { keys: ['Shift+End'], focus: [2, 'missed'], says: /^Missed to State, 1 line: / },
  { keys: ['Control+Shift+ArrowUp'], focus: [2, 'missed'], says: /^Missed, 3 lines: / },
  { keys: ['Control+Shift+Home'], focus: [2, 'missed'], says: /^Person to Missed, 3 lines: / },
  { keys: ['Control+Shift+End'], focus: [2, 'missed'], says: /^Missed to State, 158 lines: / },
  { keys: ['Shift+PageDown'], focus: [2, 'missed'], says: /^Missed, \d\d lines: / },
  { keys: ['Control+a'], focus: [2, 'missed'], says: /^Person to State, 160 lines: / },
  { keys: ['Shift+ArrowDown', 'Escape'], focus: [2, 'missed'] },
  { keys: ['Shift+ArrowDown', 'ArrowLeft'], focus: [2, 'frustrated'] },
  { keys: ['F2', 'Escape'], focus: [2, 'missed'] },
  { keys: [...twoByTwo, 'Tab'], focus: [2, 'extra'], says: /^Missed to Extra, 2 lines: 4 cells/ },
  { keys: [...twoByTwo, 'Tab', 'Tab'], focus: [3, 'missed'], says: /^Missed to Extra, 2 lines: 4 cells/ },
  { keys: [...twoByTwo, 'Shift+Tab'], focus: [3, 'extra'], says: /^Missed to Extra, 2 lines: 4 cells/ },
  { keys: [...twoByTwo, 'Enter'], focus: [3, 'missed'], says: /^Missed to Extra, 2 lines: 4 cells/ },
  { keys: [...twoByTwo, 'Enter', 'Enter'], focus: [2, 'extra'], says: /^Missed to Extra, 2 lines: 4 cells/ },
  { keys: [...twoByTwo, 'Tab', 'ArrowDown'], focus: [3, 'extra'] },
];

test('the keys of a sheet', async ({ launchApp }) => {
  test.setTimeout(180_000);
  const app = await withWeek(launchApp);
  const { page } = app;
  await page.setViewportSize({ width: 1093, height: 540 });

  for (const { keys, focus, says } of habits) {
    await test.step(keys.join(', '), async () => {
      await at(page, 2, 'missed').click();
      for (const key of keys) await page.keyboard.press(key);
      await expect(at(page, ...focus)).toBeFocused();
      if (says === undefined) await expect(sums(page)).toHaveText('');
      else await expect(sums(page).locator('span').last()).toHaveText(says);
      if (says === undefined) await expect(chosen(page)).toHaveCount(0);
      else await expect(at(page, 2, 'missed')).toHaveAttribute('aria-selected', 'true');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Home');
    });
  }

  await test.step('Page Down and Page Up go by what is in sight, in their column', async () => {
    const focused = page.locator('[role=gridcell]:focus');
    const row = () => focused.evaluate((cell) => Number(cell.closest('[role=row]')?.getAttribute('row-index')));
    await at(page, 2, 'missed').click();
    await page.keyboard.press('PageDown');
    await expect.poll(row).toBeGreaterThan(2);
    const first = await row();
    await page.keyboard.press('PageDown');
    // At least the lines that a small window shows, less one that stays in sight.
    await expect.poll(row).toBeGreaterThanOrEqual(first + 13);
    const second = await row();
    expect(second).toBeLessThan(159);
    await expect(focused).toBeInViewport({ ratio: 1 });
    await expect(focused).toHaveAttribute('col-id', 'missed');
    await expect(chosen(page)).toHaveCount(0);
    await page.keyboard.press('PageUp');
    await expect.poll(row).toBeLessThanOrEqual(second - 13);
    await expect(focused).toHaveAttribute('col-id', 'missed');
    await page.keyboard.press('Control+Home');
  });

  await test.step('the mouse: drag, Shift and a click, and a click that ends it', async () => {
    await at(page, 1, 'frustrated').hover();
    await page.mouse.down();
    await at(page, 4, 'extra').hover();
    await page.mouse.up();
    await expect(chosen(page)).toHaveCount(12);
    await expect(at(page, 1, 'frustrated')).toBeFocused();
    await at(page, 2, 'missed').click({ modifiers: ['Shift'] });
    await expect(chosen(page)).toHaveCount(4);
    await expectAccessible(page, 'a block of cells');
    await at(page, 6, 'extra').click();
    await expect(chosen(page)).toHaveCount(0);
  });

  await test.step('the box of a line, with Shift as far as another, and the one in the heading', async () => {
    const ticked = page.locator('[role=row][aria-selected=true]');
    await at(page, 1, 'chosen').click();
    await at(page, 4, 'chosen').click({ modifiers: ['Shift'] });
    await expect(ticked).toHaveCount(4);
    await at(page, 2, 'missed').click();
    await page.keyboard.press('Shift+Space');
    await expect(ticked).toHaveCount(3);
    const all = page.getByRole('checkbox', { name: 'Choose every line on show' });
    await expect(all).toHaveAttribute('aria-checked', 'mixed');
    await all.click();
    await expect(all).toHaveAttribute('aria-checked', 'true');
    await expect(page.locator('[row-id=totals]')).toContainText('160 chosen');
    await at(page, 2, 'missed').click();
    await page.keyboard.press('Escape');
    await expect(ticked).toHaveCount(0);
  });
  expectNoBug(app);
});

test('filling, emptying, cutting and pasting blocks', async ({ launchApp }) => {
  test.setTimeout(180_000);
  const app = await withWeek(launchApp);
  const { page } = app;
  await page.setViewportSize({ width: 1093, height: 540 });
  const changed = async () => (await weekOf(page)).counts.changed;
  const rows = (await weekOf(page)).rows;
  // Some lines one after the other of the same kind, about which nothing else is known.
  const fits = ({ line, knowledge, stayIds, actual }: WeekRow) =>
    line.serviceType === 'home_support' &&
    knowledge === 'untouched' &&
    stayIds.length === 0 &&
    (actual?.planned ?? 0) >= 200;
  const first = rows.findIndex((_, index) => rows.slice(index, index + 4).every(fits));
  expect(first).toBeGreaterThanOrEqual(0);
  const missed = (down: number) => at(page, first + down, 'missed');

  await test.step('Ctrl and D fills a figure with its reason into the lines below, in one step', async () => {
    await at(page, 0, 'missed').click();
    for (let key = 0; key < first; key += 1) await page.keyboard.press('ArrowDown');
    await expect(missed(0)).toBeFocused();
    await enter(page, '1');
    await answerWhy(page);
    await expect(missed(0)).toHaveText('1.00');
    await expect(missed(0)).toBeFocused();
    for (let key = 0; key < 3; key += 1) await page.keyboard.press('Shift+ArrowDown');
    const problems = (await weekOf(page)).findings.length;
    await page.keyboard.press('Control+d');
    await expect(said(page)).toContainText('3 lines filled down. Saved on this computer.');
    await expect(missed(3)).toHaveText('1.00');
    expect(await changed()).toBe(4);
    const after = await weekOf(page);
    expect(after.findings).toHaveLength(problems);
    const reasons = after.rows.slice(first, first + 4).map(({ actual }) => actual?.variations[0]?.reason);
    expect(new Set(reasons).size).toBe(1);
    await page.keyboard.press('Control+z');
    await expect.poll(changed).toBe(1);
  });

  await test.step('Ctrl and R fills no figure where its reason does not fit, and names the cell', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+r');
    const wrong = page.getByRole('region', { name: 'What went wrong' });
    await expect(wrong).toContainText(/^Left as before\. .+ \(Extra\): The council takes no/);
    await wrong.getByRole('button', { name: 'Dismiss' }).press('Enter');
    expect(await changed()).toBe(1);
  });

  await test.step('the handle fills as far as it is dragged', async () => {
    await missed(0).click();
    const box = await missed(0).boundingBox();
    if (box === null) throw new Error('the cell is in sight');
    await page.mouse.move(box.x + box.width - 3, box.y + box.height - 3);
    await page.mouse.down();
    await missed(2).hover();
    await page.mouse.up();
    await expect(said(page)).toContainText('2 lines filled. Saved on this computer.');
    await expect(missed(2)).toHaveText('1.00');
  });

  await test.step('a block is copied as cells, and Delete empties it', async () => {
    await missed(0).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+c');
    await expect(said(page)).toContainText('4 cells copied.');
    expect(await copied(app)).toBe('1.00\t0.00\r\n1.00\t0.00\r\n');
    await page.keyboard.press('Delete');
    await expect(said(page)).toContainText('2 lines emptied. Saved on this computer.');
    await expect(missed(1)).toHaveText('–');
    await page.keyboard.press('Control+z');
    await expect(missed(1)).toHaveText('1.00');
  });

  await test.step('what is cut and pasted within the grid keeps its reason, and needs no preview', async () => {
    await missed(2).click();
    await page.keyboard.press('Control+x');
    await expect(missed(2)).toHaveText('–');
    // The app writes to the clipboard past the page, which a paste in a test cannot read.
    await copyElsewhere(page, await copied(app));
    await missed(3).click();
    await page.keyboard.press('Control+v');
    await expect(missed(3)).toHaveText('1.00');
    const { rows: after } = await weekOf(page);
    expect(after[first + 3]?.actual?.variations[0]?.reason).toBe(after[first]?.actual?.variations[0]?.reason);
  });

  await test.step('entries in a block go on to the next of its cells, also by way of a reason', async () => {
    await missed(0).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.type('0');
    await page.keyboard.press('Enter');
    await expect(missed(0)).toHaveText('–');
    await expect(missed(1)).toBeFocused();
    await enter(page, '2');
    await answerWhy(page);
    await expect(missed(1)).toHaveText('2.00');
    await expect(missed(0)).toBeFocused();
    await expect(chosen(page)).toHaveCount(2);
    await page.keyboard.press('Escape');
  });

  await test.step('one cell from elsewhere goes into every cell of a block, once it was looked at', async () => {
    await copyElsewhere(page, '0.25');
    await at(page, first, 'missed').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+v');
    const dialog = page.getByRole('dialog', { name: 'Paste into the week' });
    await expect(dialog).toContainText('2 rows read: 2 lines will change.');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
  expectNoBug(app);
});
