// Small and zoomed windows: nothing runs over anything else, nothing is cut off sideways, and Tab reaches every control
// in sight. A window of half the size is what 200 % zoom makes of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/app.ts';
import { mondayAfter, withWeek } from './fixtures/coordinator.ts';
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

async function expectEveryScreenFits(page: Page, atLeast: number): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Screens' });
  // Without the count of what is open there.
  const screens = (await rail.getByRole('listitem').allTextContents()).map((text) => text.replace(/\d+$/, ''));
  expect(screens.length).toBeGreaterThan(atLeast);
  for (const name of screens) {
    await rail.getByRole('button', { name: new RegExp(`^${name}( \\d+)?$`) }).press('Enter');
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
