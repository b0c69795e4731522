// One picture in both themes: `week.png` and `week-dark.png`.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { smallPng } from './small-png.ts';

const themes = [
  { colorScheme: 'light', suffix: '' },
  { colorScheme: 'dark', suffix: '-dark' },
] as const;

export async function takePicture(page: Page, folder: string, name: string): Promise<void> {
  // Out of the way, so that nothing lights up under a pointer that is not in the picture.
  await page.mouse.move(640, 799);
  for (const { colorScheme, suffix } of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const taken = await page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' });
    writeFileSync(path.join(folder, `${name}${suffix}.png`), smallPng(taken));
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  console.log(name);
}
