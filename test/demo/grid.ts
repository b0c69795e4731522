// What hands do in the week's grid: find a person's line, type into a cell, answer "why?". By roles and labels only.
import type { Locator, Page } from '@playwright/test';
import type { ServiceLine } from '../../src-shared/domain/lines.ts';
import { formatShortDate, type PlainDate } from '../../src-shared/domain/week.ts';
import { expecting, waitFor } from './expecting.ts';

/** The heading over each category's quantities. */
export const headingOf = { frustrated: 'Frustrated', missed: 'Missed', extra: 'Extra' } as const;

/** A line of the grid: its cells by their column's heading. */
export interface GridLine {
  cell(heading: string): Promise<Locator>;
}

/** Searches for `text` as a person does: Ctrl+F, then typing. */
export async function search(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+f');
  const field = page.getByRole('searchbox', { name: /^Search/ });
  await waitFor('Ctrl+F to go to the search field', async () =>
    (await field.evaluate((element) => element === document.activeElement)) ? true : null,
  );
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  if (text !== '') await page.keyboard.type(text);
}

/** Finds a person's line by name; where the person has several, by SS Ref, service and level. */
export async function findLine(
  page: Page,
  { line, personName, service }: { line: ServiceLine; personName: string; service: string },
): Promise<GridLine> {
  await search(page, personName);
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell', { name: line.ssRef, exact: true }) })
    .filter({ has: page.getByRole('gridcell', { name: service, exact: true }) })
    .filter(
      line.serviceLevel === '' ? {} : { has: page.getByRole('gridcell', { name: line.serviceLevel, exact: true }) },
    );
  const index = await expecting(`the search to find one line of ${personName}`, () =>
    row.getAttribute('aria-rowindex'),
  );
  return {
    async cell(heading) {
      const column = await page.getByRole('columnheader', { name: heading, exact: true }).getAttribute('aria-colindex');
      // The person and the state stand in columns that do not scroll, which are rows of their own with the same number.
      return page.locator(`[role=row][aria-rowindex="${index}"] [role=gridcell][aria-colindex="${column}"]`);
    },
  };
}

/** Types a quantity, in hundredths, into the cell under `heading`, and ends the entry. */
export async function typeQuantity(page: Page, line: GridLine, heading: string, quantity: number): Promise<void> {
  await (await line.cell(heading)).click();
  await typeHere(page, quantity);
}

/** Types a quantity, in hundredths, into the cell that has the focus. */
export async function typeHere(page: Page, quantity: number): Promise<void> {
  await page.keyboard.type(String(quantity / 100));
  await page.keyboard.press('Enter');
}

/** The question that opens over the cell. */
export function whyDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: /^Why: / });
}

/** Answers "why?" by keyboard: the reason by its digit, the days of an extra, then Record. */
export async function answerWhy(
  page: Page,
  { reason, days }: { reason: string; days: { first: PlainDate; last: PlainDate } | null },
): Promise<void> {
  const dialog = whyDialog(page);
  await expecting('the question why over the cell', () => dialog.waitFor());
  await chooseReason(page, dialog, reason);
  if (days !== null) {
    await chooseDay(page, dialog, 'First day', days.first);
    await chooseDay(page, dialog, 'Last day', days.last);
    // Nobody but the person can say that these were hours of the planned service.
    const word = dialog.getByRole('checkbox');
    if ((await word.count()) > 0) await word.press('Space');
    await dialog.getByRole('button', { name: 'Record' }).press('Enter');
  } else {
    await page.keyboard.press('Enter');
  }
  await expecting('the reason to be recorded', () => dialog.waitFor({ state: 'hidden' }));
}

/** Presses the digit that stands before the reason; with only one possible reason it is chosen already. */
export async function chooseReason(page: Page, within: Locator, reason: string): Promise<void> {
  const radios = within.getByRole('radio');
  const labels = await waitFor('reasons to choose from', async () => {
    const found = await radios.evaluateAll((all) => all.map((one) => one.closest('label')?.textContent ?? ''));
    return found.length > 0 ? found : null;
  });
  const at = labels.findIndex((label) => label.includes(reason));
  const radio = radios.nth(at < 0 ? 0 : at);
  if (!(await radio.isChecked())) {
    await radios.first().focus();
    await page.keyboard.press(String(at + 1));
  }
  await waitFor(`the reason “${reason}” to be chosen`, async () =>
    at >= 0 && (await radio.isChecked()) ? true : null,
  );
}

async function chooseDay(page: Page, within: Locator, label: string, day: PlainDate): Promise<void> {
  await chooseFrom(page, within.getByRole('button', { name: label }), formatShortDate(day));
}

/** Opens a list by its button and chooses what is called `option`, typing its first letters. */
export async function chooseFrom(page: Page, button: Locator, option: string): Promise<void> {
  await expecting(`the list to offer “${option}”`, async () => {
    await button.press('Enter');
    await page.getByRole('option', { name: option }).first().waitFor();
    await page.keyboard.type(option.slice(0, 5));
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
  });
}

/** Opens the comment cell that has the focus and writes over whatever the app proposed; Enter would save it. */
export async function writeOverComment(page: Page, personName: string, comment: string): Promise<void> {
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: `Comment, ${personName}` });
  await expecting('the comment to open for writing', () => field.waitFor());
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type(comment);
}

/** Writes a comment and saves it; an empty one takes it out. */
export async function writeComment(page: Page, line: GridLine, personName: string, comment: string): Promise<void> {
  const cell = await line.cell('Comment');
  await cell.click();
  await writeOverComment(page, personName, comment);
  await page.keyboard.press('Enter');
  await waitFor(`the comment of ${personName} to be saved`, async () =>
    (await cell.innerText()).trim() === comment ? true : null,
  );
}

/** Waits until the focus is on a cell under `heading`, wherever the app has led to. */
export async function waitForFocusUnder(page: Page, heading: string): Promise<void> {
  await expecting(`the focus on a cell under “${heading}”`, async () => {
    const column = await page.getByRole('columnheader', { name: heading, exact: true }).getAttribute('aria-colindex');
    await page.locator(`[role=gridcell][aria-colindex="${column}"]:focus`).waitFor();
  });
}
