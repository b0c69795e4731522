// Back online: the one button leads from sending to the receipt.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { practiceAccounts } from '../../../src-portal/practice/accounts.ts';
import type { Step } from '../demonstration.ts';
import { expecting, mustBe, waitFor } from '../expecting.ts';
import { pressNextStep, statusBar, toSend } from '../window.ts';

export const receiptFileName = 'receipt.pdf';

/** Sending 160 lines and confirming them, on a slow computer. */
const sendingMs = 180_000;

export const goOnline: Step = {
  title: 'Back online, signed in to send',
  async act({ stage }) {
    const { page } = stage;
    await pressNextStep(page, 'Go online to send');
    await pressNextStep(page, 'Sign in to send');
    const dialog = page.getByRole('dialog', { name: 'Sign in to send' });
    await expecting('the sign-in over the work', () => dialog.waitFor());
    const [aisha] = practiceAccounts;
    mustBe('the user that is filled in', await dialog.getByLabel('User').inputValue(), aisha.user);
    await dialog.getByLabel('Password').focus();
    await page.keyboard.type(aisha.password);
    await page.keyboard.press('Tab');
    await page.keyboard.type(aisha.securityCode);
  },
};

export const sendEverything: Step = {
  title: 'Everything is sent',
  async act({ stage }) {
    const { page } = stage;
    await page.keyboard.press('Enter');
    await expecting('the sign-in to be accepted', () => page.getByRole('dialog').waitFor({ state: 'hidden' }));
    await waitFor('everything to be sent to the practice portal', async () =>
      (await toSend(page)) === 0 ? true : null,
    );
  },
};

export const readBeforeConfirming: Step = {
  title: 'What will be confirmed, by service',
  async act({ stage, seen }) {
    const { page } = stage;
    await pressNextStep(page, 'Check and confirm');
    const table = page.getByRole('table').first();
    await expecting('the services that are ready to be confirmed', () => table.waitFor());
    const headings = await table.getByRole('columnheader').allInnerTexts();
    const totals = await table.locator('tfoot tr').locator('td, th').allInnerTexts();
    const total = (heading: string) => Number((totals[headings.indexOf(heading)] ?? '').replace('–', '0'));
    mustBe('the number of lines to confirm', total('Lines'), seen.lines);
    mustBe('the number of lines that nobody looked at', total('Nobody has looked'), 0);
    mustBe('lines as planned and changed together', total('Someone said so') + total('Changed'), seen.lines);
    seen.changed = total('Changed');
  },
};

export const agree: Step = {
  title: 'The statement is read and agreed to',
  async act({ stage }) {
    const { page } = stage;
    await page.getByRole('checkbox', { name: 'I agree to this statement' }).focus();
    await page.keyboard.press('Space');
    await expecting('the button for confirming to wake up', () =>
      page
        .getByRole('main')
        .getByRole('button', { name: /^Confirm \d+ services$/, disabled: false })
        .waitFor(),
    );
  },
};

export const holdTheReceipt: Step = {
  title: 'The receipt',
  async act({ stage, seen }) {
    const { page } = stage;
    await page
      .getByRole('main')
      .getByRole('button', { name: /^Confirm \d+ services$/ })
      .press('Enter');
    const receipt = page.getByRole('article', { name: /^Receipt / });
    await expecting('the practice portal’s receipt', () => receipt.waitFor({ timeout: sendingMs }));
    const facts = (await receipt.getAttribute('aria-label')) ?? '';
    seen.receipt = facts.replace(/^Receipt /, '');
    await expecting(`the status bar to name receipt ${seen.receipt}`, () =>
      statusBar(page)
        .getByText(seen.receipt ?? '')
        .waitFor(),
    );
  },
  async finish({ stage, out }) {
    const file = path.join(out, receiptFileName);
    await stage.answerDialogs({ save: file });
    await stage.page.getByRole('button', { name: 'Save as PDF…' }).press('Enter');
    await waitFor('the receipt to be saved as a PDF', async () =>
      existsSync(file) && readFileSync(file).subarray(0, 5).toString('latin1') === '%PDF-' ? true : null,
    );
  },
};
