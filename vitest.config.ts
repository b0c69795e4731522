// Unit, property and integration tests: everything under test/ named *.test.ts(x). Specs that open a window are
// named *.spec.ts and belong to Playwright.
import { defineConfig } from 'vitest/config';

// A bound against hanging, not a measure of speed: a busy machine must not fail what is right.
const bounds = { testTimeout: 240_000, hookTimeout: 240_000, setupFiles: ['test/fixed-seed.ts'] };

export default defineConfig({
  test: {
    globalSetup: ['test/global-setup.ts'],
    // Two cores are what the slowest machine that runs these has, and two workers fill them.
    maxWorkers: 2,
    reporters: ['default', ['json', { outputFile: 'reports/unit.json' }]],
    projects: [
      {
        // Pure modules leave nothing behind, so that a worker takes one file after the other.
        test: {
          ...bounds,
          name: 'pure',
          isolate: false,
          include: ['test/{src-shared,src-renderer}/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: { ...bounds, name: 'whole', include: ['test/*.test.ts', 'test/!(src-shared|src-renderer)/**/*.test.ts'] },
      },
    ],
  },
});
