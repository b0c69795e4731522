// The forms that the week's pages open, as somebody finds them.
import path from 'node:path';
import { expecting } from '../demo/expecting.ts';
import { stageOf } from '../demo/stage.ts';
import { appCall, copyElsewhere, mondayAfter } from '../e2e/fixtures/coordinator.ts';
import { startPortal, withWeekAt } from '../e2e/fixtures/portal.ts';
import { openScreen } from './other-weeks.ts';
import { takePicture } from './take.ts';

export async function dialogs(folder: string, temporary: string): Promise<void> {
  const portal = await startPortal();
  const stage = stageOf(path.join(temporary, 'dialogs'), mondayAfter);
  try {
    await stage.open();
    const { page } = stage;
    await withWeekAt(page, portal.address);
    await appCall(page, 'sync.work-offline', { offline: true });
    const take = async (title: string | RegExp, name: string) => {
      await expecting(`the dialog ${title}`, () => page.getByRole('dialog', { name: title }).waitFor());
      await takePicture(page, folder, name);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    };
    await copyElsewhere(page, '0.5\t\t\t\tWent out\r\ntwo\r\n0.75\r\n');
    await page.locator('[role=gridcell][col-id=missed]').first().click();
    await page.keyboard.press('Control+v');
    await take('Paste into the week', 'paste');
    await page.getByRole('button', { name: 'As planned…' }).press('Enter');
    await take(/went as planned|As planned/, 'as-planned');
    for (const [screen, button, title, name] of [
      [/^Hospital/, 'Record an admission…', 'Record an admission', 'admission'],
      [/^Adjustments/, 'Begin a request…', 'Begin a request for adjustment', 'request'],
      [
        /^Adjustments/,
        'Record an end of service or a death…',
        'Record the end of a service or a death',
        'end-of-service',
      ],
      [/^Adjustments/, 'A line is missing from the portal…', /missing/, 'missing-line'],
    ] as const) {
      await openScreen(page, screen);
      await page.getByRole('button', { name: button }).press('Enter');
      await take(title, name);
    }
  } finally {
    await stage.close();
    await portal.end();
  }
}
