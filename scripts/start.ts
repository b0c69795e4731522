// `npm start`: builds the app and opens it, on Electron where it is there or can be fetched, else on the stand-in, and
// says on which.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build, chooseDistribution, project } from './electron.ts';

const distribution = chooseDistribution();
build();

const root = process.platform === 'linux' && process.getuid?.() === 0;
const electron = path.join(project, 'node_modules', 'electron', 'cli.js');
const run = spawnSync(process.execPath, [electron, ...(root ? ['--no-sandbox'] : []), '.', ...process.argv.slice(2)], {
  cwd: project,
  stdio: 'inherit',
  env: distribution === null ? process.env : { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: distribution },
});
process.exit(run.status ?? 1);
