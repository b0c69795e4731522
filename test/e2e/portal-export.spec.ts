// A whole Bradford week by files, with a fake of the council's portal that has its own idea of what it holds: clean, and
// with an edit in the portal after the upload. Counts the coordinator's keys.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { type FakePortal, fakeCouncilPortal } from '../fake-council-portal/portal.ts';
import { expectAccessible } from './fixtures/accessible.ts';
import { answerDialogs, expect, type LaunchedApp, type LaunchOptions, test } from './fixtures/app.ts';
import { appCall, cell, expectNoBug, moveTo } from './fixtures/coordinator.ts';
import { keepRecoveryKey, typeNewSecret } from './fixtures/secret.ts';

const weekStart = '2025-02-17';
const service = 'Rowan Lodge Care – Home Support';
/** Monday after the week. */
const now = '2025-02-24T09:15:00Z';

const lineCount = 150;
const variationCount = 15;
const lines = Array.from({ length: lineCount }, (_, index) => ({
  ssRef: String(12_001 + index).padStart(7, '0'),
  level: 'Single',
  planned: '10.00',
  visits: '7',
}));

/** Keys and buttons, as a coordinator presses them; the way to a button or a cell counts as one, as with a mouse. */
function hands(page: Page) {
  let made = 0;
  return {
    made: () => made,
    async type(text: string) {
      made += text.length;
      await page.keyboard.type(text);
    },
    async press(key: string) {
      made += 1;
      await page.keyboard.press(key);
    },
    async button(name: string) {
      made += 1;
      await page.getByRole('button', { name, exact: true }).last().press('Enter');
    },
    counted() {
      made += 1;
    },
  };
}

function verifyEvidence(file: string) {
  return spawnSync(process.execPath, ['scripts/verify-evidence.mjs', file], { encoding: 'utf8' });
}

interface Week {
  app: LaunchedApp;
  page: Page;
  portal: FakePortal;
  folder: string;
  hand: ReturnType<typeof hands>;
  /** Exports from the portal, as the browser saves it, and makes it the next file chosen. */
  exportFromPortal(name: string): Promise<void>;
  uploadToPortal(): Promise<string>;
  end(): Promise<void>;
}

