// What somebody looks at in the grid stays where it is: the line that was just answered about, and in a small window the
// person's name while the other columns scroll.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/app.ts';
import { answerWhy, cell, enter, expectNoBug, focusCell, moveTo, weekOf, withWeek } from './fixtures/coordinator.ts';

test('a line that is answered about stays where it is on the screen', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  await page.setViewportSize({ width: 1280, height: 560 });
  // Far enough down that it is not where the grid begins, with lines below it.
  const { rows } = await weekOf(page);
  const index = rows.findIndex(
    ({ line, actual, knowledge }, at) =>
      at > 20 && line.serviceType === 'home_support' && knowledge === 'untouched' && (actual?.planned ?? 0) >= 400,
  );
  const lineId = rows[index]?.line.id ?? '';
  await moveTo(page, await cell(page, rows[0]?.line.id ?? '', 'Missed'));
  for (let key = 0; key < index + 3; key += 1) await page.keyboard.press('ArrowDown');
  for (let key = 0; key < 3; key += 1) await page.keyboard.press('ArrowUp');
  const missed = await cell(page, lineId, 'Missed');
  await expect(missed).toBeFocused();
  const before = await placeOf(page, lineId);
  await enter(page, '1');
  await answerWhy(page);
  await expect(missed).toHaveText('1.00');
  await expect(missed).toBeFocused();
  expect(await placeOf(page, lineId)).toBeCloseTo(before, 0);
  expectNoBug(app);
});

test('where the columns do not all fit, the person stays in sight, and the focus stays with its cell', async ({
  launchApp,
}) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  await page.setViewportSize({ width: 1440, height: 800 });
  const [first] = (await weekOf(page)).rows;
  const lineId = first?.line.id ?? '';
  const person = await focusCell(page, lineId, 'Person');
  for (const width of [900, 1440, 900]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(person).toBeFocused();
  }
  const left = (await person.boundingBox())?.x ?? 0;
  for (let key = 0; key < 12; key += 1) await page.keyboard.press('ArrowRight');
  await expect(await cell(page, lineId, 'State')).toBeFocused();
  await expect(person).toBeInViewport();
  expect(Math.abs(((await person.boundingBox())?.x ?? 0) - left)).toBeLessThan(1);
  expectNoBug(app);
});

test('the lines are scrolled as drawn, however busy the page is', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  await (await cell(page, (await weekOf(page)).rows[0]?.line.id ?? '', 'Person')).hover();
  const session = await page.context().newCDPSession(page);
  // Chromium draws the lines apart from the window around them, and so does not draw them anew to scroll.
  let highest = 0;
  session.on('LayerTree.layerTreeDidChange', ({ layers = [] }) => {
    const drawn = layers.filter(({ drawsContent, width }) => drawsContent && width > 500);
    highest = Math.max(0, ...drawn.map(({ height }) => height));
  });
  await session.send('DOM.enable');
  await session.send('LayerTree.enable');
  await page.mouse.wheel(0, 300);
  await expect.poll(() => highest).toBeGreaterThan(2_000);
  expectNoBug(app);
});

test('a text that its cell cuts off is told in full, to the keyboard and to the mouse', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  await page.setViewportSize({ width: 1440, height: 800 });
  // Far enough down that the grid scrolls to it.
  const below = 30;
  const { rows } = await weekOf(page);
  const lineId = rows[below]?.line.id ?? '';
  const words = 'Her daughter came on Tuesday and on Thursday and asked us to come back after lunch instead.';
  const comment = await focusCell(page, lineId, 'Comment');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(comment).toHaveText(words);
  await expect(comment).toBeFocused();
  const note = page.locator('#cell-note');
  await expect(note).toHaveText(words);
  await page.getByRole('searchbox').fill('');
  await moveTo(page, await cell(page, rows[0]?.line.id ?? '', 'Comment'));
  await expect(note).toBeHidden();
  for (let key = 0; key < below; key += 1) await page.keyboard.press('ArrowDown');
  await expect(comment).toBeFocused();
  await expect(note).toHaveText(words);
  await page.keyboard.press('ArrowLeft');
  await expect(note).toBeHidden();
  await comment.hover();
  await expect(comment).toHaveAttribute('title', words);
  // What fits is not told twice.
  const service = await cell(page, lineId, 'SS Ref');
  await service.hover();
  await expect(service).not.toHaveAttribute('title', /./);
  expectNoBug(app);
});

/** How far down the window the line stands, in CSS pixels. */
async function placeOf(page: Page, lineId: string): Promise<number> {
  return (await (await cell(page, lineId, 'Missed')).boundingBox())?.y ?? Number.NaN;
}
