// `npm run demo`: a whole week through the real app and the practice portal, unattended and without a display. Leaves
// in demo-out/ a picture of each step, the receipt, the council's CSV and summary.json. A step that fails ends the
// command with one sentence; DEBUG=1 shows where.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt, project } from '../../scripts/electron.ts';
import { demonstration, everythingSeen } from './demonstration.ts';
import { NotAsExpected } from './expecting.ts';
import { heldByThePortal } from './portal-side.ts';
import { checkCouncilFile, checkReceipt } from './proof.ts';
import { runSteps } from './run-steps.ts';
import { stageOf } from './stage.ts';
import { receiptFileName } from './steps/confirming.ts';
import { councilFileName } from './steps/exporting.ts';
import { steps } from './steps/index.ts';
import { insideADisplay, whichElectron } from './which-electron.ts';

const out = path.join(project, 'demo-out');

try {
  const choice = whichElectron();
  if (choice.needsDisplay) process.exit(insideADisplay());
  console.log(`The demonstration runs on ${choice.words}.`);
  // Playwright looks here for Electron.
  if (choice.distribution !== null) process.env.ELECTRON_OVERRIDE_DIST_PATH = choice.distribution;
  ensureBuilt();
  await demonstrate();
} catch (error) {
  if (process.env.DEBUG) console.error(error);
  else console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function demonstrate(): Promise<void> {
  const started = Date.now();
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const temporary = mkdtempSync(path.join(tmpdir(), 'provider-actuals-demo-'));
  const userData = path.join(temporary, 'user-data');
  const stage = stageOf(userData);
  try {
    const demo = demonstration(stage, { out, temporary });
    await runSteps(steps, demo);
    await stage.close();

    const seen = everythingSeen(demo);
    checkCouncilFile(demo, 'the file that the app wrote', readFileSync(path.join(out, councilFileName), 'utf8'));
    const held = await heldByThePortal(path.join(userData, 'practice'), demo.weekStart);
    checkCouncilFile(demo, 'the file that the portal holds', held.councilFile);
    const receipt = checkReceipt(demo, seen, held.receipts);

    const seconds = Math.round((Date.now() - started) / 1000);
    const summary = { ...seen, seconds };
    writeFileSync(path.join(out, 'receipt.json'), `${JSON.stringify(receipt, null, 2)}\n`);
    writeFileSync(path.join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
    console.log(
      `\nDone in ${seconds} seconds, receipt ${seen.receipt}: the screens, the council’s file and the portal agree.`,
    );
    console.log(
      `Pictures of ${steps.length} steps, receipt.json, ${receiptFileName}, ${councilFileName} and summary.json are in ${out}`,
    );
  } catch (error) {
    throw error instanceof NotAsExpected
      ? new Error(`The demonstration failed: ${error.message}.`, { cause: error })
      : error;
  } finally {
    await stage.close();
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}
