// The app is closed and opened again without a network: what was shown as saved is there.
import { practiceSignIn } from '../../../src-main/portal/practice-sign-in.ts';
import type { Demonstration, Step } from '../demonstration.ts';
import { expecting, mustBe } from '../expecting.ts';
import { chooseFrom } from '../grid.ts';
import { goTo, toSend } from '../window.ts';

/** What the screen shows of the recorded week: how much is to be sent, and every changed line, cell by cell. */
async function whatIsShown({ stage, seen }: Demonstration): Promise<string> {
  const { page } = stage;
  await chooseFrom(page, page.getByRole('button', { name: /Show$/ }), 'Changed');
  await page.getByText(new RegExp(`^\\d+ of ${seen.lines} lines`)).waitFor();
  const rows = await page.getByRole('row').allInnerTexts();
  return JSON.stringify({ toSend: await toSend(page), rows });
}

export const closeTheApp: Step = {
  title: 'Closed and opened again, the account is still on this computer',
  async act(demo) {
    const { stage } = demo;
    await goTo(stage.page, 'Week');
    demo.shownBeforeClosing = await whatIsShown(demo);
    await stage.close();
    await stage.open();
    await expecting('the account to be offered on this computer', () =>
      stage.page.getByRole('button', { name: /^Open Aisha Khan/ }).waitFor(),
    );
  },
};

export const findEverythingAgain: Step = {
  title: 'Without a network, nothing is lost',
  async act(demo) {
    const { page } = demo.stage;
    await page.getByRole('button', { name: /^Open Aisha Khan/ }).press('Enter');
    await page.getByLabel('Printed password').fill(practiceSignIn.password);
    await page.getByLabel('Printed password').press('Enter');
    await expecting('the week to open without the network', () =>
      page.getByRole('columnheader', { name: 'Person' }).waitFor(),
    );
    mustBe('the week on screen after closing and opening', await whatIsShown(demo), demo.shownBeforeClosing);
  },
};
