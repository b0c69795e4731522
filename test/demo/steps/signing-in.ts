// Monday morning: sign in to practice, get the plan, have the week generated, and leave for a site without a network.

import type { Step } from '../demonstration.ts';
import { expecting, waitFor } from '../expecting.ts';
import { pressNextStep, statusBar } from '../window.ts';

/** The first pull brings 160 lines and twelve weeks of history into a new store. */
const firstPullMs = 180_000;

export const signIn: Step = {
  title: 'Sign in to practice',
  async act({ stage }) {
    await stage.open();
    const { page } = stage;
    await page.getByRole('button', { name: 'Fill these in' }).press('Enter');
    await waitFor('the practice sign-in to be filled in', async () =>
      (await page.getByLabel('Security code').inputValue()) === '123456' ? true : null,
    );
  },
};

export const pullThePlan: Step = {
  title: 'The plan is on this computer',
  async act({ stage, data, seen }) {
    const { page } = stage;
    await page.getByLabel('Security code').press('Enter');
    const words = await expecting('the plan to come from the practice portal', async () => {
      await page.getByRole('heading', { name: 'This week is not generated yet' }).waitFor({ timeout: firstPullMs });
      return page.getByRole('main').innerText();
    });
    const planned = Number(/(\d+) planned lines/.exec(words)?.[1]);
    await expecting(`about 160 planned lines of ${data.provider.name}, but the screen says ${planned}`, async () => {
      if (planned !== 160) throw new Error(words);
    });
    seen.lines = planned;
  },
};

export const generate: Step = {
  title: 'The week is generated from the plan',
  async act({ stage, seen }) {
    const { page } = stage;
    await pressNextStep(page, 'Generate this week’s actuals');
    await expecting('a grid of the generated lines', () =>
      page.getByRole('columnheader', { name: 'Person' }).waitFor(),
    );
    await expecting(`the totals row to count ${seen.lines} lines`, () =>
      page.getByRole('gridcell', { name: `${seen.lines} lines`, exact: true }).waitFor(),
    );
  },
};

export const goOffline: Step = {
  title: 'Work offline',
  async act({ stage }) {
    const { page } = stage;
    await page.getByRole('switch', { name: 'Work offline' }).press('Space');
    await expecting('the header to say Working offline', () =>
      page.getByRole('contentinfo').getByText('Working offline').waitFor(),
    );
    await expecting('the status bar to say that there is nothing to send', () =>
      statusBar(page).getByText('Nothing to send').waitFor(),
    );
  },
};
