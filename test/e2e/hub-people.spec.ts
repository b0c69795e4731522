// The people of a provider at its hub: a manager brings in the list and sends the names, and another computer has them
// after its next sync. A list with lost zeros, and a correction sent later, reach it as well.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expectAccessible } from './fixtures/accessible.ts';
import { answerDialogs, expect, type LaunchedApp, test } from './fixtures/app.ts';
import { appCall, expectNoBug } from './fixtures/coordinator.ts';
import { startHub } from './fixtures/hub.ts';

async function bringIn(app: LaunchedApp, file: string): Promise<void> {
  const { page } = app;
  await answerDialogs(app, { showOpenDialog: { filePaths: [file] } });
  await page.getByRole('navigation').getByRole('button', { name: 'People' }).press('Enter');
  await page.getByRole('button', { name: 'Choose the list…' }).press('Enter');
  await page.getByRole('button', { name: /^Take / }).press('Enter');
  await expect(page.getByRole('button', { name: /^Take / })).toBeHidden();
}

const send = (app: LaunchedApp) =>
  app.page.getByRole('button', { name: 'Send the names to the hub' }).press('Enter', { timeout: 60_000 });

const peopleOf = async ({ page }: LaunchedApp) => appCall(page, 'people.all', {});

test('names that a manager sends to the hub are on another computer after its sync', async ({ launchApp }) => {
  test.slow();
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-hub-people-'));
  const hub = await startHub();
  try {
    const file = path.join(folder, 'people.csv');
    // Excel took the zeros, and the NHS number is one of those that nobody has.
    writeFileSync(file, 'SS Ref,Name,NHS number\r\n12345,Ada Okafor,999 000 0018\r\n0077777,Bert Holt,\r\n');
    const office = await launchApp();
    await hub.signIn(office.page);
    await bringIn(office, file);
    await send(office);
    await expect(office.page.getByText('At the hub: 2 people added, 0 changed, 0 as they were.').first()).toBeVisible();
    await expectAccessible(office.page, 'people at a hub');

    const site = await launchApp();
    await hub.signIn(site.page);
    await expect
      .poll(async () => (await peopleOf(site)).map(({ ssRef, name }) => `${ssRef} ${name}`).sort())
      .toEqual(['0012345 Ada Okafor', '0077777 Bert Holt']);

    writeFileSync(file, 'SS Ref,Name,NHS number\r\n0012345,Ada Okafor-Bell,999 000 0018\r\n');
    await bringIn(office, file);
    await send(office);
    await expect(office.page.getByText('At the hub: 0 people added, 1 changed, 1 as they were.').first()).toBeVisible();
    await site.page.keyboard.press('F9');
    await expect
      .poll(async () => (await peopleOf(site)).map(({ name }) => name).sort())
      .toEqual(['Ada Okafor-Bell', 'Bert Holt']);
    for (const app of [office, site]) expectNoBug(app);
  } finally {
    await hub.end();
    rmSync(folder, { recursive: true, force: true });
  }
});
