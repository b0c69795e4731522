// The council's own pages, which the app cannot see: somebody says that they looked and when they signed in, and a dispute
// that stands there is copied, answered and closed here. Nothing claims to know what is unread.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expectAccessible } from './fixtures/accessible.ts';
import { answerDialogs, expect, test } from './fixtures/app.ts';
import { appCall, expectNoBug, mondayAfter, weekStart } from './fixtures/coordinator.ts';
import { beginByFiles, exportFile } from './fixtures/files.ts';

test('looks, sign-ins and disputes of the council’s own log-in are told by people', async ({ launchApp }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-pages-'));
  const app = await launchApp({ now: mondayAfter });
  const { page } = app;
  await beginByFiles(app, { exported: exportFile(folder, ['0012345', '0012399']) });
  const rail = page.getByRole('navigation');
  await rail.getByRole('button', { name: 'Council files' }).press('Enter');
  await expect(page.getByText('Look once a week.')).toBeVisible();
  await page.getByRole('button', { name: 'I have looked at disputes' }).press('Enter');
  await page.getByRole('button', { name: 'I have looked at exceptions' }).press('Enter');
  await expect(page.getByText('Look once a week.')).toBeHidden();
  await expect(page.getByText(/Disputes.* last looked at by Aisha Khan on Monday 9 June/)).toBeVisible();
  await page.getByRole('button', { name: 'I signed in there today' }).press('Enter');
  await expect(page.getByText(/signed in.*9 June/i).first()).toBeVisible();
  // No profile knows where the portal is: it is asked for once, and nothing but a council's page is kept.
  await app.electron.evaluate(({ shell }) => {
    shell.openExternal = async () => undefined;
  });
  await page.getByRole('button', { name: 'Open the portal…' }).first().press('Enter');
  await page.getByRole('textbox', { name: 'Address' }).fill('https://portal.example.com');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('its name ends with gov.uk');
  await page.getByRole('textbox', { name: 'Address' }).fill('https://portal.bradford.gov.uk/actuals');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The portal is opened at https://portal.bradford.gov.uk/actuals.')).toBeVisible();
  await expectAccessible(page, 'council files');

  await rail.getByRole('button', { name: 'People' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expectAccessible(page, 'people');

  await rail.getByRole('button', { name: 'Disputes' }).press('Enter');
  await expect(page.getByText(/last looked at by Aisha Khan/)).toBeVisible();
  await expect(page.getByText(/sync/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Type in a dispute…' }).press('Enter');
  await expect(page.getByRole('combobox', { name: 'Line' })).toBeFocused();
  await page.keyboard.type('0012345');
  await page.keyboard.press('Enter');
  // The council asks about a week long before.
  await page.getByRole('dialog').getByRole('button', { name: /Week/ }).press('Enter');
  await page.getByRole('option', { name: '19 to 25 May 2025' }).press('Enter');
  await page.getByRole('textbox', { name: 'What the council says' }).fill('Why ten hours?');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('The council, as copied by Aisha Khan')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: /week 19 to 25 May 2025$/ })).toBeVisible();
  await page.getByRole('textbox', { name: 'Your answer' }).fill('Ten were planned and given.');
  await page.getByRole('button', { name: 'Save the answer' }).press('Enter');
  await page.getByRole('button', { name: 'Copy this answer' }).press('Enter');
  await expectAccessible(page, 'disputes by files');
  await page.getByRole('button', { name: 'It is closed in the portal' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Closed' })).toBeVisible();
  expect(await appCall(page, 'sync.status', {})).toMatchObject({ toSend: 0 });

  // A question about a payment, and a staffing problem: drafted with what the week says, and noted as sent about nobody.
  await rail.getByRole('button', { name: 'Payments' }).press('Enter');
  await page.getByRole('button', { name: 'Ask about the payment for 2 to 8 June 2025…' }).press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Home Support: 20.00 hours that we expect to be paid');
  await page.getByRole('button', { name: 'I have sent it' }).press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await rail.getByRole('button', { name: 'Who to contact' }).press('Enter');
  await page.getByRole('button', { name: 'Draft the message about staffing' }).press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Staffing problem, week 2 to 8 June 2025');
  await expectAccessible(page, 'a staffing problem');
  await page.getByRole('button', { name: 'I have sent it' }).press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('button', { name: 'Draft the message about staffing' }).press('Enter');
  await expect(page.getByRole('list', { name: 'Sent before' }).getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Escape');

  // Not the export at all, and far too large: said so, and nothing is taken.
  const large = path.join(folder, 'large.csv');
  writeFileSync(large, Buffer.alloc(50_000_001, 'a'));
  await answerDialogs(app, { showOpenDialog: { filePaths: [large] } });
  await rail.getByRole('button', { name: 'Council files' }).press('Enter');
  await page.getByRole('button', { name: 'Bring in another export…' }).press('Enter');
  await expect(page.getByText('This file is too large to be the portal’s export of a week.').first()).toBeVisible();
  expect((await appCall(page, 'week.get', { weekStart })).files?.services[0]?.lines).toBe(2);
  expectNoBug(app);
  rmSync(folder, { recursive: true, force: true });
});
