// Adjustments: a change that lasts needs a request with its clock; an end or a death guards every later day; what runs
// across weeks is counted where it is looked for.
import { expectAccessible } from './fixtures/accessible.ts';
import { expect, test } from './fixtures/app.ts';
import { appCall, expectNoBug, untouchedLine, weekOf, weekStart, withWeek } from './fixtures/coordinator.ts';

test.setTimeout(180_000);

test('a long increase leads to a request, and a death guards the days after it', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const nav = (name: string) => page.getByRole('navigation').getByRole('button', { name }).press('Enter');
  const { line, person } = await untouchedLine(page, 'home_support');
  const name = person?.name ?? '';
  const long = { firstDay: '2025-06-02', lastDay: '2025-06-09', hospitalStayId: null, note: '' };
  await appCall(page, 'week.record', {
    weekStart,
    lineId: line.id,
    variations: [{ ...long, category: 'extra', reason: 'temporary_increase', quantity: 100 }],
  });

  await test.step('the finding begins the request with what it knows', async () => {
    await nav('Problems');
    await page.getByRole('button', { name: 'Begin the request for adjustment…' }).first().press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Begin a request for adjustment' });
    await expect(dialog.getByRole('combobox', { name: 'Person' })).toHaveValue(new RegExp(`^${name}`));
    await expect(dialog.getByRole('textbox', { name: 'First day of the change' })).toHaveValue('2 June 2025');
    await expectAccessible(page, 'a request for adjustment');
    await dialog.getByRole('button', { name: 'Save the request' }).press('Enter');
    await expect(dialog).toBeHidden();
  });

  await test.step('its clock runs until the day after day 14, and the form’s text is drafted', async () => {
    const row = page.getByRole('row').filter({ hasText: name }).filter({ hasText: 'not sent yet' });
    await expect(row).toContainText('7 days left, by Monday 16 June 2025');
    await page.getByRole('button', { name: `Text for the form: ${name}` }).press('Enter');
    const draft = page.getByRole('dialog', { name: 'What to write into the council’s form' });
    await expect(draft).toContainText(`Full name: ${name}`);
    await expect(draft).toContainText('more hours (planned now:');
    await expect(draft).toContainText('not encrypted');
    await expectAccessible(page, 'the text for the form');
    await expect(draft.getByRole('button', { name: 'Copy the text' })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
  });

  await test.step('sent in time, it stops the clock', async () => {
    await page.getByRole('button', { name: `Change the request for ${name}` }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Request for adjustment' });
    await dialog.getByRole('radio', { name: /^sent/ }).press('Space');
    await dialog.getByRole('textbox', { name: 'Sent on' }).fill('9/6');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    const row = page.getByRole('row').filter({ hasText: name }).filter({ hasText: 'no answer yet' });
    await expect(row).toContainText('sent in time');
    await expect(page.getByRole('heading', { name: /^No answer yet \(/ })).toBeVisible();
    await page.getByRole('button', { name: `Remind the council: ${name}` }).press('Enter');
    await expect(page.getByRole('dialog', { name: 'Ask the council for its answer' })).toContainText(
      'more hours) on 9 June 2025, and have had no answer yet.',
    );
    await page.keyboard.press('Escape');
    const rules = (await weekOf(page)).findings.filter(({ lineId }) => lineId === line.id).map(({ rule }) => rule);
    // The request answers the change; the eighth day of extra hours stays refused.
    expect(rules).toEqual(['extra-over-week']);
  });

  await test.step('the increase is counted by its days', async () => {
    await expect(page.getByRole('heading', { name: 'Running in this week' })).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: name }).last()).toContainText(
      '8 of at most 7 days, Mon 2 Jun to Mon 9 Jun',
    );
  });

  const other = await untouchedLine(page, 'supported_living_community');
  const otherName = other.person?.name ?? '';

  await test.step('a death is recorded, and the message to the council is ready', async () => {
    await page.getByRole('button', { name: 'Record an end of service or a death…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Record the end of a service or a death' });
    await expect(dialog.getByRole('combobox', { name: 'Person' })).toBeFocused();
    await page.keyboard.type(otherName);
    await page.keyboard.press('Enter');
    await dialog.getByRole('radio', { name: 'The person died' }).press('Space');
    await dialog.getByRole('textbox', { name: 'Last day of service' }).fill('4 June');
    await expectAccessible(page, 'an end of service');
    await page.keyboard.press('Enter');
    const message = page.getByRole('dialog', { name: 'Tell the council' });
    await expect(message).toContainText('The person has died.');
    await expect(message).toContainText('Last day of service: Wednesday 4 June 2025');
    await page.getByRole('button', { name: 'I have sent it' }).press('Enter');
    await expect(message).toBeHidden();
    await page.getByRole('button', { name: `Tell the council: ${otherName}` }).press('Enter');
    await expect(message.getByRole('list', { name: 'Sent before' })).toContainText('noted as sent by Aisha Khan');
    await page.keyboard.press('Escape');
    const end = page.getByRole('row').filter({ hasText: otherName }).filter({ hasText: 'All services' });
    await expect(end).toContainText('Wednesday 4 June 2025');
  });

  await test.step('hours claimed for later days are a problem', async () => {
    await nav('Problems');
    await expect(page.getByRole('listitem').filter({ hasText: otherName }).first()).toContainText(
      /The person died on Wednesday 4 June 2025\. Until then [\d.]+ of [\d.]+ planned can have been given, but this line claims [\d.]+\./,
    );
  });

  await test.step('a missing line is told to the council with the person’s details', async () => {
    await nav('Adjustments');
    await page.getByRole('button', { name: 'A line is missing from the portal…' }).press('Enter');
    await expect(page.getByRole('combobox', { name: 'Person' })).toBeFocused();
    await page.keyboard.type(name);
    await expect(page.getByRole('option').first()).toContainText(name);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Service that is missing' }).fill('Night sits');
    await page.getByRole('button', { name: 'Draft the message' }).press('Enter');
    const message = page.getByRole('dialog', { name: 'Tell the council about the missing line' });
    await expect(message).toContainText('Support-Options@bradford.gov.uk');
    await expect(message).toContainText('NHS number: 999');
    await expect(message).toContainText('Address and postcode:');
    await expect(message).toContainText('Service that is missing: Night sits');
    await expect(message).toContainText('This holds an NHS number, which leaves this computer with the mail.');
    await expectAccessible(page, 'a missing line');
    // Where the mail program would come up, the address that it is handed is kept.
    await app.electron.evaluate(({ shell }) => {
      shell.openExternal = async (url) => void Object.assign(globalThis, { opened: url });
    });
    await message
      .getByRole('button', { name: 'Write in your mail program to Support-Options@bradford.gov.uk' })
      .press('Enter');
    await expect(page.getByText('The draft is in your mail program.').first()).toBeVisible();
    const opened = await app.electron.evaluate(() => (globalThis as unknown as { opened: string }).opened);
    expect(new URL(opened).pathname).toBe('Support-Options@bradford.gov.uk');
    expect(new URL(opened).searchParams.get('body')).toContain('NHS number: 999');
  });
  expectNoBug(app);
});
