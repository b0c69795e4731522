// What `import … from 'electron'` gives an app that runs on the stand-in: each export one by one, so that named
// imports work; anything else of Electron's is missing by name.
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, onMenuChange } from './menu.ts';
import { strict } from './only.ts';
import { protocol, session } from './session.ts';
import {
  clipboard,
  dialog,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  safeStorage,
  screen,
  shell,
  Tray,
} from './small-parts.ts';
import { utilityProcess } from './utility-process.ts';
import { refreshAccelerators, webContents } from './web-contents.ts';

onMenuChange(refreshAccelerators);

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
  webContents,
};

export default strict('electron', {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
  webContents,
});
