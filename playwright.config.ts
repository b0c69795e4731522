// Specs that drive the built app in a window: real Electron, or the stand-in where ELECTRON_OVERRIDE_DIST_PATH
// names it (npm run test:e2e chooses). Playwright brings no browser of its own.
import { defineConfig } from '@playwright/test';
import { onElectron, onStandInOnly } from './test/e2e/on-electron.ts';

const isOnElectron = process.env.E2E_SPECS === 'on-electron';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: isOnElectron ? onElectron.map((name) => `**/${name}.spec.ts`) : '**/*.spec.ts',
  ...(isOnElectron ? { grepInvert: new RegExp(onStandInOnly) } : {}),
  outputDir: 'test-results',
  // Each worker is a whole app with a Chromium beside it; more than two starve each other on two cores.
  workers: 2,
  fullyParallel: true,
  // Bounds against hanging, not measures of speed: a busy machine must not fail what is right.
  timeout: 600_000,
  expect: { timeout: 120_000 },
  forbidOnly: Boolean(process.env.CI),
  // A window on a busy machine may lose a key press; a spec that passes at the second try is reported as flaky.
  retries: process.env.CI ? 2 : 0,
  reporter: [['list'], ['json', { outputFile: process.env.E2E_REPORT ?? 'reports/e2e.json' }]],
});
