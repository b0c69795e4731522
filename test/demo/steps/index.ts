// The whole week in its order. Each step ends with a picture of what it led to.
import type { Step } from '../demonstration.ts';
import { askBeforeAllTheRest, lookThroughTheRest, sayAllTheRest } from './attesting.ts';
import { agree, goOnline, holdTheReceipt, readBeforeConfirming, sendEverything } from './confirming.ts';
import { exportTheCouncilFile } from './exporting.ts';
import {
  explainTheFile,
  lookAtOneLine,
  nothingLeft,
  seeTheProblems,
  takeOutTheExtra,
  writeTheComment,
} from './problems.ts';
import { applyImport, askWhy, previewImport, typeTheRest } from './recording.ts';
import { closeTheApp, findEverythingAgain } from './reopening.ts';
import { generate, goOffline, pullThePlan, signIn } from './signing-in.ts';

export const steps: readonly Step[] = [
  signIn,
  pullThePlan,
  generate,
  goOffline,
  previewImport,
  applyImport,
  askWhy,
  typeTheRest,
  lookThroughTheRest,
  askBeforeAllTheRest,
  sayAllTheRest,
  seeTheProblems,
  takeOutTheExtra,
  writeTheComment,
  explainTheFile,
  lookAtOneLine,
  nothingLeft,
  closeTheApp,
  findEverythingAgain,
  goOnline,
  sendEverything,
  readBeforeConfirming,
  agree,
  holdTheReceipt,
  exportTheCouncilFile,
];
