// `npm run test:e2e`: builds the app where it has to and runs the specs in a real window, on the stand-in unless
// ELECTRON_OVERRIDE_DIST_PATH names an Electron. What follows `--` goes to Playwright.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBrowser } from './browser.ts';
import { chosenDistribution, compileCache, ensureBuilt, hasDisplay, project, standIn } from './electron.ts';

// The stand-in's executable is a shell script; on Windows the specs need the Electron in node_modules.
const distribution = chosenDistribution() ?? (process.platform === 'win32' ? null : standIn);
if (distribution === standIn) {
  console.log(`Specs run on the stand-in for Electron, with ${ensureBrowser()} as its window.`);
} else {
  console.log(`Specs run on Electron${distribution === null ? '' : ` from ${distribution}`}.`);
  if (!hasDisplay()) {
    console.error('Electron needs a display. Run it as: xvfb-run -a npm run test:e2e   (Debian: apt-get install xvfb)');
    process.exit(1);
  }
}
ensureBuilt();

const playwright = path.join(project, 'node_modules', '@playwright', 'test', 'cli.js');
// What several specs start from is made once a run: test/e2e/fixtures/prepared.ts.
const prepared = mkdtempSync(path.join(tmpdir(), 'provider-actuals-prepared-'));
const run = spawnSync(process.execPath, [playwright, 'test', ...process.argv.slice(2)], {
  cwd: project,
  stdio: 'inherit',
  env: {
    NODE_COMPILE_CACHE: compileCache,
    ...process.env,
    PROVIDER_ACTUALS_PREPARED: prepared,
    ...(distribution === null ? {} : { ELECTRON_OVERRIDE_DIST_PATH: distribution }),
  },
});
rmSync(prepared, { recursive: true, force: true, maxRetries: 5 });
process.exit(run.status ?? 1);
