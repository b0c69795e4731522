// Sites by keyboard in the built app: set up, found missing on Monday afternoon, reminded, heard of; and a sheet for carers that is typed
// back in its own order.
import { expectAccessible } from './fixtures/accessible.ts';
import { expect, test } from './fixtures/app.ts';
import { appCall, expectNoBug, said, weekOf, weekStart, withWeek } from './fixtures/coordinator.ts';

test('a site that has not reported is on top, is reminded, and has reported once its sheet is typed back', async ({
  launchApp,
}) => {
  test.setTimeout(240_000);
  const app = await withWeek(launchApp);
  const { page } = app;
  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().press('Enter');
  const goToSites = async () => {
    await press('Daily log');
    await press('Sites…');
    await expect(page.getByRole('heading', { name: 'Sites', level: 1 })).toBeFocused();
  };
  const { rows } = await weekOf(page);

  await test.step('without sites there is only a way to begin', async () => {
    await goToSites();
    await expect(page.getByRole('table')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Sheet for carers…' })).toHaveCount(0);
    await expectAccessible(page, 'sites, while there are none');
  });

  await test.step('a site with a whole service, and one with a single line', async () => {
    await press('Add a site…');
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.keyboard.type('Elm House');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Joan Reed');
    await page.keyboard.press('Tab');
    await page.keyboard.type('joan@elm.example');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect(page.getByRole('checkbox').first()).toBeChecked();
    await expectAccessible(page, 'a site');
    await page.getByRole('textbox', { name: 'Name' }).press('Enter');
    await expect(said(page)).toContainText('Saved on this computer.');

    const other = rows.find(({ line }) => line.service !== [...rows.map((row) => row.line.service)].sort()[0]);
    await press('Add a site…');
    await page.keyboard.type('Oak Court');
    await page.getByRole('combobox', { name: 'Add a line' }).focus();
    await page.keyboard.type(other?.line.ssRef ?? '');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Lines that belong to it by themselves (1)')).toBeVisible();
    await page.getByRole('button', { name: 'Save the site' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Not reported (2)' })).toBeVisible();
    await expect(page.getByRole('heading', { name: /^Lines without a site/ })).toBeVisible();
    await expectAccessible(page, 'sites');
  });

  await test.step('both are first in what is due', async () => {
    await press('Overview');
    const due = page.getByRole('table', { name: 'The soonest first' }).getByRole('row').nth(1);
    await expect(due).toContainText('Remind Elm House and Oak Court of the week 2 to 8 June 2025');
    await due.getByRole('button').press('Enter');
    await expect(page.getByRole('heading', { name: 'Sites', level: 1 })).toBeVisible();
  });

  await test.step('a reminder is drafted, and noted as sent with who and when', async () => {
    await press('Remind Elm House');
    const dialog = page.getByRole('dialog', { name: 'Remind Elm House' });
    await expect(dialog).toContainText('Dear Joan Reed,');
    await expect(dialog).toContainText('joan@elm.example');
    await expectAccessible(page, 'a reminder to a site');
    await dialog.getByRole('button', { name: 'I have sent it' }).press('Enter');
    await expect(page.getByRole('row', { name: /Elm House/ })).toContainText('Reminded by');
  });

  await test.step('that a site told us is noted, and undone', async () => {
    await press('It has told us: Oak Court');
    await expect(page.getByRole('heading', { name: 'Not reported (1)' })).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Not reported (2)' })).toBeVisible();
  });

  await test.step('its sheet is typed back in the order in which it was printed', async () => {
    const elm = (await appCall(page, 'site.list', { weekStart })).sites.find(({ site }) => site.name === 'Elm House');
    const takes = ['home_support', 'extra_care'];
    const printed = rows
      .filter(({ line }) => elm?.lineIds.includes(line.id))
      .toSorted((a, b) => Number(takes.includes(b.line.serviceType)) - Number(takes.includes(a.line.serviceType)))
      .map(({ line }) => line.id)
      .slice(0, 3);
    const sheet = { weekStart, siteId: elm?.site.id ?? null, service: null, lineIds: printed };
    await appCall(page, 'sheet.note-printed', sheet);
    await press('Type a sheet back…');
    await expect(page.getByRole('button', { name: /Which sheet/ })).toContainText('Elm House, saved');
    const box = (row: number, column: number) => page.locator(`[data-place="${row} ${column}"]`);
    await expect(box(2, 0)).toBeVisible();
    await expectAccessible(page, 'typing a sheet back');

    await box(0, 1).focus();
    await page.keyboard.type('soon');
    await page.keyboard.press('Enter');
    await expect(box(1, 1)).toBeFocused();
    await expect(box(0, 1)).toHaveAccessibleDescription(/Begin with the number/);
    await page.keyboard.press('Alt+Enter');
    await expect(box(0, 1)).toBeFocused();
    await expect(said(page)).toContainText('1 box cannot be read');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('5, 45 min');
    await page.keyboard.press('Enter');
    await page.keyboard.type('5, 1h');
    await page.keyboard.press('Alt+Enter');

    const dialog = page.getByRole('dialog', { name: 'What the sheet records' });
    await expect(dialog.getByRole('table', { name: 'To be recorded' })).toContainText('45 min');
    await expect(dialog.getByRole('table', { name: 'What becomes of the week’s figures' })).toBeVisible();
    await expectAccessible(page, 'what a sheet records');
    expect((await weekOf(page)).log).toHaveLength(0);
    await dialog.getByRole('button', { name: 'Record 2 entries' }).press('Enter');
    await expect(said(page)).toContainText('2 entries logged');
    await expect(box(0, 1)).toHaveValue('');
    await expect(box(0, 1)).toHaveAccessibleDescription('logged: 5, 45 min');
    expect((await weekOf(page)).log.map(({ lineId, minutes }) => [lineId, minutes]).sort()).toEqual(
      [
        [printed[0], 45],
        [printed[1], 60],
      ].sort(),
    );
  });

  await test.step('the site has reported; typed again, nothing is recorded twice', async () => {
    const box = page.locator('[data-place="0 1"]');
    await box.focus();
    await page.keyboard.type('5, 45 min');
    await page.keyboard.press('Alt+Enter');
    const dialog = page.getByRole('dialog', { name: 'What the sheet records' });
    await expect(dialog).toContainText('1 entry of the sheet is in the log already');
    await page.keyboard.press('Escape');
    await goToSites();
    await expect(page.getByRole('heading', { name: 'Not reported (1)' })).toBeVisible();
    await expect(page.getByRole('row', { name: /Elm House/ })).toContainText('Its sheet was typed in');
  });

  await test.step('undo takes the whole sheet back', async () => {
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await weekOf(page)).log.length).toBe(0);
    await expect(page.getByRole('heading', { name: 'Not reported (2)' })).toBeVisible();
  });
  expectNoBug(app);
});
