// At the site: a team's CSV is imported, and what else differed is typed into the grid with its reasons.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { bradford } from '../../../src-shared/council/index.ts';
import { councilFileFor } from '../../../src-shared/council-csv/index.ts';
import { type DemoChange, importedActuals } from '../../demo-data/practice-week.ts';
import type { Demonstration, Step } from '../demonstration.ts';
import { expecting, mustBe, waitFor } from '../expecting.ts';
import { answerWhy, chooseFrom, findLine, headingOf, search, typeQuantity, whyDialog, writeComment } from '../grid.ts';
import { toSend } from '../window.ts';

export const previewImport: Step = {
  title: 'A council file is read and shown before it changes anything',
  async act({ stage, data, changes, weekStart, temporary }) {
    const { page } = stage;
    const file = path.join(temporary, 'north team.csv');
    writeFileSync(file, councilFileFor(weekStart, importedActuals(data, changes), data.lines, bradford));
    await stage.answerDialogs({ open: file });
    await page.getByRole('button', { name: 'Import…' }).press('Enter');
    const preview = page.getByRole('dialog', { name: 'Import north team.csv' });
    const counts = await expecting('the preview of the file', () => preview.locator('dl').innerText());
    const imported = changes.filter(({ how }) => how === 'imported').length;
    const [read, change, unchanged, refused] = (counts.match(/\d+/g) ?? []).map(Number);
    mustBe('the number of rows read', read, 160);
    mustBe('the number of rows to change', change, imported);
    mustBe('the number of unchanged rows', unchanged, 160 - imported);
    mustBe('the number of rows not taken', refused, 0);
  },
};

export const applyImport: Step = {
  title: 'The file’s six changes are saved on this computer',
  async act({ stage, changes }) {
    const { page } = stage;
    const imported = changes.filter(({ how }) => how === 'imported').length;
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: `Change ${imported} lines` }).press('Enter');
    await expecting('the preview to close', () => dialog.waitFor({ state: 'hidden' }));
    await waitToSend(stage.page, imported);
  },
};

export const askWhy: Step = {
  title: 'A typed quantity asks why at once',
  async act(demo) {
    const { page } = demo.stage;
    const change = typed(demo)[0];
    await enterFirst(demo, change);
    await expecting('the question why over the cell', () => whyDialog(page).waitFor());
  },
};

export const typeTheRest: Step = {
  title: 'What differed is typed, each with its reason',
  async act(demo) {
    const { page } = demo.stage;
    const before = demo.changes.filter(({ how }) => how === 'imported').length;
    for (const [index, change] of typed(demo).entries()) {
      const { line, personName, entered } = change;
      // The first was typed by the step before, and its question is open.
      const [first, ...others] = entered.variations;
      if (index > 0) await enterFirst(demo, change);
      if (first !== undefined) await answer(demo, first);
      const found = await findLine(page, { line, personName, service: demo.shortService(line.service) });
      for (const variation of others) {
        await typeQuantity(page, found, headingOf[variation.category], variation.quantity);
        await answer(demo, variation);
      }
      await writeComment(page, found, personName, entered.comment);
    }
    await waitToSend(page, before + typed(demo).length);
    await search(page, '');
    await chooseFrom(page, page.getByRole('button', { name: /Show$/ }), 'Changed');
    await expecting(`the filter to show ${demo.changes.length} changed lines`, () =>
      page.getByText(`${demo.changes.length} of 160 lines`).waitFor(),
    );
  },
};

async function enterFirst(demo: Demonstration, { line, personName, entered }: DemoChange): Promise<void> {
  const { page } = demo.stage;
  const [first] = entered.variations;
  if (first === undefined) return;
  const found = await findLine(page, { line, personName, service: demo.shortService(line.service) });
  await typeQuantity(page, found, headingOf[first.category], first.quantity);
}

async function answer({ stage }: Demonstration, variation: DemoChange['entered']['variations'][number]): Promise<void> {
  const { category, reason, firstDay, lastDay } = variation;
  const days =
    category === 'extra' && firstDay !== null && lastDay !== null ? { first: firstDay, last: lastDay } : null;
  await answerWhy(stage.page, { reason: bradford.reasons[reason].label, days });
}

/** The typed changes, one with several possible reasons first: its question is the one in the picture. */
function typed({ changes }: Demonstration): [DemoChange, ...DemoChange[]] {
  const all = changes.filter(({ how }) => how === 'typed');
  const first = all.find(({ entered }) => entered.variations[0]?.category === 'missed');
  if (first === undefined) throw new Error('The practice week has typed changes.');
  return [first, ...all.filter((change) => change !== first)];
}

async function waitToSend(page: Parameters<typeof toSend>[0], count: number): Promise<void> {
  await waitFor(`the status bar to say ${count} to send`, async () => ((await toSend(page)) === count ? true : null));
}
