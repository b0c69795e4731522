// The application menu, made from the table of commands: an item tells the window, and the window carries it out, so that a
// command means the same from the menu, from a key and from a button.
import { type App, Menu, type MenuItemConstructorOptions } from 'electron';
import type { SessionState } from '../../src-shared/app-api/index.ts';
import {
  type CommandName,
  commandLabel,
  commandNamed,
  commandNames,
  type MenuName,
} from '../../src-shared/commands/commands.ts';
import { acceleratorOf } from '../../src-shared/commands/key.ts';

interface MenuParts {
  platform: NodeJS.Platform;
  appName: string;
  /** Developer tools and reload: unpackaged apps only. */
  development: boolean;
  /** The open account's weeks go by files: some commands mean something else there, or nothing. */
  byFiles: boolean;
  /** Whether anything of an account is on screen: else only what works without one can be chosen. */
  screen: MenuScreen;
  command: (command: CommandName) => void;
}

export type MenuScreen = 'signed-out' | 'covered' | 'open';

/** What the window shows: covered while it is locked, or while a first passphrase or recovery key is asked for. */
export function menuOf(session: SessionState): Pick<MenuParts, 'byFiles' | 'screen'> {
  if (session.state === 'signed-out') return { byFiles: false, screen: 'signed-out' };
  const { account, locked, due } = session;
  return { byFiles: account.connection.kind === 'files', screen: locked || due !== null ? 'covered' : 'open' };
}

/** Heard where nobody is signed in, too: there it is needed most. */
const withoutAccount: ReadonlySet<CommandName> = new Set(['support-report']);

/** Shows the menu in every window (Windows, Linux) or on the menu bar (macOS); again where another account is open. */
export function installMenu(app: App, of: Pick<MenuParts, 'byFiles' | 'screen' | 'command'>): void {
  const parts = { platform: process.platform, appName: app.name, development: !app.isPackaged, ...of };
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(parts)));
  app.setAboutPanelOptions({ applicationName: app.name, applicationVersion: app.getVersion() });
}

const line: MenuItemConstructorOptions = { type: 'separator' };

/**
 * The menu by the platform's conventions: macOS has an app menu, with settings, and quits there; elsewhere File ends with
 * settings and Exit or Quit.
 */
export function menuTemplate({
  platform,
  appName,
  development,
  byFiles,
  screen,
  command,
}: MenuParts): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const item = (id: CommandName): MenuItemConstructorOptions[] => {
    const label = commandLabel(id, byFiles);
    if (label === null) return [];
    const { keys, macKey } = commandNamed(id);
    const [key] = mac && macKey !== undefined ? [macKey] : keys;
    const accelerator = key === undefined ? undefined : acceleratorOf(key);
    const enabled = screen === 'open' || (screen === 'signed-out' && withoutAccount.has(id));
    return [{ id, label, enabled, ...(accelerator === undefined ? {} : { accelerator }), click: () => command(id) }];
  };
  /** A menu's commands, the parts that it has of the platform's own put in between. */
  const itemsOf = (name: MenuName, roles: Record<number, MenuItemConstructorOptions[]> = {}) => {
    const parts = new Map(Object.entries(roles).map(([part, items]) => [Number(part), items]));
    for (const id of commandNames) {
      const { menu } = commandNamed(id);
      if (menu.name === name) parts.set(menu.part, [...(parts.get(menu.part) ?? []), ...item(id)]);
    }
    const inOrder = [...parts]
      .sort(([a], [b]) => a - b)
      .map(([, items]) => items)
      .filter((items) => items.length > 0);
    return inOrder.flatMap((items, index) => (index === 0 ? items : [line, ...items]));
  };

  const appMenu: MenuItemConstructorOptions = {
    label: appName,
    submenu: [
      { role: 'about' },
      line,
      ...itemsOf('settings'),
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
      ...itemsOf('file'),
      line,
      ...(mac ? [] : [...itemsOf('settings'), line]),
      mac ? { role: 'close' } : { role: 'quit', label: platform === 'win32' ? 'E&xit' : 'Quit' },
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: '&Edit',
    // Undo and redo are not Electron's own roles: outside a text field these undo what was recorded. The window tells the
    // two apart.
    submenu: itemsOf('edit', { 2: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }] }),
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
  const help: MenuItemConstructorOptions = {
    label: '&Help',
    role: 'help',
    submenu: [...itemsOf('help'), ...(mac ? [] : [line, { role: 'about' } as const])],
  };
  const go: MenuItemConstructorOptions = { label: '&Go', submenu: itemsOf('go') };
  return [...(mac ? [appMenu] : []), file, edit, view, go, ...(mac ? [{ role: 'windowMenu' } as const] : []), help];
}
