// The screens that no step of the demonstration stops at: the whole week, and everything in the rail.
import type { Page } from '@playwright/test';
import { expecting, waitFor } from '../demo/expecting.ts';
import { takePicture } from './take.ts';

/** Taken at their own moments, when they have something to show. */
const atTheirMoment = ['Week', 'Problems', 'Confirm', 'Receipt'];

/** The week as it is while somebody works on it, what needs something first. */
export async function visitTheWeek(page: Page, folder: string): Promise<void> {
  await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
  await sortByState(page, 'ascending');
  await page.getByRole('gridcell').nth(1).click();
  await takePicture(page, folder, 'week');
  // As the next step expects it: sorted lines would move while they are worked on.
  await sortByState(page, 'none');
}

async function sortByState(page: Page, order: 'ascending' | 'none'): Promise<void> {
  const heading = page.getByRole('columnheader', { name: 'State', exact: true });
  await waitFor(`the lines to be sorted by state: ${order}`, async () => {
    if ((await heading.getAttribute('aria-sort')) === order) return true;
    await heading.click();
    return null;
  });
}

/** The guide through a first week would stand on every picture. */
export async function putTheGuideAway(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Your first week' }).getByRole('button', { name: 'Hide' }).press('Enter');
}

/** What an export says once the file is written. */
export async function visitTheExport(page: Page, folder: string): Promise<void> {
  await page.getByRole('button', { name: 'Export…' }).press('Enter');
  await expecting('the export to be written', () => page.getByRole('dialog').waitFor());
  await takePicture(page, folder, 'export');
  await page.keyboard.press('Escape');
}

/** Every screen in the rail, under the name it has there; and the list of keys. */
export async function visitTheRail(page: Page, folder: string): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Screens' }).getByRole('listitem').getByRole('button');
  const labels = (await rail.allInnerTexts()).map((text) => text.split('\n')[0]?.trim() ?? '');
  for (const [index, label] of labels.entries()) {
    if (atTheirMoment.includes(label)) continue;
    await rail.nth(index).press('Enter');
    await expecting(`the screen ${label} to open`, () => page.getByRole('heading', { level: 1 }).waitFor());
    // Its data comes a moment after its heading.
    await page.waitForTimeout(500);
    await takePicture(page, folder, label.toLowerCase().replaceAll(' ', '-'));
  }
  await page.keyboard.press('?');
  await expecting('the list of keys', () => page.getByRole('dialog', { name: 'Keys' }).waitFor());
  await takePicture(page, folder, 'keys');
  await page.keyboard.press('Escape');
}
