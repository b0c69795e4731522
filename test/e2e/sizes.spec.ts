// Small and zoomed windows: nothing runs over anything else, nothing is cut off sideways, and Tab reaches every control
// in sight. A window of half the size is what 200 % zoom makes of it.
import { copyFileSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/app.ts';
import { expectNoBug, mondayAfter, withWeek } from './fixtures/coordinator.ts';
import { beginByFiles, exportFile } from './fixtures/files.ts';
import { expectReachable } from './fixtures/reachable.ts';

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 800 },
  { width: 1280, height: 560 },
  { width: 960, height: 540 },
  { width: 640, height: 400 },
];

test('every screen fits, and its controls are reached by Tab and seen', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  await expectEveryScreenFits(page, 12);
});

test('so does every screen of a week by files', async ({ launchApp }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-sizes-'));
  try {
    const app = await launchApp({ now: mondayAfter });
    await beginByFiles(app, { exported: exportFile(folder, ['0012001', '0012002', '0012003']) });
    await expectEveryScreenFits(app.page, 13);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a week of sixty lines shows enough of them, in both densities and colours, with nothing cut or covered', async ({
  launchApp,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-sizes-'));
  try {
    const exported = path.join(folder, 'ServiceActuals_all_20251117.csv');
    copyFileSync(path.join(import.meta.dirname, '../corpus/oakwell/ServiceActuals_all_20251117.csv'), exported);
    const at = new Date('2025-11-24T09:00:00Z');
    utimesSync(exported, at, at);
    const app = await launchApp({ now: '2025-11-24T09:15:00Z' });
    const { page } = app;
    await beginByFiles(app, { exported });
    const comfortable = page.getByRole('button', { name: 'Comfortable rows' });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      // A laptop of 1366 × 768 at 125 %, and a desktop.
      await page.setViewportSize({ width: 1093, height: 540 });
      await expect(comfortable).toHaveAttribute('aria-pressed', 'false');
      await expect.poll(() => linesInSight(page)).toBeGreaterThanOrEqual(14);
      expect(await cutTexts(page)).toEqual([]);
      await comfortable.press('Enter');
      await expect(comfortable).toHaveAttribute('aria-pressed', 'true');
      await expect.poll(() => linesInSight(page)).toBeLessThan(14);
      expect(await linesInSight(page)).toBeGreaterThanOrEqual(11);
      expect(await cutTexts(page)).toEqual([]);
      await comfortable.press('Enter');
      // Beside the panel the lines of one person stay apart, and their figures in sight.
      await page.keyboard.press('F4');
      await expect(page.getByRole('complementary', { name: 'Line panel' })).toBeVisible();
      for (const name of ['Person', 'SS Ref', 'Level', 'Planned', 'Actual', 'Frustrated', 'Missed', 'Extra'])
        await expect(page.getByRole('columnheader', { name, exact: true })).toBeInViewport({ ratio: 1 });
      expect(await cutTexts(page)).toEqual([]);
      await page.keyboard.press('F4');
      await page.setViewportSize({ width: 1920, height: 1080 });
      await expect.poll(() => linesInSight(page)).toBeGreaterThanOrEqual(30);
      expect(await cutTexts(page)).toEqual([]);
    }
    expectNoBug(app);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The lines of the week that are on screen whole, with nothing over them at either end. */
function linesInSight(page: Page): Promise<number> {
  return page.evaluate(() => {
    const isSeen = (row: Element) => {
      const { top, bottom } = row.getBoundingClientRect();
      return [...row.querySelectorAll('[role=gridcell]')].every((cell) => {
        const { left, right } = cell.getBoundingClientRect();
        return [top + 1, bottom - 2].every((y) =>
          [left + 2, right - 2].every((x) => cell.contains(document.elementFromPoint(x, y))),
        );
      });
    };
    return [...document.querySelectorAll('[role=row][row-id]:not([row-id=totals])')].filter(isSeen).length;
  });
}

/** Headings, SS Refs and levels of which less is shown than they say. */
function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        '.ag-header-cell-text, [role=gridcell][col-id=ssRef], [role=gridcell][col-id=serviceLevel]',
      ),
    ]
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => element.innerText),
  );
}

async function expectEveryScreenFits(page: Page, atLeast: number): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Screens' });
  // Without the count of what is open there.
  const screens = (await rail.getByRole('listitem').allTextContents()).map((text) => text.replace(/\d.*$/, ''));
  expect(screens.length).toBeGreaterThan(atLeast);
  for (const name of screens) {
    await rail.getByRole('button', { name: new RegExp(`^${name}( \\d.*)?$`) }).press('Enter');
    await expect(rail.locator('[aria-current]')).toContainText(name);
    for (const size of sizes) {
      await page.setViewportSize(size);
      const where = `${name} at ${size.width} × ${size.height}`;
      const railBox = await rail.boundingBox();
      const bar = await page.getByRole('contentinfo').boundingBox();
      expect(railBox === null || bar === null ? 0 : bar.y - (railBox.y + railBox.height), where).toBeGreaterThanOrEqual(
        -1,
      );
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(sideways, where).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 960, height: 540 });
    await expectReachable(page, name);
    await page.setViewportSize({ width: 1280, height: 800 });
  }
}
