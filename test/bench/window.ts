// The built app in its window with a portal of as many lines as wanted, and a plain page of Chromium beside it: what the
// app is measured against is what the same Chromium does with nothing in it.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, _electron as electron, type Page } from '@playwright/test';
import { browserOrExplain } from '../../scripts/browser.ts';
import { chosenDistribution, ensureBuilt, project, standIn } from '../../scripts/electron.ts';
import { now, provider } from './store-with-lines.ts';

export interface BenchWindow {
  page: Page;
  /** The portal's address, for a second coordinator. */
  address: string;
  /** The longest that the main process answered nothing since the last call, in milliseconds: keys go through it. */
  mainBlocked(): Promise<number>;
  close(): Promise<void>;
}

/** Signed in, the week generated, every line in the grid. */
export async function windowWith(lines: number, providerId: string): Promise<BenchWindow> {
  ensureBuilt();
  process.env.ELECTRON_OVERRIDE_DIST_PATH = chosenDistribution() ?? standIn;
  const child = fork(new URL('portal.ts', import.meta.url), [`${lines}`, providerId]);
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-window-'));
  const [address] = (await once(child, 'message')) as [string];
  const app = await electron.launch({
    args: ['.', `--user-data-dir=${folder}`],
    cwd: project,
    env: {
      ...(process.env as Record<string, string>),
      PROVIDER_ACTUALS_PLAIN_TEXT_KEYS: '1',
      PROVIDER_ACTUALS_NOW: now,
    },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(600_000);
  await page.waitForLoadState();
  await signIn(page, address, providerId);
  const generate = page.getByRole('main').getByRole('button', { name: 'Generate this week’s actuals' });
  await generate.click();
  // The grid stands as soon as the first lines are there; this is said once all are.
  await page.getByText('The week is generated.').waitFor({ state: 'attached' });
  const delay = await app.evaluateHandle(() => {
    const histogram = process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution: 1 });
    histogram.enable();
    return histogram;
  });
  return {
    page,
    address,
    mainBlocked: () =>
      delay.evaluate((histogram) => {
        const longest = histogram.max / 1e6;
        histogram.reset();
        return longest;
      }),
    async close() {
      await app.close();
      if (child.connected) child.disconnect();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function signIn(page: Page, address: string, providerId: string): Promise<void> {
  const [account] = provider(1, providerId).accounts;
  await page.getByText('A portal by its address', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Address of the portal' }).fill(address);
  await page.getByText('The council’s', { exact: true }).click();
  await page.getByRole('textbox', { name: 'User' }).fill(account?.user ?? '');
  await page.getByRole('textbox', { name: 'Password' }).fill(account?.password ?? '');
  await page.getByRole('textbox', { name: 'Security code' }).fill(account?.securityCode ?? '');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** A page with one field and one list of as many plain rows, and nothing else. */
export async function plainPage(rows: number): Promise<{ page: Page; close(): Promise<void> }> {
  const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const browser = await chromium.launch({ executablePath: browserOrExplain(), args });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.setContent(
    `<input id="field"><div id="list" style="height:800px;overflow:auto">${'<p style="height:32px;margin:0">A row of text, 10.00, 2.00</p>'.repeat(rows)}</div>`,
  );
  await page.focus('#field');
  return { page, close: () => browser.close() };
}
