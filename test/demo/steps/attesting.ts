// What went to plan is said to have gone to plan, by somebody who looked: some lines one by one, the rest together after
// a plain statement of how many nobody looked at.
import type { Step } from '../demonstration.ts';
import { expecting, mustBe, waitFor } from '../expecting.ts';
import { chooseFrom } from '../grid.ts';
import { toSend } from '../window.ts';

/** Lines that are said to be as planned one by one, with the space bar. */
const oneByOne = 3;

export const lookThroughTheRest: Step = {
  title: 'Lines that nobody looked at, said as planned one by one',
  async act({ stage, changes, seen }) {
    const { page } = stage;
    await chooseFrom(page, page.getByRole('button', { name: /Show$/ }), 'Nobody has looked');
    const left = (seen.lines ?? 0) - changes.length;
    await expecting(`${left} lines that nobody looked at`, () => page.getByText(`${left} of 160 lines`).waitFor());
    // Through the list to its end and back, as somebody does who answers for it. Before the first person stands the line's box.
    await page.getByRole('gridcell').nth(1).click();
    await page.keyboard.press('Control+End');
    const focused = page.locator('[role=gridcell]:focus');
    const row = () => focused.evaluate((cell) => Number(cell.closest('[role=row]')?.getAttribute('aria-rowindex')));
    const first = 2;
    await waitFor('Ctrl and End to go to the last line', async () => ((await row()) > left ? true : null));
    await page.keyboard.press('Control+Home');
    await waitFor('Ctrl and Home to come back to the first line', async () => ((await row()) === first ? true : null));
    const states = page.getByRole('gridcell', { name: /^Someone said so/ });
    for (let said = 1; said <= oneByOne; said += 1) {
      await page.keyboard.press('Space');
      await waitFor(`line ${said} to be said as planned with the space bar`, async () =>
        (await states.count()) === said ? true : null,
      );
      await page.keyboard.press('ArrowDown');
    }
  },
};

export const askBeforeAllTheRest: Step = {
  title: 'All the rest at once, after saying how many nobody looked at',
  async act({ stage, changes, seen }) {
    const { page } = stage;
    await page.getByRole('button', { name: 'As planned…' }).press('Enter');
    const dialog = page.getByRole('dialog');
    const words = await expecting('the question before saying so for many lines', () => dialog.innerText());
    const left = (seen.lines ?? 0) - changes.length - oneByOne;
    mustBe('the number of lines that the question names', Number(/(\d+) lines went as planned/.exec(words)?.[1]), left);
    mustBe('the number that nobody looked at', Number(/looked at these (\d+) lines/.exec(words)?.[1]), left);
  },
};

export const sayAllTheRest: Step = {
  title: 'Every line is looked at',
  async act({ stage, seen }) {
    const { page } = stage;
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Say as planned' }).press('Enter');
    await expecting('the question to close', () => dialog.waitFor({ state: 'hidden' }));
    await waitFor(`all ${seen.lines} lines to be saved and waiting to be sent`, async () =>
      (await toSend(page)) === seen.lines ? true : null,
    );
    await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
    await expecting(`the checklist to say ${seen.lines} of ${seen.lines} looked at`, () =>
      page.getByRole('list', { name: 'Steps of the week' }).getByText(`${seen.lines} of ${seen.lines}`).waitFor(),
    );
  },
};
