// Stands in for `app`: paths, the one instance, and the order in which an app starts and ends.
import { mkdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import type { App, CommandLine } from 'electron';
import { lockInstance } from './instance-lock.ts';
import { only, onlyEmitting } from './only.ts';
import { preventable, runtime } from './runtime.ts';

type AppPath = Parameters<App['getPath']>[0];

const switches = new Map<string, string>();
const paths = new Map<string, string>();
let name = 'Electron';
let version = '0.0.0';
let ready = false;
let announceReady: () => void = () => {};
const whenReady = new Promise<void>((resolve) => {
  announceReady = resolve;
});
let releaseInstance: (() => void) | null = null;
let exiting = false;

const commandLine = only<CommandLine, 'appendSwitch' | 'getSwitchValue' | 'hasSwitch' | 'removeSwitch'>(
  'app.commandLine',
  {
    appendSwitch: (the, value = '') => void switches.set(the, value),
    getSwitchValue: (the) => switches.get(the) ?? '',
    hasSwitch: (the) => switches.has(the),
    removeSwitch: (the) => void switches.delete(the),
  },
);

export const app = onlyEmitting<
  App,
  | 'commandLine'
  | 'enableSandbox'
  | 'exit'
  | 'focus'
  | 'getAppPath'
  | 'getLocale'
  | 'getName'
  | 'getPath'
  | 'getVersion'
  | 'hasSingleInstanceLock'
  | 'isPackaged'
  | 'isReady'
  | 'name'
  | 'quit'
  | 'releaseSingleInstanceLock'
  | 'requestSingleInstanceLock'
  | 'setAboutPanelOptions'
  | 'setAppUserModelId'
  | 'setName'
  | 'setPath'
  | 'showAboutPanel'
  | 'whenReady'
>('app', {
  commandLine: commandLine as CommandLine,
  isPackaged: false,
  get name() {
    return name;
  },
  set name(value) {
    name = value;
  },
  getName: () => name,
  setName: (value) => {
    name = value;
  },
  getVersion: () => version,
  getAppPath: () => runtime.appPath,
  getLocale: () => 'en-GB',
  enableSandbox: () => {},
  setAppUserModelId: () => {},
  setAboutPanelOptions: () => {},
  showAboutPanel: () => {},
  focus: () => {},
  isReady: () => ready,
  whenReady: () => whenReady,
  getPath: (the) => pathOf(the),
  setPath: (the, value) => {
    if (!path.isAbsolute(value)) throw new Error('Path must be absolute');
    paths.set(the, value);
  },
  requestSingleInstanceLock: () => {
    if (releaseInstance !== null) return true;
    const folder = pathOf('userData');
    mkdirSync(folder, { recursive: true });
    releaseInstance = lockInstance(folder, (argv, cwd) => app.emit('second-instance', {}, argv, cwd, undefined));
    return releaseInstance !== null;
  },
  hasSingleInstanceLock: () => releaseInstance !== null,
  releaseSingleInstanceLock: () => {
    releaseInstance?.();
    releaseInstance = null;
  },
  quit: () => void setImmediate(quit),
  exit: (code = 0) => void exit(code),
});

function pathOf(the: AppPath): string {
  const chosen = paths.get(the);
  if (chosen !== undefined) return chosen;
  const home = homedir();
  const config = process.env.XDG_CONFIG_HOME ?? path.join(home, '.config');
  if (the === 'home') return home;
  if (the === 'appData')
    return process.platform === 'darwin' ? path.join(home, 'Library', 'Application Support') : config;
  if (the === 'userData' || the === 'sessionData') return path.join(pathOf('appData'), name);
  if (the === 'temp') return tmpdir();
  if (the === 'exe') return process.execPath;
  if (the === 'logs') return path.join(pathOf('userData'), 'logs');
  if (the === 'documents') return path.join(home, 'Documents');
  if (the === 'downloads') return path.join(home, 'Downloads');
  if (the === 'desktop') return path.join(home, 'Desktop');
  throw new Error(`Failed to get '${the}' path`);
}

// --- what start.ts and the windows need of the app, and the app itself never sees ---

/** Takes the command line and the app's package.json, as Electron does before the app's own code runs. */
export function describeApp(appPath: string, argv: readonly string[]): { main: string } {
  const manifest = JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8')) as Record<
    string,
    string | undefined
  >;
  runtime.appPath = appPath;
  name = manifest.productName ?? manifest.name ?? name;
  version = manifest.version ?? version;
  for (const argument of argv) {
    const [, the, value] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (the !== undefined) switches.set(the, value ?? '');
  }
  const userData = switches.get('user-data-dir');
  if (userData !== undefined && userData !== '') paths.set('userData', path.resolve(userData));
  return { main: path.join(appPath, manifest.main ?? 'index.js') };
}

/** Switches that were given for Chromium, by the command line or by app.commandLine. */
export function chromiumSwitches(): string[] {
  const own = new Set(['user-data-dir', 'remote-debugging-port', 'remote-debugging-pipe', 'headless', 'no-sandbox']);
  return [...switches]
    .filter(([the]) => !own.has(the) && !the.startsWith('inspect'))
    .map(([the, value]) => (value === '' ? `--${the}` : `--${the}=${value}`));
}

export function becomeReady(): void {
  ready = true;
  app.emit('ready', {}, {});
  announceReady();
}

interface Quittable {
  close(): void;
  isDestroyed(): boolean;
}
let openWindows: () => readonly Quittable[] = () => [];
/** Windows tell where they are listed, so that quitting can close them. */
export function listWindows(list: () => readonly Quittable[]): void {
  openWindows = list;
}

/** Called when a window has gone: the last one ends a quit that is under way, or asks what to do. */
export function windowGone(): void {
  if (openWindows().length > 0 || exiting) return;
  if (runtime.quitting) finishQuit();
  else if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
  else quit();
}

function quit(): void {
  if (exiting) return;
  const event = preventable({});
  app.emit('before-quit', event);
  if (event.defaultPrevented) return;
  runtime.quitting = true;
  for (const window of openWindows()) window.close();
  if (openWindows().length === 0) finishQuit();
}

/** A window that refuses to close cancels the quit. */
export function cancelQuit(): void {
  runtime.quitting = false;
}

function finishQuit(): void {
  if (exiting) return;
  const event = preventable({});
  app.emit('will-quit', event);
  if (event.defaultPrevented) runtime.quitting = false;
  else void exit(0);
}

async function exit(code: number): Promise<void> {
  if (exiting) return;
  exiting = true;
  app.emit('quit', {}, code);
  releaseInstance?.();
  await runtime.chromium?.close();
  process.exit(code);
}
