// The page that is open, as a PDF: printed by Chromium itself with the print style of the page, saved where the person
// says. The file appears whole or not at all.
import { BrowserWindow } from 'electron';
import type { DeskOutput, DeskResult } from '../../src-shared/desk-api.ts';
import { writeWhole } from '../desk/csv-export.ts';
import { ok, refuse } from '../desk/desk.ts';
import type { FileDialogs } from '../desk/file-dialogs.ts';

export async function savePdf(
  suggestedName: string,
  dialogs: FileDialogs,
): Promise<DeskResult<DeskOutput<'window.save-pdf'>>> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (window === undefined) return refuse('no-window', 'There is no page to print.', '');
  const path = await dialogs.chooseWhereToSave(suggestedName);
  if (path === null) return ok(null);
  // The size and the margins are those of the page's own print style.
  const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
  return (await writeWhole(path, pdf)) ?? ok({ path });
}
