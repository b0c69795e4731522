import type { MenuItemConstructorOptions } from 'electron';
import { expect, it, vi } from 'vitest';
import { type MenuScreen, menuOf, menuTemplate } from '../../../src-main/window/menu.ts';
import { appEvents, type SessionState } from '../../../src-shared/app-api/index.ts';

vi.mock('electron', () => ({ Menu: {} }));

const everyItem = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? everyItem(item.submenu) : [])]);

function menu(platform: NodeJS.Platform, development = false, byFiles = false, screen: MenuScreen = 'open') {
  const command = vi.fn();
  const items = everyItem(
    menuTemplate({ platform, appName: 'Provider Actuals', development, byFiles, screen, command }),
  );
  return { command, items, roles: items.map(({ role }) => role) };
}

it.each(['win32', 'darwin', 'linux'] as const)('offers every command of the window on %s', (platform) => {
  const { items, command } = menu(platform);
  for (const wanted of appEvents.command.shape.command.options) {
    const click = items.find(({ id }) => id === wanted)?.click as (() => void) | undefined;
    click?.();
    expect(command).toHaveBeenLastCalledWith(wanted);
  }
});

it('says in an account by files what applies there', () => {
  const labels = menu('linux', false, true).items.map(({ label }) => label);
  expect(labels).toContain('Bring in the portal’s export…');
  expect(labels).toContain('Make the file to upload…');
  expect(labels).toContain('Council files');
  expect(labels).not.toContain('Sync now');
  expect(labels).not.toContain('Confirm the week…');
  expect(menu('linux').items.map(({ label }) => label)).toContain('Sync now');
});

it.each([
  ['signed-out', ['support-report']],
  ['covered', []],
] as const)('greys what nothing would come of: %s', (screen, left) => {
  const { items } = menu('linux', false, false, screen);
  expect(items.filter(({ id, enabled }) => id !== undefined && enabled !== false).map(({ id }) => id)).toEqual(left);
  expect(menu('linux').items.filter(({ enabled }) => enabled === false)).toEqual([]);
});

it('follows who is signed in, by which way, and whether the window is locked', () => {
  const account = { connection: { kind: 'files' } };
  const signedIn = { state: 'signed-in', account, canSend: true, locked: false, opensWith: 'secret', due: null };
  const of = (part: object) => menuOf({ ...signedIn, ...part } as unknown as SessionState);
  expect(of({})).toEqual({ byFiles: true, screen: 'open' });
  expect(of({ account: { connection: { kind: 'practice' } } })).toEqual({ byFiles: false, screen: 'open' });
  expect(of({ locked: true }).screen).toBe('covered');
  expect(of({ due: 'secret' }).screen).toBe('covered');
  expect(of({ state: 'signed-out' })).toEqual({ byFiles: false, screen: 'signed-out' });
});

it('gives no two items the same key', () => {
  const keys = menu('win32', true).items.flatMap(({ accelerator }) => accelerator ?? []);
  expect(new Set(keys).size).toBe(keys.length);
});

it('goes to the screens by the digits in their order, to settings and to help', () => {
  const key = (platform: NodeJS.Platform, id: string) =>
    menu(platform).items.find((item) => item.id === id)?.accelerator;
  expect(['go-week', 'go-daily-log', 'go-confirm', 'go-disputes'].map((id) => key('win32', id))).toEqual([
    'CmdOrCtrl+1',
    'CmdOrCtrl+2',
    'CmdOrCtrl+6',
    'CmdOrCtrl+9',
  ]);
  expect(key('win32', 'go-contact')).toBeUndefined();
  expect(key('darwin', 'go-settings')).toBe('CmdOrCtrl+,');
  expect(key('linux', 'go-help')).toBe('F1');
});

it('has settings in the app menu on macOS, and in File elsewhere', () => {
  const holder = (platform: NodeJS.Platform) =>
    menuTemplate({
      platform,
      appName: 'Provider Actuals',
      development: false,
      byFiles: false,
      screen: 'open',
      command: () => {},
    }).find(({ submenu }) => (Array.isArray(submenu) ? submenu : []).some(({ id }) => id === 'go-settings'))?.label;
  expect([holder('darwin'), holder('win32'), holder('linux')]).toEqual(['Provider Actuals', '&File', '&File']);
});

it('quits from the app menu on macOS, and from File elsewhere', () => {
  expect(
    menuTemplate({
      platform: 'darwin',
      appName: 'Provider Actuals',
      development: false,
      byFiles: false,
      screen: 'open',
      command: () => {},
    })[0],
  ).toMatchObject({
    label: 'Provider Actuals',
  });
  expect(menu('darwin').items.filter(({ role }) => role === 'quit')).toHaveLength(1);
  expect(menu('win32').items.find(({ role }) => role === 'quit')?.label).toBe('E&xit');
});

it('offers developer tools in development only', () => {
  expect(menu('win32', true).roles).toContain('toggleDevTools');
  expect(menu('win32').roles).not.toContain('toggleDevTools');
});
