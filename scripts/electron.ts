// Which Electron the scripts run the app on: the one that ELECTRON_OVERRIDE_DIST_PATH names, the installed one, or the
// stand-in in test/electron-stand-in, which needs nothing but Node and a Chromium.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './browser.ts';

export const project = fileURLToPath(new URL('..', import.meta.url));
export const standIn = path.join(project, 'test', 'electron-stand-in');

const electronPackage = path.join(project, 'node_modules', 'electron');

/** Where Node keeps the modules of programs that scripts and tests start again and again. */
export const compileCache = path.join(project, 'node_modules', '.cache', 'node-compile');

/** The folder that ELECTRON_OVERRIDE_DIST_PATH names, absolute, or null. */
export function chosenDistribution(): string | null {
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  return chosen === undefined || chosen === '' ? null : path.resolve(project, chosen);
}

/** Whether Electron's own binary is in node_modules. */
export function isElectronInstalled(): boolean {
  const pathFile = path.join(electronPackage, 'path.txt');
  return existsSync(pathFile) && existsSync(path.join(electronPackage, 'dist', readFileSync(pathFile, 'utf8')));
}

/** Fetches Electron's binary, giving up after five minutes; says whether it is there now. */
export function fetchElectron(): boolean {
  const fetched = spawnSync(process.execPath, [path.join(electronPackage, 'install.js')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: 300_000,
  });
  return fetched.status === 0 && isElectronInstalled();
}

/** Builds main, preload and renderer into out/; ends the script when that fails. */
export function build(): void {
  const builder = path.join(project, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const built = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
    cwd: project,
    stdio: 'inherit',
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
}

const built = ['out/main/main.js', 'out/main/portal.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];
/** The folders too, whose time changes when a file in them goes. */
const sources = [
  'src-*',
  'src-*/**/*',
  'drizzle/**/*',
  'CHANGELOG.md',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
];

/** Builds the app where its build is missing or older than its sources. */
export function ensureBuilt(): void {
  const oldestBuilt = Math.min(...built.map((file) => changedAt(file) ?? 0));
  const newestSource = Math.max(...globSync(sources, { cwd: project }).map((file) => changedAt(file) ?? 0));
  if (oldestBuilt > newestSource) return;
  console.log('Building the app …');
  build();
}

function changedAt(file: string): number | null {
  return statSync(path.join(project, file), { throwIfNoEntry: false })?.mtimeMs ?? null;
}

/** Whether a window can be shown here. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The folder to run the app from, or null for the Electron in node_modules, which is fetched where it can be; says which. */
export function chooseDistribution(): string | null {
  const chosen = chosenDistribution();
  if (chosen !== null && chosen !== standIn) {
    console.log(`Starting on the Electron in ${chosen}.`);
    return chosen;
  }
  if (chosen === null) {
    if (!isElectronInstalled()) console.log('Electron is not here yet. Fetching it …');
    if (isElectronInstalled() || fetchElectron()) {
      console.log('Starting on Electron.');
      return null;
    }
    console.log('Electron could not be fetched from here.');
  }
  if (process.platform === 'win32') {
    console.error(
      'The stand-in for Electron runs on Linux and macOS only. Connect to the internet once and try again.',
    );
    process.exit(1);
  }
  console.log(`Starting on the stand-in for Electron, with ${ensureBrowser()} as its window.`);
  if (!hasDisplay()) console.log('There is no display, so the window will not be seen.');
  return standIn;
}