async function begun(launchApp: (options?: LaunchOptions) => Promise<LaunchedApp>): Promise<Week> {
  const portal = await fakeCouncilPortal({ service, date: '2025/02/17', lines });
  const app = await launchApp({ now });
  const { page } = app;
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-files-'));
  const upload = path.join(folder, 'upload.csv');
  await answerDialogs(app, { showSaveDialog: { filePath: upload } });
  await page.getByRole('radio', { name: /^By the portal’s files/ }).press('Space');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Aisha Khan');
  await page.getByRole('textbox', { name: 'Your organisation' }).fill('Rowan Lodge Care');
  await page.getByRole('radio', { name: /^Bradford Council/ }).press('Space');
  await typeNewSecret(page);
  await page.getByRole('button', { name: 'Begin', exact: true }).press('Enter');
  await keepRecoveryKey(page);
  await expect(page.getByRole('heading', { name: 'To the council by files' })).toBeVisible();
  return {
    app,
    page,
    portal,
    folder,
    hand: hands(page),
    async exportFromPortal(name) {
      const file = path.join(folder, name);
      writeFileSync(file, await (await fetch(`${portal.address}/export`)).text());
      const { now: appNow } = await appCall(page, 'week.get', { weekStart });
      utimesSync(file, new Date(appNow), new Date(appNow));
      await answerDialogs(app, { showOpenDialog: { filePaths: [file] } });
    },
    async uploadToPortal() {
      const answer = await fetch(`${portal.address}/upload`, { method: 'POST', body: readFileSync(upload) });
      return answer.text();
    },
    async end() {
      await portal.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function getTheWeek({ page, portal, hand, exportFromPortal }: Week) {
  await fetch(`${portal.address}/generate`, { method: 'POST' });
  await exportFromPortal('export.csv');
  await hand.button('Bring in the export…');
  await expect(page.getByRole('dialog')).toContainText(`The plan of ${lineCount} lines`);
  await expectAccessible(page, 'bringing a plan in');
  await hand.button(`Take the plan of ${lineCount} lines`);
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('columnheader', { name: 'Person' })).toBeVisible();
}

/** One hour missed on short notice on each of the first lines of the grid. */
async function record({ page, hand }: Week, count = variationCount) {
  const { rows } = await appCall(page, 'week.get', { weekStart });
  const ids = [...rows].sort((a, b) => (a.line.ssRef < b.line.ssRef ? -1 : 1)).slice(0, count);
  for (const { line } of ids) {
    const missed = await cell(page, line.id, 'Missed');
    await moveTo(page, missed);
    hand.counted();
    await hand.type('1');
    await hand.press('Enter');
    await expect(page.getByRole('dialog', { name: /^Why/ })).toBeVisible();
    await hand.press('3');
    await hand.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(missed).toHaveText('1.00');
  }
  // The next step shows just those lines.
  await hand.button('Look at the remaining lines');
  await expect(page.getByRole('button', { name: 'Nobody has looked Show' })).toBeVisible();
  await hand.button('As planned…');
  await hand.button('Say as planned');
  await expect(page.getByRole('dialog')).toBeHidden();
}

async function giveBack({ page, hand, uploadToPortal }: Week) {
  await hand.button('Make the file');
  // The header's button stays, and leads to the step on the page.
  await page.getByRole('banner').getByRole('button', { name: 'Make the file' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Make the file…' })).toBeFocused();
  await expect(page.getByText(/Plan from the export of Monday 24 February 2025, 9:1\dam/)).toBeVisible();
  await hand.button('Make the file…');
  await expect(page.getByText(/^File made, not uploaded: upload\.csv/).first()).toBeVisible();
  expect(await uploadToPortal()).toContain(`${lineCount} of ${lineCount} rows taken`);
  await hand.button('I have uploaded it');
  await expect(page.getByText(/Aisha Khan reported uploading the file/).first()).toBeVisible();
}

test('a clean week goes to the council by files, and its figures are read back', async ({ launchApp }) => {
  const week = await begun(launchApp);
  const { app, page, portal, hand, exportFromPortal } = week;
  const guide = page.getByRole('region', { name: 'Your first week' });
  await expect(guide).toContainText('step 1 of 8: Get the week from the portal.');
  await getTheWeek(week);
  await expect(guide).toContainText('step 2 of 8: Bring in your list of people.');
  await record(week);
  await giveBack(week);

  await exportFromPortal('fresh.csv');
  await hand.button('Bring in the fresh export…');
  await expect(page.getByRole('dialog')).toContainText(`${lineCount} of ${lineCount} lines match.`);
  await expectAccessible(page, 'the read-back');
  await hand.button('Keep this as proof');
  await expect(page.getByRole('contentinfo')).toContainText(
    `The portal holds these figures: ${lineCount} of ${lineCount} lines`,
  );
  console.log(`keys and buttons from export to read-back: ${hand.made()}`);
  expect(hand.made()).toBeLessThan(120);
  expect(portal.held().filter((row) => row['Weekly Missed Quantity'] === '1.00')).toHaveLength(variationCount);

  // What to compare with, and what to have seen before: figures only, with nothing to confirm here.
  await expect(page.getByRole('region', { name: service })).toContainText('1,485.00 hours actual in 150 lines');
  await expect(page.getByRole('heading', { name: 'Before you confirm in the portal', level: 2 })).toBeVisible();
  const services = page.getByRole('table', { name: /^Hours, by service/ });
  await expect(services.getByRole('row', { name: /^All services/ })).toContainText('1,485.00');
  await expect(services.getByRole('checkbox')).toHaveCount(0);
  for (const name of ['What differs, by reason', 'What will be paid', 'When it is due']) {
    await expect(page.getByRole('heading', { name, level: 3 })).toBeVisible();
  }
  await expect(page.getByText(/^Nothing changed since you last looked|^Since you last looked/)).toBeVisible();
  await expectAccessible(page, 'before confirming in the portal');

  await fetch(`${portal.address}/confirm`, { method: 'POST' });
  await page.getByRole('button', { name: 'Report the confirmation…' }).press('Enter');
  await page.getByRole('textbox', { name: /Total shown there/ }).fill('29,700.00');
  await page.getByRole('button', { name: 'Keep the report' }).press('Enter');
  const status = page.getByRole('contentinfo');
  await expect(status).toContainText('Aisha Khan reported confirming on Monday 24 February 2025, ');
  await expect(status).toContainText('Scheduled Payments showed £29,700.00.');
  await expect(page.getByRole('heading', { name: 'The figures of the week', level: 2 })).toBeVisible();
  await expect(page.getByText('This week is done.')).toBeVisible();
  await expect(page.getByRole('region', { name: service })).toContainText('Done');
  await expect(page.getByRole('region', { name: service }).getByText('How this is known')).toBeHidden();
  // Nothing on the whole page says that the council confirmed, or that anything waits to be sent.
  await expect(page.getByText(/to send|receipt/i)).toHaveCount(0);

  // The evidence is one file for people and machines, which a script verifies without the app.
  await page.getByRole('button', { name: 'See the evidence…' }).press('Enter');
  await expect(page.getByRole('heading', { name: /^Evidence for the week/ })).toBeVisible();
  await expectAccessible(page, 'evidence');
  const evidence = path.join(week.folder, 'evidence.pdf');
  await answerDialogs(app, { showSaveDialog: { filePath: evidence } });
  await page.getByRole('button', { name: 'Save as PDF with the signed text…' }).press('Enter');
  await expect.poll(() => existsSync(evidence)).toBe(true);
  const verified = verifyEvidence(evidence);
  expect(verified.stdout).toContain('The signature fits, and the pack does not contradict itself.');
  expect(verified.stdout).toContain('150 of 150 lines match');
  const text = (await appCall(page, 'evidence.get', { weekStart })).text;
  const forged = path.join(week.folder, 'forged.json');
  writeFileSync(forged, text.replace('"confirmedBy":"Aisha Khan"', '"confirmedBy":"The Council"'));
  expect(verifyEvidence(forged).status).toBe(1);
  expectNoBug(app);
  await week.end();
});

test('an edit in the portal is found by the read-back, and mended', async ({ launchApp }) => {
  const week = await begun(launchApp);
  const { app, page, portal, hand, exportFromPortal, uploadToPortal } = week;
  await getTheWeek(week);
  await record(week, 2);
  // The buttons above the grid do what they say.
  await hand.button('Bring in an export…');
  await expect(page.getByRole('dialog')).toContainText('A second export of this week');
  await page.keyboard.press('Escape');
  await hand.button('File to upload…');
  await expect(page.getByText(/^File made with \d+ changed cells/).first()).toBeVisible();
  await page.getByRole('navigation').getByRole('button', { name: 'Council files' }).press('Enter');
  await hand.button('Copy path');
  await expect(page.getByText('Copied: paste it where the browser asks for the file.').first()).toBeVisible();
  await uploadToPortal();
  await hand.button('I have uploaded it');
  // A colleague changes a line in the portal's own page.
  const edit = { ssRef: lines[20]?.ssRef, actual: '8.00', missed: '2.00', comment: 'Away' };
  await fetch(`${portal.address}/edit`, { method: 'POST', body: JSON.stringify(edit) });

  await exportFromPortal('fresh.csv');
  await hand.button('Bring in the fresh export…');
  await hand.button('Keep as it is: 1 line differs');
  await expect(page.getByText(/The portal has other figures by the export/).first()).toBeVisible();
  await expect(page.getByText(/^3 differences between/)).toBeVisible();
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: `SS Ref ${edit.ssRef}` })
      .first(),
  ).toContainText('instead of');

  // The colleague was wrong: it is put right there, and read back once more.
  const right = { ssRef: edit.ssRef, actual: '10.00', missed: '0.00', comment: '' };
  await fetch(`${portal.address}/edit`, { method: 'POST', body: JSON.stringify(right) });
  await exportFromPortal('again.csv');
  await hand.button('Bring in the fresh export…');
  await hand.button('Keep this as proof');
  await expect(page.getByRole('contentinfo')).toContainText(
    `The portal holds these figures: ${lineCount} of ${lineCount}`,
  );
  expectNoBug(app);
  await week.end();
});
