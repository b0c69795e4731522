// Before the tests: what all of them start from.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compileCache } from '../scripts/electron.ts';
import { readyPgliteVariable, writeReadyPglite } from './ready-pglite.ts';

/** @returns how to clean up */
export default async function setUp(): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-tests-'));
  const file = path.join(folder, 'pglite.tar');
  await writeReadyPglite(file);
  process.env[readyPgliteVariable] = file;
  // Programs that tests start read their modules compiled.
  process.env.NODE_COMPILE_CACHE ??= compileCache;
  return () => rmSync(folder, { recursive: true, force: true });
}
