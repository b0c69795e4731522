// One picture in both themes: `week.png` and `week-dark.png`. A page that scrolls is taken whole.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { smallPng } from './small-png.ts';

const themes = [
  { colorScheme: 'light', suffix: '' },
  { colorScheme: 'dark', suffix: '-dark' },
] as const;

/** Taller than this nobody looks at a picture. */
const tallest = 2_400;

export async function takePicture(page: Page, folder: string, name: string): Promise<void> {
  // Out of the way, so that nothing lights up under a pointer that is not in the picture.
  await page.mouse.move(640, 799);
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.setViewportSize({ ...size, height: Math.min(tallest, size.height + (await hiddenBelow(page))) });
  for (const { colorScheme, suffix } of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const taken = await page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' });
    writeFileSync(path.join(folder, `${name}${suffix}.png`), smallPng(taken));
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize(size);
  console.log(name);
}

/** CSS pixels of the page that only scrolling would show; the grid has its own scroll bar, and a dialog hides the page. */
function hiddenBelow(page: Page): Promise<number> {
  return page.evaluate(() => {
    if (document.querySelector('[role=dialog]') !== null) return 0;
    let at: Element | null = document.querySelector('h1');
    while (at !== null && at.scrollHeight <= at.clientHeight) at = at.parentElement;
    if (at === null || !['auto', 'scroll'].includes(getComputedStyle(at).overflowY)) return 0;
    at.scrollTop = 0;
    return at.scrollHeight - at.clientHeight;
  });
}
