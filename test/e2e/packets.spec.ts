// A site without a way to the office: its unsent work goes as one encrypted file to a colleague's computer, which brings it
// in. Two desktops with a folder of their own each, and a real file between them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './fixtures/accessible.ts';
import { answerDialogs, expect, test } from './fixtures/app.ts';
import { appCall, expectNoBug, mondayAfter, weekOf, weekStart } from './fixtures/coordinator.ts';
import { beginByFiles, exportFile } from './fixtures/files.ts';

const passphrase = 'maple ferry stone lantern';

async function recordMissed(page: Page, ssRef: string, quantity: number) {
  const lineId = (await weekOf(page)).rows.find(({ line }) => line.ssRef === ssRef)?.line.id ?? '';
  const day = { firstDay: '2025-06-03', lastDay: '2025-06-03', hospitalStayId: null, note: '' };
  const variations = [{ category: 'missed', reason: 'non_engagement', quantity, ...day } as const];
  await appCall(page, 'week.record', { weekStart, lineId, variations });
}

const missedOf = async (page: Page, ssRef: string) =>
  (await weekOf(page)).rows.find(({ line }) => line.ssRef === ssRef)?.actual?.missed;

async function openPackets(page: Page) {
  await page.getByRole('navigation').getByRole('button', { name: 'Site packets' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Site packets' })).toBeFocused();
}

async function choosePacket(page: Page) {
  await page.getByRole('button', { name: 'Bring in a site packet…' }).press('Enter');
  await page.getByLabel('Passphrase of the file').fill(passphrase);
  await page.getByRole('button', { name: 'Choose the file…' }).press('Enter');
}

test('unsent work of a site stands on a colleague’s computer, and a person chooses where they differ', async ({
  launchApp,
}) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-packets-'));
  const exported = exportFile(folder, ['0012345', '0012399', '0012401']);

  const site = await launchApp({ now: mondayAfter });
  await beginByFiles(site, { exported, who: 'Ben Carter' });
  await recordMissed(site.page, '0012345', 200);
  await recordMissed(site.page, '0012399', 300);
  await openPackets(site.page);
  await expect(site.page.getByText(/^2 changes recorded here/)).toBeVisible();
  const packet = path.join(folder, 'site.packet');
  await answerDialogs(site, { showSaveDialog: { filePath: packet } });
  await site.page.getByRole('button', { name: 'Make a site packet…' }).press('Enter');
  await expectAccessible(site.page, 'making a site packet');
  await site.page.getByLabel('Passphrase for the file').fill(passphrase);
  await site.page.getByRole('button', { name: 'Save the packet…' }).press('Enter');
  await expect(site.page.getByText(`2 changes saved as ${packet}.`)).toBeVisible();
  // Long enough that no cipher text holds them by chance.
  for (const secret of ['0012345', 'Ben Carter', 'Rowan Lodge', '2025-06']) {
    expect(readFileSync(packet, 'utf8')).not.toContain(secret);
  }
  expectNoBug(site);
  await site.close();

  const office = await launchApp({ now: mondayAfter });
  const { page } = office;
  await beginByFiles(office, { exported });
  await recordMissed(page, '0012399', 100);
  await openPackets(page);
  await answerDialogs(office, { showOpenDialog: { filePaths: [packet] } });
  await choosePacket(page);
  await expect(page.getByRole('dialog')).toContainText('Made by Ben Carter');
  await expect(page.getByRole('dialog')).toContainText('1 change will be taken in here.');
  await expect(page.getByRole('dialog')).toContainText('1 change differs from work on this computer');
  await expect(page.getByRole('dialog')).toContainText('Missed from 0.00 to 2.00');
  await expectAccessible(page, 'bringing a site packet in');
  await page.getByRole('button', { name: 'Bring it in' }).press('Enter');
  await expect(page.getByText('1 change brought in. 1 to choose on.')).toBeVisible();
  expect(await missedOf(page, '0012345')).toBe(200);
  expect(await missedOf(page, '0012399')).toBe(100);
  await expectAccessible(page, 'site packets with a choice');
  await page.getByRole('button', { name: /^Take this: what Ben Carter recorded/ }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Choose between versions' })).toBeHidden();
  expect(await missedOf(page, '0012399')).toBe(300);

  // The same file once more: recognised, with when and by whom.
  await choosePacket(page);
  await expect(page.getByText(/already merged here, on Monday 9 June .* by Aisha Khan/)).toBeVisible();
  expectNoBug(office);
  await office.close();

  // On a computer of somebody else's organisation it is refused.
  const other = await launchApp({ now: mondayAfter });
  await beginByFiles(other, { exported, who: 'Cora Singh', organisation: 'Other Care' });
  await openPackets(other.page);
  await answerDialogs(other, { showOpenDialog: { filePaths: [packet] } });
  await choosePacket(other.page);
  await expect(other.page.getByText(/of another provider, Rowan Lodge Care/)).toBeVisible();
  expectNoBug(other);
  rmSync(folder, { recursive: true, force: true });
});
