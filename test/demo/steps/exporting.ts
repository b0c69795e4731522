// The council's CSV of the confirmed week, written through the app's own file dialog.
import path from 'node:path';
import type { Step } from '../demonstration.ts';
import { expecting } from '../expecting.ts';
import { goTo } from '../window.ts';

export const councilFileName = 'council-week-2025-06-02.csv';

export const exportTheCouncilFile: Step = {
  title: 'The council’s file is written',
  async act({ stage, out, seen }) {
    const { page } = stage;
    await goTo(page, 'Week');
    await stage.answerDialogs({ save: path.join(out, councilFileName) });
    await page.getByRole('button', { name: 'Export…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'The council’s file is written' });
    await expecting(`the app to say that it wrote ${seen.lines} lines`, () =>
      dialog.getByText(`${seen.lines} lines, in:`).waitFor(),
    );
  },
};
