// A week step by step, for each way to the council.
import type { Connection } from '../../../src-shared/domain/connection.ts';
import type { HelpPage } from './pages.ts';

/** The steps of a week for an account that goes this way. */
export function weekPage(connection: Connection): HelpPage {
  switch (connection.kind) {
    case 'practice':
      return firstWeek;
    case 'api':
      return weekThroughPortal(connection.authority);
    case 'files':
      return weekByFiles;
  }
}

const firstWeek: HelpPage = {
  title: 'Your first week',
  paragraphs: [
    '1. Sign in to the practice portal. It is on this computer, its provider is invented, and nothing in it reaches a council.',
    '2. Generate the week. The portal makes one record for each planned line, filled in with the plan.',
    '3. Type what differed. Choose a cell under Frustrated, Missed or Extra, type the hours and press Enter; then say why.',
    '4. Say as planned of the lines that went to plan: Space for one line, the button above the grid for all that are shown.',
    '5. Go through Problems. Each one says what is wrong, how to put it right, and which sentence of the guidance it is from.',
    '6. Confirm. Read the statement, agree to it, and keep the receipt.',
    'The button at the top right is always the next step. Nothing has to be uploaded by hand: the app sends what you record. A week that goes by files instead has its own steps, which stand here for such an account.',
  ],
  from: null,
};

function weekThroughPortal(authority: 'council' | 'hub'): HelpPage {
  return {
    title: 'A week through the portal',
    paragraphs: [
      '1. Generate the week. The portal makes one record for each planned line, filled in with the plan.',
      '2. Type what differed, and say why. Say as planned of the lines that went to plan.',
      '3. Go through Problems. Each one says what is wrong and how to put it right.',
      '4. Confirm. Read the statement, agree to it, and keep the receipt.',
      authority === 'hub'
        ? '5. The receipt is your own hub’s, and the week is not yet with the council. The Receipt page says what is left: save the council’s file, upload it in the council’s portal, confirm there, and report it.'
        : 'Nothing has to be uploaded by hand: the app sends what you record.',
      'The button at the top right is always the next step.',
    ],
    from: null,
  };
}

const weekByFiles: HelpPage = {
  title: 'The week by files',
  paragraphs: [
    '1. Export. In the council’s portal, generate the week’s actuals, change nothing yet, and export them as CSV, one file for each service. Bring each file in under Council files, without opening it in a spreadsheet.',
    '2. Record. Type what differed and say why; say as planned of the rest. Put right what Problems calls an error.',
    '3. Make the file. It is the portal’s own export with only those cells changed; a list of the changed cells is saved beside it. Neither is encrypted.',
    '4. Upload it in the portal, on the same service and week. Then say here that you have uploaded it.',
    '5. Read back. Export the week once more and bring that file in: every cell is compared with what was meant. What differs is shown, with how to put it right.',
    '6. Confirm in the portal, under Scheduled Payments, and report it here: who confirmed, when, and the total shown there. The app cannot see that page, so it keeps who said so.',
    'If nothing differs from the export, there is nothing to upload, and the week is still confirmed. The button at the top right is always the next step.',
  ],
  from: null,
};
