// `npm run test:all`: `npm test`, then every spec once more on a real Electron. Where there is none it is fetched; where that
// cannot be done either, it says so and fails, since this command promises all of it.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { findCommand } from './browser.ts';
import { chosenDistribution, fetchElectron, hasDisplay, isElectronInstalled, project, standIn } from './electron.ts';

const distribution = chosenDistribution();
const { ELECTRON_OVERRIDE_DIST_PATH: _, ...withoutElectron } = process.env;
const tested = run(['npm', 'test'], withoutElectron);

const isThere = (distribution !== null && distribution !== standIn) || isElectronInstalled() || fetchElectron();
if (!isThere) {
  console.error(
    'There is no Electron here, and it could not be fetched. Name one with ELECTRON_OVERRIDE_DIST_PATH, or run npm test.',
  );
  process.exit(1);
}
// Without -noreset the display starts afresh whenever its last window closes, and refuses whoever comes meanwhile.
const display = hasDisplay() ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1920x1080x24 -noreset'];
if (display.length > 0 && findCommand('xvfb-run') === null) {
  console.error('Electron needs a display. Debian: apt-get install xvfb xauth');
  process.exit(1);
}
const onElectron = run([...display, process.execPath, path.join('scripts', 'e2e.ts')], {
  ...process.env,
  // The stand-in is what npm test ran on.
  ELECTRON_OVERRIDE_DIST_PATH:
    distribution === null || distribution === standIn
      ? path.join(project, 'node_modules', 'electron', 'dist')
      : distribution,
  E2E_REPORT: 'reports/e2e-electron.json',
});
process.exit(tested === 0 && onElectron === 0 ? 0 : 1);

function run([command = '', ...words]: string[], env: NodeJS.ProcessEnv): number {
  return spawnSync(command, words, { cwd: project, stdio: 'inherit', env }).status ?? 1;
}
