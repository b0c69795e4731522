// Builds the app where its build is missing or older than its sources.
import { globSync, statSync } from 'node:fs';
import path from 'node:path';
import { build, project } from '../../scripts/electron.ts';

const built = ['out/main/main.js', 'out/main/portal.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];
const sources = ['src-*/**/*', 'drizzle/**/*', 'package.json', 'electron.vite.config.ts'];

export function ensureBuilt(): void {
  const oldestBuilt = Math.min(...built.map((file) => changedAt(file) ?? 0));
  const newestSource = Math.max(...globSync(sources, { cwd: project }).map((file) => changedAt(file) ?? 0));
  if (oldestBuilt > newestSource) return;
  console.log('Building the app …');
  // A build that fails has ended the process by itself, after its own words.
  const explain = () => console.error('The demonstration did not start: the app could not be built.');
  process.once('exit', explain);
  build();
  process.off('exit', explain);
}

function changedAt(file: string): number | null {
  return statSync(path.join(project, file), { throwIfNoEntry: false })?.mtimeMs ?? null;
}
