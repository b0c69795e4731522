// The screens that the demonstration's week never shows: a week by the council's files, going another way from there, and
// a line of which two desktops hold different versions.
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { AppAnswer } from '../../src-shared/app-api/index.ts';
import { expecting } from '../demo/expecting.ts';
import { type Stage, stageOf } from '../demo/stage.ts';
import { appCall, mondayAfter } from '../e2e/fixtures/coordinator.ts';
import { ben, startPortal, withWeekAt } from '../e2e/fixtures/portal.ts';
import { keepRecoveryKey, typeNewSecret } from '../e2e/fixtures/secret.ts';
import { fakeCouncilPortal } from '../fake-council-portal/portal.ts';
import { takePicture } from './take.ts';
import { putTheGuideAway } from './visits.ts';

const practiceWeek = '2025-06-02';

/** Two coordinators recorded the same line differently while one of them was offline. */
export async function twoVersions(folder: string, temporary: string): Promise<void> {
  const portal = await startPortal();
  const mine = stageOf(path.join(temporary, 'mine'), mondayAfter);
  const theirs = stageOf(path.join(temporary, 'theirs'), mondayAfter);
  try {
    await mine.open();
    await withWeekAt(mine.page, portal.address);
    await theirs.open();
    await withWeekAt(theirs.page, portal.address, ben);
    const { rows } = await appCall(mine.page, 'week.get', { weekStart: practiceWeek });
    const line = rows.find(({ line, actual }) => line.serviceType === 'home_support' && (actual?.planned ?? 0) >= 400);
    const lineId = line?.line.id ?? '';
    await appCall(mine.page, 'sync.work-offline', { offline: true });
    await recordMissed(mine.page, practiceWeek, lineId, 100, 'Refused entry on Tuesday morning.');
    await recordMissed(theirs.page, practiceWeek, lineId, 200, 'Refused entry on Tuesday, morning and evening.');
    await appCall(theirs.page, 'sync.now', {});
    await appCall(mine.page, 'sync.work-offline', { offline: false });
    await appCall(mine.page, 'sync.now', {});
    await openScreen(mine.page, /^Two versions/);
    await takePicture(mine.page, folder, 'two-versions');
  } finally {
    await theirs.close();
    await mine.close();
    await portal.end();
  }
}

const portalExportWeek = '2025-02-17';
const served = 'Rowan Lodge Care – Home Support';
const lines = Array.from({ length: 7 }, (_, index) => ({
  ssRef: String(12_001 + index).padStart(7, '0'),
  level: 'Single',
  planned: '10.00',
  visits: '7',
}));

/** A week whose plan is the portal's export, and whose figures go back in its file and are read back. Then the door to another way. */
export async function weekByFiles(folder: string, temporary: string): Promise<void> {
  const council = await fakeCouncilPortal({ service: served, date: '2025/02/17', lines });
  const stage = stageOf(path.join(temporary, 'files'), '2025-02-24T09:15:00Z');
  const upload = path.join(temporary, 'upload.csv');
  try {
    await stage.open();
    const { page } = stage;
    const press = (name: string) => page.getByRole('button', { name, exact: true }).last().click();
    await page.getByText('By the portal’s files', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Your name' }).fill('Aisha Khan');
    await page.getByRole('textbox', { name: 'Your organisation' }).fill('Rowan Lodge Care');
    await page.getByText(/^Bradford Council/).click();
    await takePicture(page, folder, 'first-run-by-files');
    await typeNewSecret(page);
    await press('Begin');
    await keepRecoveryKey(page);
    await expecting('the steps of a week by files', () =>
      page.getByRole('heading', { name: 'To the council by files' }).waitFor(),
    );
    await takePicture(page, folder, 'get-the-week');
    await fetch(`${council.address}/generate`, { method: 'POST' });
    await exportTo(stage, council.address, path.join(temporary, 'export.csv'));
    await press('Bring in the export…');
    await page.getByRole('dialog').waitFor();
    await takePicture(page, folder, 'take-the-plan');
    await press(`Take the plan of ${lines.length} lines`);
    await page.getByRole('columnheader', { name: 'Person' }).waitFor();

    const { rows } = await appCall(page, 'week.get', { weekStart: portalExportWeek });
    for (const { line } of rows.slice(0, 2))
      await recordMissed(page, portalExportWeek, line.id, 100, 'Refused entry on Monday, 1.00 missed.');
    await appCall(page, 'week.attest', {
      weekStart: portalExportWeek,
      lineIds: rows.slice(2).map(({ line }) => line.id),
    });
    await stage.answerDialogs({ save: upload });
    await openScreen(page, /^Council files/);
    await press('Make the file…');
    await page
      .getByText(/^File made, not uploaded/)
      .first()
      .waitFor();
    await takePicture(page, folder, 'file-made');
    await fetch(`${council.address}/upload`, { method: 'POST', body: readFileSync(upload) });
    await press('I have uploaded it');
    await exportTo(stage, council.address, path.join(temporary, 'fresh.csv'));
    await press('Bring in the fresh export…');
    await page.getByRole('dialog').waitFor();
    await takePicture(page, folder, 'read-back');
    await press('Keep this as proof');
    await press('See the evidence…');
    await expecting('the evidence', () => page.getByRole('heading', { name: /^Evidence for the week/ }).waitFor());
    await takePicture(page, folder, 'evidence');
    await openScreen(page, /^People/);
    await takePicture(page, folder, 'people');
    await openScreen(page, /^Settings/);
    await press('Change…');
    await expecting('what changing the connection means', () => page.getByRole('radiogroup').last().waitFor());
    await takePicture(page, folder, 'change-connection');
  } finally {
    await stage.close();
    await council.close();
  }
}

/** As the browser saves it from the portal's page; the next file dialog answers with it. */
async function exportTo(stage: Stage, address: string, file: string): Promise<void> {
  writeFileSync(file, await (await fetch(`${address}/export`)).text());
  const { now }: AppAnswer<'week.get'> = await appCall(stage.page, 'week.get', { weekStart: portalExportWeek });
  utimesSync(file, new Date(now), new Date(now));
  await stage.answerDialogs({ open: file });
}

export async function openScreen(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name }).press('Enter');
  await expecting('the screen to open', () => page.getByRole('heading', { level: 1 }).waitFor());
  // Its data comes a moment after its heading.
  await page.waitForTimeout(500);
  if (await page.getByRole('region', { name: 'Your first week' }).isVisible()) await putTheGuideAway(page);
}

async function recordMissed(
  page: Page,
  weekStart: string,
  lineId: string,
  quantity: number,
  comment: string,
): Promise<void> {
  const variation = {
    category: 'missed',
    reason: 'non_engagement',
    quantity,
    firstDay: weekStart,
    lastDay: weekStart,
    hospitalStayId: null,
    note: '',
  } as const;
  await appCall(page, 'week.record', { weekStart, lineId, variations: [variation], comment });
}
