// What is wrong is seen and put right: the three deliberate mistakes, and the reasons that a file cannot say.
import type { Locator, Page } from '@playwright/test';
import { bradford } from '../../../src-shared/council/index.ts';
import type { DemoChange } from '../../demo-data/practice-week.ts';
import type { Demonstration, Step } from '../demonstration.ts';
import { expecting, mustBe, waitFor } from '../expecting.ts';
import {
  answerWhy,
  chooseFrom,
  findLine,
  headingOf,
  typeHere,
  waitForFocusUnder,
  whyDialog,
  writeComment,
  writeOverComment,
} from '../grid.ts';
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
  title: 'An extra that the council never pays can be taken out at once',
  async act(demo) {
    const { personName } = mistaken(demo, 'extra-not-allowed');
    await itemsOf(demo.stage.page, personName).getByRole('button', { name: 'Take it out' }).focus();
  },
  async finish(demo) {
    const { page } = demo.stage;
    const { personName, line } = mistaken(demo, 'extra-not-allowed');
    await page.keyboard.press('Enter');
    await waitFor(`the problems of ${personName} to be gone`, async () =>
      (await itemsOf(page, personName).count()) === 0 ? true : null,
    );
    // Nothing differs now: the comment goes too, and somebody says that the line went to plan.
    await goTo(page, 'Week');
    const found = await findLine(page, { line, personName, service: demo.shortService(line.service) });
    await writeComment(page, found, personName, '');
    await (await found.cell('Extra')).click();
    await page.keyboard.press('Space');
    const state = await found.cell('State');
    await waitFor(`${personName}’s line to be as planned again`, async () =>
      (await state.innerText()).includes('Someone said so') ? true : null,
    );
  },
};

export const writeTheComment: Step = {
  title: 'From a missing comment straight to its cell',
  async act(demo) {
    const { page } = demo.stage;
    const { personName, mistake } = mistaken(demo, 'comment-missing');
    await goToTheCell(page, personName, 'Comment');
    await writeOverComment(page, personName, mistake?.corrected.comment ?? '');
  },
  async finish(demo) {
    const { page } = demo.stage;
    await page.keyboard.press('Enter');
    const { mistake } = mistaken(demo, 'comment-missing');
    await expecting('the comment to be saved', () =>
      page.getByRole('gridcell', { name: mistake?.corrected.comment ?? '' }).waitFor(),
    );
  },
};

export const explainTheFile: Step = {
  title: 'A figure from the file is asked for its reason',
  async act(demo) {
    const [first] = imported(demo);
    if (first !== undefined) await typeAgain(demo, first);
    await expecting('the question why over the cell', () => whyDialog(demo.stage.page).waitFor());
  },
  async finish(demo) {
    const [first, ...others] = imported(demo);
    if (first !== undefined) await giveReason(demo, first);
    for (const change of others) {
      await typeAgain(demo, change);
      await giveReason(demo, change);
    }
  },
};

export const lookAtOneLine: Step = {
  title: 'All that differs, and one line with its reasons and history',
  async act(demo) {
    const { page } = demo.stage;
    const several = demo.changes.find(({ entered }) => entered.variations.length > 1);
    if (several === undefined) throw new Error('The practice week has a line with two reasons.');
    await chooseFrom(page, page.getByRole('button', { name: /Show$/ }), 'Changed');
    await page.getByRole('gridcell', { name: several.personName, exact: true }).click();
    await page.keyboard.press('F4');
    const panel = page.getByRole('complementary', { name: 'Line panel' });
    await expecting(`the panel of ${several.personName}’s line`, () =>
      panel.getByRole('heading', { name: several.personName }).waitFor(),
    );
    for (const { category } of several.entered.variations) {
      await expecting(`the panel to name the ${category} hours`, () =>
        panel.getByText(new RegExp(`^${headingOf[category]} \\d`)).waitFor(),
      );
    }
  },
  async finish({ stage }) {
    await stage.page.keyboard.press('F4');
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

/** From the list of problems to the cell that the first problem of this person is about. */
async function goToTheCell(page: Page, personName: string, heading: string): Promise<void> {
  await goTo(page, 'Problems');
  await expecting(`a problem of ${personName} that leads to its cell`, () =>
    itemsOf(page, personName).first().getByRole('button', { name: 'Go to the cell' }).press('Enter'),
  );
  await waitForFocusUnder(page, heading);
}

function imported({ changes }: Demonstration): DemoChange[] {
  return changes.filter(({ how }) => how === 'imported');
}

/** A file says no reasons: its figure is typed again, or put right, and the app asks why. */
async function typeAgain({ stage }: Demonstration, { personName, entered, mistake }: DemoChange): Promise<void> {
  const [variation] = (mistake?.corrected ?? entered).variations;
  if (variation === undefined) return;
  await goToTheCell(stage.page, personName, headingOf[variation.category]);
  await typeHere(stage.page, variation.quantity);
}

async function giveReason({ stage }: Demonstration, { entered }: DemoChange): Promise<void> {
  const [variation] = entered.variations;
  if (variation !== undefined) {
    await answerWhy(stage.page, { reason: bradford.reasons[variation.reason].label, days: null });
  }
}
