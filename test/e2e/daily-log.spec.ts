// The daily log by keyboard in the built app: five keys for the common case, the figures follow, and what was typed in
// the grid is kept and marked until somebody takes the log's.

import { expectAccessible } from './fixtures/accessible.ts';
import { expect, test } from './fixtures/app.ts';
import {
  appCall,
  cell,
  enter,
  expectNoBug,
  focusCell,
  said,
  untouchedLine,
  weekOf,
  withWeek,
} from './fixtures/coordinator.ts';

test('a care site logs what happened, and the week follows', async ({ launchApp }) => {
  test.setTimeout(240_000);
  const app = await withWeek(launchApp);
  const { page } = app;
  const row = await untouchedLine(page, 'home_support', 700);
  const { id: lineId, ssRef } = row.line;
  const name = row.person?.name ?? '';
  const rowNow = async () => (await weekOf(page)).rows.find(({ line }) => line.id === lineId);

  await page.getByRole('button', { name: 'Daily log' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Daily log', level: 1 })).toBeFocused();
  const person = page.getByRole('combobox', { name: 'Person' });

  await test.step('some of the SS Ref, Enter, a digit, Enter', async () => {
    await page.keyboard.press('Tab');
    await expect(person).toBeFocused();
    await page.keyboard.type(ssRef);
    await expect(page.getByRole('option').first()).toContainText(name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('radio', { name: 'As planned' })).toBeFocused();
    await page.keyboard.press('4');
    await expect(page.getByRole('radio', { name: 'Would not engage' })).toBeChecked();
    const howLong = page.getByLabel('How long');
    await expect(howLong).toBeFocused();
    // The usual length of a visit stands there, chosen, so that typing replaces it.
    expect(await howLong.inputValue()).not.toBe('');
    await page.keyboard.type('67');
    await page.keyboard.press('Enter');
    await expect(said(page)).toContainText('Saved on this computer.');
    await expect(person).toBeFocused();
    expect(await rowNow()).toMatchObject({
      actual: { missed: 100, variations: [{ reason: 'non_engagement', firstDay: '2025-06-08' }] },
      log: { status: 'from-log' },
    });
  });

  await test.step('the form is read and tabbed in the order in which it is filled', async () => {
    const fields = [
      person,
      page.getByRole('textbox', { name: 'Day' }),
      page.getByRole('button', { name: 'Mon 2 Jun', exact: true }),
      page.getByRole('radio', { name: 'As planned' }),
      page.getByLabel('How long'),
      page.getByRole('textbox', { name: 'Note' }),
      page.getByRole('button', { name: 'Add to the log' }),
    ];
    await person.focus();
    await page.keyboard.type(ssRef);
    let before = { x: 0, y: 0, width: 0, height: 0 };
    for (const field of fields) {
      if (field !== fields[0]) await page.keyboard.press('Tab');
      await expect(field).toBeFocused();
      const box = await field.boundingBox();
      if (box === null) throw new Error('a field of the form is not shown');
      expect(box.y >= before.y + before.height || box.x >= before.x + before.width).toBe(true);
      before = box;
    }
  });

  await test.step('minutes that somebody typed stay, whatever is then said to have happened', async () => {
    const howLong = page.getByLabel('How long');
    const radio = page.getByRole('radio', { name: 'As planned' });
    await radio.focus();
    await page.keyboard.press('4');
    await expect(howLong).not.toHaveValue('');
    const guess = await howLong.inputValue();
    await radio.focus();
    await page.keyboard.press('1');
    await expect(howLong).not.toHaveValue(guess);
    await howLong.fill('50');
    await radio.focus();
    await page.keyboard.press('4');
    await expect(howLong).toBeFocused();
    await expect(howLong).toHaveValue('50');
    await howLong.fill('');
    await page.getByRole('radio', { name: 'Cancelled with notice' }).press('Space');
    await expect(howLong).toHaveValue(guess);
    await howLong.fill('');
    await person.fill('');
  });

  await test.step('whoever was logged last is offered first: five keys, another day', async () => {
    await page.getByRole('textbox', { name: 'Day' }).fill('6 June');
    await expect(page.getByText('Friday 6 June 2025', { exact: true })).toBeVisible();
    await person.focus();
    let keys = 0;
    const press = async (key: string) => {
      keys += 1;
      await page.keyboard.press(key);
    };
    await press('ArrowDown');
    await expect(page.getByRole('option').first()).toContainText(name);
    await press('Enter');
    await expect(page.getByRole('radio', { name: 'As planned' })).toBeFocused();
    await press('4');
    await expect(page.getByLabel('How long')).toBeFocused();
    await press('Enter');
    await expect(person).toHaveValue('');
    expect(keys).toBeLessThanOrEqual(5);
    expect((await rowNow())?.log?.entries).toBe(2);
  });

  await test.step('several days at once, by their buttons or as a range, each an entry of its own', async () => {
    const other = (await weekOf(page)).rows.find(
      ({ line, log, stayIds }) =>
        line.serviceType === 'home_support' && log === null && stayIds.length === 0 && line.ssRef !== ssRef,
    );
    // Whichever of the person's lines comes first.
    const logged = async () => {
      const { rows, log } = await weekOf(page);
      const own = rows.filter(({ line }) => line.ssRef === other?.line.ssRef).map(({ line }) => line.id);
      return log.filter(({ lineId }) => own.includes(lineId)).length;
    };
    const before = await logged();
    const day = (name: string) => page.getByRole('button', { name, exact: true });
    await day('Mon 2 Jun').press('Space');
    await day('Wed 4 Jun').press('Space');
    await expect(page.getByText('2 days: Mon 2 Jun, Wed 4 Jun')).toBeVisible();
    await expect(day('Fri 6 Jun')).toHaveAttribute('aria-pressed', 'false');
    await person.focus();
    await page.keyboard.type(`${other?.line.ssRef}`);
    await page.keyboard.press('Enter');
    await page.keyboard.press('4');
    await expect(page.getByLabel('How long, each day')).toBeFocused();
    await page.keyboard.type('30');
    await page.keyboard.press('Enter');
    await expect(said(page)).toContainText('for 2 days');
    expect(await logged()).toBe(before + 2);
    await page.getByRole('textbox', { name: 'Day', exact: true }).fill('thu to sat');
    await expect(page.getByText('3 days: Thu 5 Jun to Sat 7 Jun')).toBeVisible();
    // Key by key: what is typed so far shows another week, and takes the meaning of the rest nowhere.
    await page.getByRole('textbox', { name: 'Day', exact: true }).fill('');
    await page.keyboard.type('30 - 3');
    await expect(page.getByText('5 days: Fri 30 May to Tue 3 Jun')).toBeVisible();
    await page.getByRole('textbox', { name: 'Day', exact: true }).fill('4-6');
    await expect(page.getByText('“4-6” can be 4 June 2025, or 4 June 2025 to 6 June 2025.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Day', exact: true }).fill('6 June');
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(logged).toBe(before);
  });

  await test.step('the list is by day and by person, and says what the log makes of the week', async () => {
    await expect(page.getByRole('region', { name: 'Friday 6 June 2025' })).toContainText(name);
    await page.getByRole('radio', { name: 'By person' }).press('Space');
    await expect(page.getByRole('region', { name })).toContainText('The week’s figures come from the log');
  });

  await test.step('a person with two services is one group, with each service named', async () => {
    const rows = (await weekOf(page)).rows.filter(({ line }) => line.ssRef !== ssRef);
    const own = rows.filter((one) => rows.some(({ line }) => line.ssRef === one.line.ssRef && line.id !== one.line.id));
    const lines = own.filter(({ line }) => line.ssRef === own[0]?.line.ssRef).slice(0, 2);
    for (const { line } of lines) {
      const entry = { id: null, lineId: line.id, day: '2025-06-04', kind: 'as-planned', reason: null } as const;
      await appCall(page, 'care.save-log', { entry: { ...entry, minutes: 30, note: '' }, admitted: null });
    }
    const group = page.getByRole('region', { name: own[0]?.person?.name ?? 'nobody has two lines' });
    await expect(group).toHaveCount(1);
    const levels = lines.map(({ line }) => line.serviceLevel).toSorted((a, b) => a.localeCompare(b, 'en-GB'));
    await expect(group.getByRole('heading', { level: 4 })).toHaveText(levels.map((level) => new RegExp(`${level}$`)));
    const names = await page.locator('main h3').allTextContents();
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en-GB')));
  });

  await test.step('an override in the grid is kept and marked', async () => {
    const logged = (await rowNow())?.actual?.missed ?? 0;
    await page.getByRole('button', { name: 'Week', exact: true }).press('Enter');
    const missed = await focusCell(page, lineId, 'Missed');
    await expect(await cell(page, lineId, 'State')).toContainText('from the log');
    await enter(page, ((logged + 100) / 100).toFixed(2));
    const why = page.getByRole('dialog', { name: /^Why/ });
    await why.getByRole('radio', { name: /Did not engage/i }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(why).toBeHidden();
    await expect(missed).toHaveText(((logged + 100) / 100).toFixed(2));
    const state = await cell(page, lineId, 'State');
    await expect(state).toContainText('not as logged');

    // A problem stands before it in the state, and the mark stays beside.
    await focusCell(page, lineId, 'Comment');
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Enter');
    await expect(state).toContainText(/problem.*not as logged/);
    await page.keyboard.press('F4');
    await expect(page.getByRole('complementary', { name: 'Line panel' })).toContainText(/problem.*not as logged/);
    await page.keyboard.press('F4');
    await page.keyboard.press('Control+z');
    await expect(state).not.toContainText('problem');
    await expect(state).toContainText('not as logged');

    await page.getByRole('button', { name: 'Daily log' }).press('Enter');
    await page.getByRole('radio', { name: 'By person' }).press('Space');
    await expect(page.getByRole('region', { name })).toContainText('The grid’s figures count.');
    await page.getByRole('button', { name: 'Use the log' }).press('Enter');
    await expect(page.getByRole('region', { name })).toContainText('The week’s figures come from the log');
    expect((await rowNow())?.actual?.missed).toBe(logged);
  });

  await test.step('the sheet for carers has everybody, with a box a day', async () => {
    await page.getByRole('button', { name: 'Sheet for carers…' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sheet for carers, week 2 to 8 June 2025');
    await expect(page.getByRole('row').filter({ hasText: name }).first()).toContainText(/\d h/);
    await expectAccessible(page, 'the sheet for carers');
    await page.getByRole('button', { name: 'Back to Daily log' }).press('Enter');
    await page.getByRole('radio', { name: 'By person' }).press('Space');
  });

  await test.step('an entry is taken out, and undo brings it back', async () => {
    const before = (await rowNow())?.actual?.missed;
    await page.getByRole('button', { name: /^Remove Fri 6 Jun/ }).press('Enter');
    await expect.poll(async () => (await rowNow())?.log?.entries).toBe(1);
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await rowNow())?.actual?.missed).toBe(before);
  });
  expectNoBug(app);
});

test('extra hours that nobody may claim are logged, marked, and left out of the week', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  await page.getByRole('button', { name: 'Daily log' }).press('Enter');
  const { line, person: who } = await untouchedLine(page, 'supported_living_shared');
  await page.getByRole('textbox', { name: 'Day' }).fill('5 June');
  await page.getByRole('combobox', { name: 'Person' }).focus();
  await page.keyboard.type(line.ssRef);
  await page.keyboard.press('Enter');
  await page.keyboard.press('6');
  await expect(page.getByRole('radio', { name: /Extra/ })).toBeChecked();
  await page.keyboard.type('90');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('Given, cannot be claimed');
  await page.getByRole('radio', { name: 'By person' }).press('Space');
  const group = page.getByRole('region', { name: who?.name ?? line.ssRef });
  await expect(group.getByText('Given, cannot be claimed', { exact: true })).toBeVisible();
  await expect(group).toContainText('1 h 30 min given, cannot be claimed');
  const now = (await weekOf(page)).rows.find((row) => row.line.id === line.id);
  expect(now?.actual?.extra).toBe(0);

  // A death is said where the day is told; the end is recorded, and what is to be done next is said.
  await page.getByRole('combobox', { name: 'Person' }).focus();
  await page.keyboard.type(line.ssRef);
  await page.keyboard.press('Enter');
  await page.keyboard.press('7');
  await expect(page.getByRole('radio', { name: 'Died' })).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Last day of service' })).toHaveValue('5 June 2025');
  await expectAccessible(page, 'a death in the log');
  await page.getByRole('button', { name: 'Record the end' }).press('Enter');
  await expect(page.getByRole('main')).toContainText('The person died on Thursday 5 June 2025.');
  await page.getByRole('button', { name: 'Go to Adjustments' }).press('Enter');
  const end = page
    .getByRole('row')
    .filter({ hasText: 'All services' })
    .filter({ hasText: who?.name ?? line.ssRef });
  await expect(end).toContainText('Thursday 5 June 2025');
  expectNoBug(app);
});
