// The app calls that concern the window itself rather than anything recorded.
import path from 'node:path';
import { clipboard } from 'electron';
import type { AppAnswer, AppHandlers, AppResult } from '../../src-shared/app-api/index.ts';
import type { FileDialogs } from '../machine/dialogs.ts';
import type { Log } from '../machine/log.ts';
import type { WriteWholeFile } from '../machine/whole-file.ts';
import { openExternal } from './external-links.ts';
import { printPage } from './print-page.ts';
import { saveEvidence } from './save-evidence.ts';
import { savePdf } from './save-pdf.ts';

interface WindowParts {
  log: Log;
  dialogs: FileDialogs;
  writeFile: WriteWholeFile;
  /** What leaves the encrypted store is worth remembering. */
  noteFile: (fileName: string, weekStart: string | null) => void;
  /** Hears that somebody types or scrolls. */
  inUse: () => void;
  /** Hears that the page takes keys and commands. */
  listening: () => void;
  dataFolder: () => AppAnswer<'window.data-folder'>;
}

/** Handlers for `window.*`. */
export function windowHandlers({
  log,
  dialogs,
  writeFile,
  noteFile,
  inUse,
  listening,
  dataFolder,
}: WindowParts): Pick<
  AppHandlers,
  | 'window.in-use'
  | 'window.listening'
  | 'window.copy'
  | 'window.data-folder'
  | 'window.clipboard-text'
  | 'window.open-outside'
  | 'window.print'
  | 'window.save-pdf'
  | 'window.save-evidence'
> {
  return {
    'window.print': printPage,
    'window.save-pdf': async ({ suggestedName, weekStart }) =>
      noted(await savePdf(suggestedName, dialogs, writeFile), (fileName) => noteFile(fileName, weekStart ?? null)),
    'window.save-evidence': async (input) =>
      noted(await saveEvidence(input, dialogs, writeFile), (fileName) => noteFile(fileName, null)),
    'window.in-use': () => {
      inUse();
      return { ok: true, value: {} };
    },
    'window.listening': () => {
      listening();
      return { ok: true, value: {} };
    },
    'window.data-folder': () => ({ ok: true, value: dataFolder() }),
    'window.copy': async ({ text }) => {
      await clipboard.writeText(text);
      return { ok: true, value: {} };
    },
    'window.clipboard-text': async () => ({ ok: true, value: { text: await clipboard.readText() } }),
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

type SavedFile = AppResult<{ path: string } | null>;

function noted(saved: SavedFile, noteFile: (fileName: string) => void): SavedFile {
  if (saved.ok && saved.value !== null) noteFile(path.basename(saved.value.path));
  return saved;
}
