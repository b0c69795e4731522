// The evidence of a week as one file: the page that is open as a PDF for people, and attached to it the signed text for
// machines. The file appears whole or not at all.
import { BrowserWindow } from 'electron';
import { AFRelationship, PDFDocument } from 'pdf-lib';
import type { AppResult } from '../../src-shared/app-api/index.ts';
import type { FileDialogs } from '../machine/dialogs.ts';
import type { WriteWholeFile } from '../machine/whole-file.ts';
import { ok, refuse } from '../use-case/result.ts';
import { saveFile } from '../use-case/save-file.ts';

export async function saveEvidence(
  { suggestedName, text }: { suggestedName: string; text: string },
  dialogs: FileDialogs,
  writeFile: WriteWholeFile,
): Promise<AppResult<{ path: string } | null>> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (window === undefined) return refuse('no-window', 'There is no page to print.', '');
  const path = await dialogs.chooseWhereToSave(suggestedName);
  if (path === null) return ok(null);
  const printed = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
  const pdf = await PDFDocument.load(printed);
  await pdf.attach(Buffer.from(text, 'utf8'), 'evidence.json', {
    mimeType: 'application/json',
    description: 'The signed evidence, for scripts/verify-evidence.mjs',
    afRelationship: AFRelationship.Data,
  });
  // Without object streams the attachment is found by a script that knows little of PDF.
  const bytes = await pdf.save({ useObjectStreams: false });
  return saveFile(writeFile, path, bytes);
}
