// The application menu. Its commands are the screens' own: an item tells the window, and the window carries it out, so
// that a command means the same from the menu, from a key and from a button.
import { type App, Menu, type MenuItemConstructorOptions } from 'electron';
import type { AppEvent } from '../../src-shared/app-api/index.ts';
import { goScreens } from '../../src-shared/commands/go-menu.ts';

export type MenuCommand = AppEvent<'command'>['command'];

interface MenuParts {
  platform: NodeJS.Platform;
  appName: string;
  /** Developer tools and reload: unpackaged apps only. */
  development: boolean;
  command: (command: MenuCommand) => void;
}

/** Shows the menu in every window (Windows, Linux) or on the menu bar (macOS). */
export function installMenu(app: App, command: (command: MenuCommand) => void): void {
  const parts = { platform: process.platform, appName: app.name, development: !app.isPackaged, command };
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(parts)));
  app.setAboutPanelOptions({ applicationName: app.name, applicationVersion: app.getVersion() });
}

/**
 * The menu by the platform's conventions: macOS has an app menu, with settings, and quits there; elsewhere File ends with
 * settings and Exit or Quit.
 */
export function menuTemplate({ platform, appName, development, command }: MenuParts): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const item = (id: MenuCommand, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => command(id),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const settings = item('go-settings', 'Settings…', 'CmdOrCtrl+,');

  const appMenu: MenuItemConstructorOptions = {
    label: appName,
    submenu: [
      { role: 'about' },
      line,
      settings,
      line,
      { role: 'services' },
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      line,
      { role: 'quit' },
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: '&File',
    submenu: [
      item('import-csv', 'Import a council file…', 'CmdOrCtrl+O'),
      item('export-csv', 'Write the council file…', 'CmdOrCtrl+E'),
      line,
      item('sync', 'Sync now', 'CmdOrCtrl+R'),
      item('confirm', 'Confirm the week…', 'CmdOrCtrl+Enter'),
      line,
      ...(mac ? [] : [settings, line]),
      mac ? { role: 'close' } : { role: 'quit', label: platform === 'win32' ? 'E&xit' : 'Quit' },
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: '&Edit',
    submenu: [
      // Not Electron's own roles: outside a text field these undo what was recorded. The window tells the two apart.
      item('undo', 'Undo', 'CmdOrCtrl+Z'),
      item('redo', 'Redo', mac ? 'Shift+Cmd+Z' : 'Ctrl+Y'),
      line,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      line,
      item('find', 'Find…', 'CmdOrCtrl+F'),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: '&View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      line,
      { role: 'togglefullscreen' },
      ...(development ? [line, { role: 'toggleDevTools' } as const] : []),
    ],
  };
  const go: MenuItemConstructorOptions = {
    label: '&Go',
    submenu: goScreens.map(({ name, label }, index) =>
      item(`go-${name}`, label, index < 9 ? `CmdOrCtrl+${index + 1}` : undefined),
    ),
  };
  const help: MenuItemConstructorOptions = {
    label: '&Help',
    role: 'help',
    submenu: [
      item('go-help', 'Help', 'F1'),
      item('keys', 'Keyboard shortcuts'),
      ...(mac ? [] : [line, { role: 'about' } as const]),
    ],
  };
  return [...(mac ? [appMenu] : []), file, edit, view, go, ...(mac ? [{ role: 'windowMenu' } as const] : []), help];
}
