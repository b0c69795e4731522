// The desk calls that concern the window itself rather than anything recorded.
import { clipboard } from 'electron';
import type { FileDialogs } from '../desk/file-dialogs.ts';
import type { Log } from '../log.ts';
import type { DeskHandlers } from './desk-ipc.ts';
import { openExternal } from './external-links.ts';
import { saveEvidence } from './save-evidence.ts';
import { savePdf } from './save-pdf.ts';

/** Handlers for `window.*`. */
export function windowHandlers(
  log: Log,
  dialogs: FileDialogs,
): Pick<DeskHandlers, 'window.copy' | 'window.open-outside' | 'window.save-pdf' | 'window.save-evidence'> {
  return {
    'window.save-pdf': ({ suggestedName }) => savePdf(suggestedName, dialogs),
    'window.save-evidence': ({ suggestedName, text }) => saveEvidence({ suggestedName, text }, dialogs),
    'window.copy': async ({ text }) => {
      await clipboard.writeText(text);
      return { ok: true, value: {} };
    },
    'window.open-outside': async ({ url }) => {
      if (await openExternal(url, log)) return { ok: true, value: {} };
      return {
        ok: false,
        problem: {
          code: 'link-refused',
          sentence:
            'This address could not be opened. Only pages of councils and the NHS, and mail, are opened from here.',
          action: 'Copy the address and open it in your browser if you trust it.',
        },
      };
    },
  };
}
