// The page that is open, on paper: by the system's dialog, with the print style of the page.
import { BrowserWindow } from 'electron';
import type { AppAnswer, AppResult } from '../../src-shared/app-api/index.ts';
import { ok, refuse } from '../use-case/result.ts';

/** `printed` is false where the person closed the dialog. */
export async function printPage(): Promise<AppResult<AppAnswer<'window.print'>>> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (window === undefined) return refuse('no-window', 'There is no page to print.', '');
  const why = await new Promise<string>((resolve) => {
    window.webContents.print({ printBackground: true }, (isPrinted, failure) => resolve(isPrinted ? '' : failure));
  });
  if (why === '') return ok({ printed: true });
  // Chromium's words for a dialog that was closed.
  if (/cancel/i.test(why)) return ok({ printed: false });
  return refuse(
    'not-printed',
    'The page could not be printed.',
    'See whether this computer has a printer and can reach it. Reports and receipts can be saved as PDF, and the week’s lines as XLSX, instead.',
  );
}
