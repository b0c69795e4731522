// Finds a Chromium for the stand-in, installs one where that is simple (Debian, as root), and otherwise says exactly
// what to install.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const places = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The path of a Chromium, or null. `CHROMIUM_PATH` names one that is somewhere else. */
export function findBrowser(): string | null {
  if (process.env.CHROMIUM_PATH !== undefined && process.env.CHROMIUM_PATH !== '') return process.env.CHROMIUM_PATH;
  const onPath = commands.flatMap((command) => findCommand(command) ?? []);
  return onPath[0] ?? places.find((place) => existsSync(place)) ?? null;
}

/**
 * The path of what opens windows that nobody sees: Chromium without its own screens where the system has that, which starts
 * in a quarter of the time, or else a whole one. Throws the sentence that says what to install.
 */
export function hiddenBrowserOrExplain(): string {
  const isChosen = process.env.CHROMIUM_PATH !== undefined && process.env.CHROMIUM_PATH !== '';
  return (isChosen ? null : findCommand('chromium-headless-shell')) ?? browserOrExplain();
}

/** The path of a Chromium; throws the sentence that says what to install. */
export function browserOrExplain(): string {
  const browser = findBrowser();
  if (browser === null) {
    throw new Error(
      `No Chromium was found for the Electron stand-in. ${whatToInstall()} Or set CHROMIUM_PATH to one that is installed.`,
    );
  }
  return browser;
}

/** Makes sure that there is a Chromium: on Debian as root it is installed, elsewhere the person is told how. */
export function ensureBrowser(): string {
  if (findBrowser() === null && process.getuid?.() === 0 && findCommand('apt-get') !== null) {
    console.log('No Chromium found. Installing it with apt-get (Debian, root) …');
    const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
    spawnSync('apt-get', ['update', '-qq'], options);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
    // Older Debians have no package of this; then the whole one does.
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell'], options);
  }
  return browserOrExplain();
}

/** Where the command `name` is, or null. */
export function findCommand(name: string): string | null {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // not in this folder
    }
  }
  return null;
}

function whatToInstall(): string {
  if (process.platform === 'win32') return 'Install Google Chrome or Microsoft Edge.';
  if (process.platform === 'darwin') return 'Install Google Chrome or Chromium in /Applications.';
  if (findCommand('apt-get') !== null) return 'Install it with: sudo apt-get install chromium';
  if (findCommand('dnf') !== null) return 'Install it with: sudo dnf install chromium';
  return 'Install the package "chromium" of your system.';
}
