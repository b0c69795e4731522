// Which Electron the demonstration runs on: a real one where there is one that can be shown, else the stand-in.
import { spawnSync } from 'node:child_process';
import { ensureBrowser, findCommand } from '../../scripts/browser.ts';
import { chosenDistribution, hasDisplay, isElectronInstalled, standIn } from '../../scripts/electron.ts';

export interface Choice {
  /** Null: the one in node_modules. */
  distribution: string | null;
  /** True where the demonstration has to be started again inside a display of its own. */
  needsDisplay: boolean;
  /** For the person who started it. */
  words: string;
}

/** Installs Chromium for the stand-in where it is missing and may be installed; throws the sentence that says how else. */
export function whichElectron(): Choice {
  const chosen = chosenDistribution();
  const real = chosen === null ? isElectronInstalled() : chosen !== standIn;
  if (real && (hasDisplay() || findCommand('xvfb-run') !== null)) {
    const where = chosen === null ? 'in node_modules' : `in ${chosen}`;
    return { distribution: chosen, needsDisplay: !hasDisplay(), words: `the real Electron ${where}` };
  }
  const why = real ? 'There is no display for Electron and no xvfb-run to make one. ' : '';
  return {
    distribution: standIn,
    needsDisplay: false,
    words: `${why}the stand-in for Electron, with ${ensureBrowser()} as its window`,
  };
}

/** Starts this again inside an X server of its own: a real Electron has no window without one. */
export function insideADisplay(): number {
  const screen = ['-a', '-s', '-screen 0 1920x1080x24 -noreset'];
  const run = spawnSync('xvfb-run', [...screen, process.execPath, ...process.argv.slice(1)], { stdio: 'inherit' });
  return run.status ?? 1;
}
