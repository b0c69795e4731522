// What only the app with its window writes: the settings of the machine, where the window was, and the page of evidence
// as a PDF with the signed text in it. On the stand-in for Electron, with the sample by files as its account.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt, standIn } from '../../../scripts/electron.ts';
import type { Settings } from '../../../src-shared/desk-settings.ts';
import { stageOf } from '../../demo/stage.ts';
import { openScreen } from '../../pictures/other-weeks.ts';
import { samples, writeJson } from './ground.ts';

/** As a coordinator chose them. */
const settings: Settings = {
  quietHours: { from: '19:30', to: '06:30', weekends: true },
  notifications: true,
  closeToTray: false,
  theme: 'dark',
  firstWeek: false,
};

export async function writeWindow(): Promise<void> {
  process.env.ELECTRON_OVERRIDE_DIST_PATH = standIn;
  ensureBuilt();
  const store = path.join(samples, 'stores', 'files');
  const { accountId, key, known } = JSON.parse(readFileSync(path.join(store, 'sample.json'), 'utf8')) as Record<
    string,
    string
  >;
  const userData = mkdtempSync(path.join(tmpdir(), 'provider-actuals-samples-'));
  const folder = path.join(userData, 'accounts', accountId ?? '');
  mkdirSync(folder, { recursive: true });
  // As the stand-in's keyring keeps them.
  writeFileSync(path.join(userData, 'accounts', 'known'), `stand-in plain text:${JSON.stringify(known)}`);
  writeFileSync(path.join(folder, 'key'), `stand-in plain text:${key}`);
  copyFileSync(path.join(store, 'store.db'), path.join(folder, 'store.db'));

  const stage = stageOf(userData, '2025-06-23T09:30:00Z');
  await stage.open();
  const { page } = stage;
  await page.evaluate((id) => window.desk.call('session.open', { accountId: id }), accountId ?? '');
  // What is due is looked for anew with each change of the settings.
  await page.evaluate((saved) => window.desk.call('window.save-settings', saved), settings);
  const kept = path.join(userData, 'settings.json');
  while (!existsSync(kept) || !readFileSync(kept, 'utf8').includes('notified')) await page.waitForTimeout(100);
  await openScreen(page, /^Council files/);
  await page.getByRole('button', { name: 'See the evidence…', exact: true }).click();
  await page.getByRole('heading', { name: /^Evidence for the week/ }).waitFor();
  const pdf = path.join(samples, 'evidence', 'evidence-2025-06-16.pdf');
  await stage.answerDialogs({ save: pdf });
  await page.getByRole('button', { name: 'Save as PDF with the signed text…' }).click();
  // It appears whole.
  while (!existsSync(pdf)) await page.waitForTimeout(100);
  await stage.close();
  mkdirSync(path.join(samples, 'machine'), { recursive: true });
  for (const name of ['settings.json', 'window.json'])
    copyFileSync(path.join(userData, name), path.join(samples, 'machine', name));
  const about = JSON.parse(readFileSync(path.join(samples, 'evidence', 'evidence.json'), 'utf8')) as {
    fingerprint: string;
  };
  writeJson('evidence/evidence.json', {
    about:
      'The evidence of two weeks by files, signed by the same computer: one as the signed text, one as the page for people with the text in it.',
    fingerprint: about.fingerprint,
  });
  rmSync(userData, { recursive: true, force: true });
}
