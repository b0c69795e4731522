// `npm start`: builds the app and opens it, on Electron where it is there or can be fetched, else on the stand-in, and
// says on which.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureBrowser } from './browser.ts';
import {
  build,
  chosenDistribution,
  fetchElectron,
  hasDisplay,
  isElectronInstalled,
  project,
  standIn,
} from './electron.ts';

const distribution = chooseDistribution();
build();

const root = process.platform === 'linux' && process.getuid?.() === 0;
const electron = path.join(project, 'node_modules', 'electron', 'cli.js');
const run = spawnSync(process.execPath, [electron, ...(root ? ['--no-sandbox'] : []), '.', ...process.argv.slice(2)], {
  cwd: project,
  stdio: 'inherit',
  env: distribution === null ? process.env : { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: distribution },
});
process.exit(run.status ?? 1);

/** The folder to run from, or null for the Electron in node_modules. */
function chooseDistribution(): string | null {
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
