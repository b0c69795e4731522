// Small and zoomed windows: nothing runs over anything else, and nothing is cut off sideways. A window of half the size
// is what 200 % zoom makes of it.
import { expect, test } from './fixtures/app.ts';
import { withWeek } from './fixtures/coordinator.ts';

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 800 },
  { width: 1280, height: 560 },
  { width: 960, height: 540 },
  { width: 640, height: 400 },
];

test('the rail, the page and the status bar leave each other room', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  const rail = page.getByRole('navigation', { name: 'Screens' });
  for (const name of ['Week', 'Problems', 'Confirm', 'Overview', 'Settings']) {
    await rail.getByRole('button', { name: new RegExp(`^${name}`) }).click();
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
    await page.setViewportSize({ width: 1280, height: 800 });
  }
});
