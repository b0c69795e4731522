// What is wrong is seen and put right: the three deliberate mistakes, and the reasons that a file cannot say.
import type { Locator, Page } from '@playwright/test';
import { bradford } from '../../../src-shared/council/index.ts';
import type { DemoChange } from '../../demo-data/practice-week.ts';
import type { Demonstration, Step } from '../demonstration.ts';
import { expecting, mustBe, waitFor } from '../expecting.ts';
import { answerWhy, findLine, headingOf, typeQuantity, writeComment } from '../grid.ts';
import { goTo, openProblems, pressNextStep } from '../window.ts';

export const seeTheProblems: Step = {
  title: 'Problems to fix, in plain words',
  async act({ stage, changes, seen }) {
    const { page } = stage;
    await pressNextStep(page, /^Fix \d+ problems$/);
    await expecting('the Problems screen to open', () =>
      page.getByRole('heading', { level: 1, name: 'Problems' }).waitFor(),
    );
    const mistakes = changes.filter(({ mistake }) => mistake !== null);
    for (const { personName } of mistakes) {
      await expecting(`a problem about ${personName}, who was recorded wrongly on purpose`, () =>
        itemsOf(page, personName).first().waitFor(),
      );
    }
    seen.problemsFound = await openProblems(page);
    mustBe(
      'the number of problems on the screen',
      await page.getByRole('main').locator('[data-finding]').count(),
      seen.problemsFound,
    );
  },
};

export const takeOutTheExtra: Step = {
  title: 'An extra that the council never pays is taken out',
  async act(demo) {
    const { page } = demo.stage;
    const { personName } = mistaken(demo, 'extra-not-allowed');
    await itemsOf(page, personName).getByRole('button', { name: 'Take it out' }).press('Enter');
    await gone(page, personName);
    await goTo(page, 'Week');
    // Nothing differs now, so somebody has to say that it went to plan.
    const { line } = mistaken(demo, 'extra-not-allowed');
    const found = await findLine(page, { line, personName, service: demo.shortService(line.service) });
    await writeComment(page, found, personName, '');
    await (await found.cell('Extra')).click();
    await page.keyboard.press('Space');
    const state = await found.cell('State');
    await waitFor(`${personName}’s line to be as planned again`, async () =>
      (await state.innerText()).includes('as planned') ? true : null,
    );
  },
};

export const writeTheComment: Step = {
  title: 'A missing comment is written',
  async act(demo) {
    const { page } = demo.stage;
    const { personName, line, mistake } = mistaken(demo, 'comment-missing');
    await goTo(page, 'Problems');
    await itemsOf(page, personName).first().getByRole('button', { name: 'Go to the cell' }).press('Enter');
    const found = await findLine(page, { line, personName, service: demo.shortService(line.service) });
    await writeComment(page, found, personName, mistake?.corrected.comment ?? '');
  },
};

export const explainTheFile: Step = {
  title: 'The file’s figures get their reasons',
  async act(demo) {
    const { page } = demo.stage;
    for (const change of demo.changes.filter(({ how }) => how === 'imported')) {
      const { line, personName, entered, mistake } = change;
      const [variation] = (mistake?.corrected ?? entered).variations;
      if (variation === undefined) continue;
      const found = await findLine(page, { line, personName, service: demo.shortService(line.service) });
      await typeQuantity(page, found, headingOf[variation.category], variation.quantity);
      await answerWhy(page, { reason: bradford.reasons[variation.reason].label, days: null });
    }
  },
};

export const nothingLeft: Step = {
  title: 'Nothing is left to put right',
  async act({ stage, seen }) {
    const { page } = stage;
    await goTo(page, 'Problems');
    await expecting('the Problems screen to say that nothing is left to put right', () =>
      page.getByText('Nothing to put right.').waitFor(),
    );
    const left = await openProblems(page);
    mustBe('the number of problems left', left, 0);
    seen.problemsFixed = (seen.problemsFound ?? 0) - left;
  },
};

function mistaken({ changes }: Demonstration, rule: string): DemoChange {
  const change = changes.find(({ mistake }) => mistake?.rule === rule);
  if (change === undefined) throw new Error(`The practice week has a mistake against ${rule}.`);
  return change;
}

function itemsOf(page: Page, personName: string): Locator {
  return page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByText(personName, { exact: true }) });
}

async function gone(page: Page, personName: string): Promise<void> {
  await waitFor(`the problems of ${personName} to be gone`, async () =>
    (await itemsOf(page, personName).count()) === 0 ? true : null,
  );
}
