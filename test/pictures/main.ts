// `npm run pictures`: a picture of every screen, in both themes, in docs/pictures/, and a gallery of them. The demonstration's week is played
// through the real app, so that what is on them is what somebody would see; the screens in the rail are visited when the
// week has something to show.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt, project } from '../../scripts/electron.ts';
import { demonstration, type Step } from '../demo/demonstration.ts';
import { stageOf } from '../demo/stage.ts';
import { agree, holdTheReceipt } from '../demo/steps/confirming.ts';
import { steps } from '../demo/steps/index.ts';
import { lookAtOneLine, nothingLeft, seeTheProblems } from '../demo/steps/problems.ts';
import { askWhy, previewImport, typeTheRest } from '../demo/steps/recording.ts';
import { pullThePlan, signIn } from '../demo/steps/signing-in.ts';
import { insideADisplay, whichElectron } from '../demo/which-electron.ts';
import { damagedRecords } from './damaged-records.ts';
import { dialogs } from './dialogs.ts';
import { writeGallery } from './gallery.ts';
import { twoVersions, weekByFiles } from './other-weeks.ts';
import { takePicture } from './take.ts';
import { putTheGuideAway, visitTheExport, visitTheRail, visitTheWeek } from './visits.ts';

const out = path.join(project, 'docs', 'pictures');

/** Pictures of the moment that a step of the demonstration leads to. */
const moments = new Map<Step, string>([
  [signIn, 'sign-in'],
  [pullThePlan, 'not-generated'],
  [previewImport, 'import'],
  [askWhy, 'why'],
  [seeTheProblems, 'problems'],
  [lookAtOneLine, 'line-panel'],
  [agree, 'confirm'],
  [holdTheReceipt, 'receipt'],
]);

try {
  const choice = whichElectron();
  if (choice.needsDisplay) process.exit(insideADisplay());
  console.log(`The pictures are taken in ${choice.words}.`);
  // Playwright looks here for Electron.
  if (choice.distribution !== null) process.env.ELECTRON_OVERRIDE_DIST_PATH = choice.distribution;
  ensureBuilt();
  await takeAll();
} catch (error) {
  if (process.env.DEBUG) console.error(error);
  else console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function takeAll(): Promise<void> {
  mkdirSync(out, { recursive: true });
  const temporary = mkdtempSync(path.join(tmpdir(), 'provider-actuals-pictures-'));
  const stage = stageOf(path.join(temporary, 'user-data'));
  try {
    const demo = demonstration(stage, { out, temporary });
    for (const step of steps) {
      await step.act(demo);
      const name = moments.get(step);
      if (name !== undefined) await takePicture(stage.page, out, name);
      await step.finish?.(demo);
      // Seen on the picture before; the others are of the pages themselves.
      if (step === pullThePlan) await putTheGuideAway(stage.page);
      if (step === typeTheRest) {
        await visitTheWeek(stage.page, out);
        await stage.answerDialogs({ save: path.join(temporary, 'week.csv') });
        await visitTheExport(stage.page, out);
      }
      if (step === nothingLeft) await visitTheRail(stage.page, out);
      if (step === holdTheReceipt) break;
    }
    await stage.close();
    await dialogs(out, temporary);
    await twoVersions(out, temporary);
    await weekByFiles(out, temporary);
    await damagedRecords(out, temporary);
    console.log(`${writeGallery(out)} screens and states are in ${path.join(out, 'README.md')}`);
  } finally {
    await stage.close();
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}
