// The parts of the window that stand around every screen: the one next step, the screens' list, the status bar.
import type { Locator, Page } from '@playwright/test';
import { expecting } from './expecting.ts';

/** The one primary button, whatever it is called just now: in the header, or where the screen is about it. */
export async function pressNextStep(page: Page, label: string | RegExp): Promise<void> {
  await expecting(`the next step to be “${label}”`, async () => {
    const button = page.getByRole('button', { name: label }).first();
    await button.waitFor();
    await button.press('Enter');
  });
}

export async function goTo(page: Page, screen: 'Week' | 'Problems'): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: new RegExp(`^${screen}( \\d.*)?$`) })
    .press('Enter');
  if (screen === 'Problems') {
    await expecting('the Problems screen to open', () =>
      page.getByRole('heading', { level: 1, name: 'Problems' }).waitFor(),
    );
  } else {
    await expecting('the grid to open', () => page.getByRole('columnheader', { name: 'Person' }).waitFor());
  }
}

export function statusBar(page: Page): Locator {
  return page.getByRole('contentinfo');
}

/** How many changes are on this computer only, by the status bar. */
export async function toSend(page: Page): Promise<number> {
  const words = await statusBar(page).innerText();
  return words.includes('Nothing to send') ? 0 : Number(/(\d+) to send/.exec(words)?.[1]);
}

/** How many problems and warnings are open, by the counts beside Problems. */
export async function openProblems(page: Page): Promise<number> {
  const words = await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: /^Problems/ })
    .innerText();
  return (words.match(/\d+/g) ?? []).reduce((sum, figure) => sum + Number(figure), 0);
}
