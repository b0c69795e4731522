// Adds up the reporters' files in reports/ and prints one last line: `N passed, N failed`. A stage that ended badly
// without a failed test (a compiler error, a crash, no report at all) counts as one failure. Stages that npm test does
// not know are given as `name=exit code`, such as `electron=0`. Ends with 1 when anything failed.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { project } from './electron.ts';

interface Count {
  passed: number;
  failed: number;
}

function report<T>(file: string): T | null {
  const whole = path.join(project, 'reports', file);
  return existsSync(whole) ? (JSON.parse(readFileSync(whole, 'utf8')) as T) : null;
}

function countVitest(file: string): Count {
  interface Suite {
    status: string;
    assertionResults: { status: string }[];
  }
  const found = report<{ numPassedTests: number; numFailedTests: number; testResults: Suite[] }>(file);
  if (found === null) return { passed: 0, failed: 0 };
  const brokenFiles = found.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  return { passed: found.numPassedTests, failed: found.numFailedTests + brokenFiles.length };
}

function countPlaywright(file: string): Count {
  const found = report<{ stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] }>(file);
  if (found === null) return { passed: 0, failed: 0 };
  return { passed: found.stats.expected + found.stats.flaky, failed: found.stats.unexpected + found.errors.length };
}

/** A stage that is one test as a whole. */
const countWhole = (stage: string) => (): Count => ({ passed: ended[stage] === 0 ? 1 : 0, failed: 0 });

const counters: Record<string, () => Count> = {
  check: countWhole('check'),
  demo: countWhole('demo'),
  unit: () => countVitest('unit.json'),
  guidance: countWhole('guidance'),
  e2e: () => countPlaywright('e2e.json'),
  electron: () => countPlaywright('e2e-electron.json'),
};

const ended: Record<string, number> = report('stages.json') ?? { check: 1 };
for (const argument of process.argv.slice(2)) {
  const [stage = '', code = '1'] = argument.split('=');
  ended[stage] = Number(code);
}

const total: Count = { passed: 0, failed: 0 };
for (const [stage, code] of Object.entries(ended)) {
  const { passed, failed } = counters[stage]?.() ?? { passed: 0, failed: 0 };
  const counted = code !== 0 && failed === 0 ? 1 : failed;
  console.log(`${stage}: ${passed} passed, ${counted} failed`);
  total.passed += passed;
  total.failed += counted;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
