// The page that is open, as a PDF: printed by Chromium itself with the print style of the page, saved where the person
// says. The file appears whole or not at all.
import { BrowserWindow } from 'electron';
import type { AppAnswer, AppResult } from '../../src-shared/app-api/index.ts';
import type { FileDialogs } from '../machine/dialogs.ts';
import type { WriteWholeFile } from '../machine/whole-file.ts';
import { ok, refuse } from '../use-case/result.ts';
import { saveFile } from '../use-case/save-file.ts';

export async function savePdf(
  suggestedName: string,
  dialogs: FileDialogs,
  writeFile: WriteWholeFile,
): Promise<AppResult<AppAnswer<'window.save-pdf'>>> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (window === undefined) return refuse('no-window', 'There is no page to print.', '');
  const path = await dialogs.chooseWhereToSave(suggestedName);
  if (path === null) return ok(null);
  // The size and the margins are those of the page's own print style.
  const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
  return saveFile(writeFile, path, pdf);
}
