// The one next step, as the words on the primary button.

import type { NextStep } from '../../src-shared/app-api/index.ts';
import { count } from '../../src-shared/domain/count.ts';

export function nextStepLabel(next: NextStep): string {
  switch (next.step) {
    case 'generate':
      return 'Generate this week’s actuals';
    case 'resolve-conflicts':
      return next.count === 1 ? 'Choose between two versions' : `Choose between two versions of ${next.count} lines`;
    case 'mend-rejected':
      return `Mend ${count(next.count, 'refused line')}`;
    case 'fix':
      return `Fix ${count(next.count, 'problem')}`;
    case 'acknowledge':
      return `Look at ${count(next.count, 'warning')}`;
    case 'wait-for-sunday':
      return 'Get ready to confirm';
    case 'sign-in':
      return 'Sign in to send';
    case 'go-online':
      return 'Go online to send';
    case 'confirm':
      // What confirms is the button under the statement, and nothing else is called that.
      return 'Check and confirm';
    case 'see-receipt':
      return 'See the receipt';
    case 'files':
      return fileStepLabel(next.fileStep);
    case 'ask-confirmer':
      return 'Ask a confirmer';
  }
}

type FileStep = Extract<NextStep, { step: 'files' }>['fileStep'];

/** The steps of a week by files. */
export function fileStepLabel(step: FileStep): string {
  switch (step) {
    case 'get-export':
      return 'Get the week';
    case 'record':
      return 'Look at the remaining lines';
    case 'make-file':
      return 'Make the file';
    case 'upload':
      return 'Upload the file';
    case 'read-back':
      return 'Read it back';
    case 'mend':
      return 'See what to mend';
    case 'confirm':
      return 'Report Scheduled Payments';
    case 'nothing':
      return 'See the evidence';
  }
}
