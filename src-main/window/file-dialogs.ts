// The system's own dialogs for opening and saving, in front of the app's window.
import { BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions, shell } from 'electron';
import type { FileDialogs } from '../machine/dialogs.ts';

const councilFiles = [
  { name: 'Council files (CSV)', extensions: ['csv', 'txt'] },
  { name: 'All files', extensions: ['*'] },
];

const others = {
  'people-list': { title: 'Choose your list of people', filter: { name: 'Lists', extensions: ['csv', 'txt', 'xlsx'] } },
  picture: { title: 'Choose a picture', filter: { name: 'Pictures', extensions: ['png', 'jpg', 'jpeg'] } },
  'council-profile': {
    title: 'Choose the council’s rules',
    filter: { name: 'Council profiles', extensions: ['json'] },
  },
  packet: { title: 'Choose a site packet', filter: { name: 'Site packets', extensions: ['packet'] } },
};

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
  async chooseFile(what) {
    const { title, filter } = others[what];
    const allFiles = { name: 'All files', extensions: ['*'] };
    const options: OpenDialogOptions = { title, properties: ['openFile'], filters: [filter, allFiles] };
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    const chosen = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options);
    return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
  },
  async chooseFiles() {
    const options: OpenDialogOptions = {
      title: 'Choose the files to bring in',
      properties: ['openFile', 'multiSelections'],
      filters: [
        { name: 'Exports, lists and packets', extensions: ['csv', 'txt', 'xlsx', 'xls', 'packet'] },
        { name: 'All files', extensions: ['*'] },
      ],
    };
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    const chosen = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options);
    return chosen.canceled ? [] : chosen.filePaths;
  },
  showInFolder: (path) => shell.showItemInFolder(path),
  async chooseWhereToSave(suggestedName) {
    const options: SaveDialogOptions = {
      title: 'Save',
      defaultPath: suggestedName,
      filters: [filterFor(suggestedName), ...councilFiles.slice(1)],
    };
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    const chosen = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options);
    return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
  },
};

function filterFor(name: string) {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  return councilFiles[0]?.extensions.includes(extension) ? councilFiles[0] : { name: 'Files', extensions: [extension] };
}
