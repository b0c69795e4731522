// Stands in for `Menu`: there is no menu bar, but its items can be clicked from a spec and by their keys.
import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions } from 'electron';
import { app } from './app.ts';
import { strict } from './only.ts';

interface Item {
  id: string;
  label: string;
  role: string | undefined;
  enabled: boolean;
  accelerator: string | undefined;
  submenu: StandInMenu | undefined;
  click(): void;
}

let current: StandInMenu | null = null;
let changed: () => void = () => {};

class StandInMenu extends EventEmitter {
  readonly items: Item[];

  constructor(items: Item[]) {
    super();
    this.items = items;
  }

  getMenuItemById(id: string): Item | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null);
      if (found !== null) return found;
    }
    return null;
  }
}

function build(template: readonly MenuItemConstructorOptions[]): StandInMenu {
  return strict('menu', new StandInMenu(template.map(buildItem)));
}

function buildItem(options: MenuItemConstructorOptions): Item {
  const { submenu, role } = options;
  return strict('menuItem', {
    id: options.id ?? '',
    label: options.label ?? '',
    role,
    enabled: options.enabled ?? true,
    accelerator: typeof options.accelerator === 'string' ? options.accelerator : undefined,
    submenu: Array.isArray(submenu) ? build(submenu) : undefined,
    click(this: Item) {
      // Editing roles are the page's own keys; of the others, only quitting means something without a menu bar.
      if (role === 'quit') app.quit();
      else (options.click as ((item: Item) => void) | undefined)?.(this);
    },
  });
}

export const Menu = strict('Menu', {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => build(template),
  setApplicationMenu(menu: StandInMenu | null) {
    current = menu;
    changed();
  },
  getApplicationMenu: () => current,
});

/** What is told when the application menu changes. */
export function onMenuChange(listener: () => void): void {
  changed = listener;
}

/** The keys of the application menu, written as the preload's world names a key press: `Ctrl+Shift+Z`. */
export function acceleratorKeys(): string[] {
  return [...itemsByKey().keys()];
}

/** A page passed on a key press that it did not use. */
export function pressAccelerator(key: string): void {
  const item = itemsByKey().get(key);
  if (item?.enabled) item.click();
}

function itemsByKey(menu = current, keys = new Map<string, Item>()): Map<string, Item> {
  for (const item of menu?.items ?? []) {
    if (item.accelerator !== undefined) keys.set(pressed(item.accelerator), item);
    if (item.submenu !== undefined) itemsByKey(item.submenu, keys);
  }
  return keys;
}

function pressed(accelerator: string): string {
  const command = process.platform === 'darwin' ? 'Meta' : 'Ctrl';
  const names: Record<string, string> = {
    CmdOrCtrl: command,
    CommandOrControl: command,
    Cmd: 'Meta',
    Command: 'Meta',
    Control: 'Ctrl',
    Option: 'Alt',
    Plus: '+',
    Return: 'Enter',
    Esc: 'Escape',
  };
  const parts = accelerator.split('+').map((part) => names[part] ?? part);
  const key = parts.at(-1) ?? '';
  const modifiers = ['Ctrl', 'Meta', 'Alt', 'Shift'].filter((modifier) => parts.slice(0, -1).includes(modifier));
  return [...modifiers, key.length === 1 ? key.toUpperCase() : key].join('+');
}
