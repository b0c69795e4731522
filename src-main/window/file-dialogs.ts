// The system's own dialogs for opening and saving, in front of the app's window.
import { BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import type { FileDialogs } from '../desk/file-dialogs.ts';

const councilFiles = [
  { name: 'Council files (CSV)', extensions: ['csv', 'txt'] },
  { name: 'All files', extensions: ['*'] },
];

export const fileDialogs: FileDialogs = {
  async chooseCouncilFile() {
    const options: OpenDialogOptions = {
      title: 'Choose the council’s file',
      properties: ['openFile'],
      filters: councilFiles,
    };
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    const chosen = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options);
    return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
  },
  async chooseWhereToSave(suggestedName) {
    const options: SaveDialogOptions = {
      title: 'Save the council’s file',
      defaultPath: suggestedName,
      filters: councilFiles,
    };
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    const chosen = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options);
    return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
  },
};
