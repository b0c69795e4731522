// `npm test`: checks, then unit tests, then whether they prove the guidance, then the specs in a window. All of them run
// even when one fails, so that one run tells everything; how each ended is left in reports/stages.json beside the
// reporters' own files.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { project } from './electron.ts';

const stages = { check: 'check', unit: 'test:unit', guidance: 'guidance', e2e: 'test:e2e' } as const;
const reports = path.join(project, 'reports');

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports);

const ended: Record<string, number> = {};
for (const [stage, script] of Object.entries(stages)) {
  console.log(`\n── npm run ${script} ──`);
  ended[stage] = spawnSync(`npm run ${script}`, { cwd: project, stdio: 'inherit', shell: true }).status ?? 1;
  writeFileSync(path.join(reports, 'stages.json'), JSON.stringify(ended));
}

const failed = Object.keys(ended).filter((stage) => ended[stage] !== 0);
console.log(failed.length === 0 ? '\nEverything passed.' : `\nFailed: ${failed.join(', ')}.`);
process.exit(failed.length === 0 ? 0 : 1);
