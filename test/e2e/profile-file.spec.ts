// The council's rules from a file: chosen before an account by files begins and in Settings, shown before they count, and
// from then on what Help, contacts and every screen says.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bradford } from '../../src-shared/council/index.ts';
import { expectAccessible } from './fixtures/accessible.ts';
import { answerDialogs, expect, type LaunchedApp, test } from './fixtures/app.ts';
import { appCall, expectNoBug, mondayAfter } from './fixtures/coordinator.ts';
import { keepRecoveryKey, typeNewSecret } from './fixtures/secret.ts';

let folder = '';
test.beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-profile-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mereside = {
  ...bradford,
  id: 'mereside',
  name: 'Mereside Council',
  version: 'May 2025',
  temporaryDays: 5,
  contacts: bradford.contacts.map((contact) => ({ ...contact, emails: [], phone: '01632 960000' })),
  guidance: [
    {
      id: bradford.guidance[0]?.id ?? '',
      title: 'Mereside provider handbook',
      parts: [{ heading: 'Weekly returns', sentences: ['Returns are due by noon on Tuesday.'] }],
    },
    ...bradford.guidance.slice(1).map(({ id }, index) => ({ id, title: `Mereside page ${index + 2}` })),
  ],
};

async function chooses(app: LaunchedApp, content: unknown): Promise<void> {
  const file = path.join(folder, 'mereside.json');
  writeFileSync(file, JSON.stringify(content));
  await answerDialogs(app, { showOpenDialog: { filePaths: [file] } });
}

test('an account by files begins with another council’s rules, and nothing says Bradford', async ({ launchApp }) => {
  const app = await launchApp({ now: mondayAfter });
  const { page } = app;
  await page.getByRole('radio', { name: /^By the portal’s files/ }).press('Space');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Aisha Khan');
  await page.getByRole('textbox', { name: 'Your organisation' }).fill('Rowan Lodge Care');
  await test.step('nobody goes by a council’s rules whom they did not name', async () => {
    for (const choice of await page
      .getByRole('radiogroup', { name: /^Whose rules/ })
      .getByRole('radio')
      .all()) {
      await expect(choice).not.toBeChecked();
    }
    await page.getByRole('button', { name: 'Begin', exact: true }).press('Enter');
    await expect(page.getByText('Choose the council whose rules you go by.')).toBeVisible();
  });
  await page.getByRole('radio', { name: /^Another council’s, from a file/ }).press('Space');

  await test.step('without a file nothing begins by the rules of somebody else', async () => {
    await page.getByRole('button', { name: 'Begin', exact: true }).press('Enter');
    await expect(page.getByText('No file with the other council’s rules is taken yet.')).toBeVisible();
  });

  await test.step('a file that is wrong is named by its places', async () => {
    await chooses(app, { ...mereside, temporaryDays: 'five' });
    await page.getByRole('button', { name: 'Choose the file…' }).press('Enter');
    await expect(page.getByText(/temporaryDays: /).first()).toBeVisible();
  });

  await test.step('what it changes is told before it counts', async () => {
    await chooses(app, mereside);
    await page.getByRole('button', { name: 'Choose the file…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Rules of Mereside Council, edition May 2025' });
    await expect(dialog).toContainText('A temporary change may last 5 days instead of 7.');
    await expect(dialog.getByRole('row', { name: /^temporaryDays 7 5$/ })).toBeVisible();
    await expectAccessible(page, 'rules from a file');
    await dialog.getByRole('button', { name: 'Take these rules' }).press('Enter');
    await expect(page.getByText('Mereside Council, edition May 2025, from mereside.json.')).toBeVisible();
  });

  await typeNewSecret(page);
  await page.getByRole('button', { name: 'Begin', exact: true }).press('Enter');
  await keepRecoveryKey(page);
  await expect(page.getByRole('banner')).toBeVisible();
  expect((await appCall(page, 'profile.get', {})).temporaryDays).toBe(5);

  await test.step('Help, contacts and Settings speak of that council', async () => {
    for (const name of ['Help', 'Who to contact', 'Settings']) {
      await page.getByRole('button', { name, exact: true }).first().press('Enter');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('main')).not.toContainText('Bradford');
    }
    await expect(page.locator('main')).toContainText('Mereside Council, by the portal’s files.');
    await expect(page.locator('main')).toContainText('Mereside Council, edition May 2025, from mereside.json.');
  });

  await test.step('in Settings too, a newer edition is shown before it counts', async () => {
    await chooses(app, { ...mereside, version: 'June 2025', temporaryDays: 6 });
    await page.getByRole('button', { name: 'From a file…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Rules of Mereside Council, edition June 2025' });
    await expect(dialog.getByRole('row', { name: /^temporaryDays 5 6$/ })).toBeVisible();
    expect((await appCall(page, 'profile.get', {})).temporaryDays).toBe(5);
    await dialog.getByRole('button', { name: 'Take these rules' }).press('Enter');
    await expect(page.locator('main')).toContainText('Mereside Council, edition June 2025, from mereside.json.');
    expect((await appCall(page, 'profile.get', {})).temporaryDays).toBe(6);
  });
  expectNoBug(app);
});
