// Unit, property and integration tests: everything under test/ named *.test.ts(x). Specs that open a window are
// named *.spec.ts and belong to Playwright.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/fixed-seed.ts'],
    include: ['test/**/*.test.{ts,tsx}'],
    // Two cores are what the slowest machine that runs these has; PGlite alone fills one.
    maxWorkers: 2,
    // A bound against hanging, not a measure of speed: a busy machine must not fail what is right.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: ['default', ['json', { outputFile: 'reports/unit.json' }]],
  },
});
