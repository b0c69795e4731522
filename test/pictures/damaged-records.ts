// Records that do not open: what the first screen says and offers, and what it says once a backup is in their place.
import path from 'node:path';
import { expecting } from '../demo/expecting.ts';
import { stageOf } from '../demo/stage.ts';
import { appCall, mondayAfter, weekStart } from '../e2e/fixtures/coordinator.ts';
import { damageRecords } from '../e2e/fixtures/damage.ts';
import { startPortal, withWeekAt } from '../e2e/fixtures/portal.ts';
import { openAccount } from '../e2e/fixtures/secret.ts';
import { takePicture } from './take.ts';

/** An account with a backup and with unsent work from after it, damaged while the app was closed. */
export async function damagedRecords(folder: string, temporary: string): Promise<void> {
  const portal = await startPortal();
  const userData = path.join(temporary, 'damaged');
  const stage = stageOf(userData, mondayAfter);
  try {
    await stage.open();
    await withWeekAt(stage.page, portal.address);
    await stage.close();
    // The first backup is made when the account is opened again.
    await stage.open();
    await openAccount(stage.page);
    await stage.page.getByRole('columnheader', { name: 'Person' }).waitFor();
    await appCall(stage.page, 'sync.work-offline', { offline: true });
    const { rows } = await appCall(stage.page, 'week.get', { weekStart });
    const lineIds = rows.filter(({ knowledge }) => knowledge === 'untouched').map(({ line }) => line.id);
    await appCall(stage.page, 'week.attest', { weekStart, lineIds: lineIds.slice(0, 12) });
    await stage.close();
    damageRecords(userData);
    await stage.open();
    const { page } = stage;
    await openAccount(page);
    await expecting('what can be done', () => page.getByRole('region', { name: 'What can be done' }).waitFor());
    await takePicture(page, folder, 'recovery');
    await page
      .getByRole('button', { name: /^Restore the backup of/ })
      .first()
      .press('Enter');
    await page.getByRole('button', { name: 'Yes, restore it' }).press('Enter');
    await expecting('the backup to be restored', () => page.getByText('The backup is in the place').waitFor());
    await takePicture(page, folder, 'recovery-restored');
  } finally {
    await stage.close();
    await portal.end();
  }
}
