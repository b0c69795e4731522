// `npm run check`: types, lint and format, the portal's contract, code that nobody calls, and the house in order. They run
// side by side, and each tells all that it has; what it finds is printed as a whole when it has ended. With `-- --fix`, what
// can be mended by itself is mended first: format, order of imports, lint that is sure of its mend, and the pages that are
// made from the sources.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { project } from './electron.ts';

const modules = path.join(project, 'node_modules');
const checks: Record<string, string[]> = {
  types: [path.join(modules, 'typescript/bin/tsc'), '-b'],
  house: [path.join(project, 'scripts/checks/house.ts')],
  'lint and format': [path.join(modules, '@biomejs/biome/bin/biome'), 'check'],
  contract: [path.join(project, 'scripts/checks/contract.ts')],
  'dead code': [path.join(modules, 'knip/bin/knip.js'), '--production'],
};

if (process.argv.includes('--fix')) {
  await run('mended: lint and format', [path.join(modules, '@biomejs/biome/bin/biome'), 'check', '--write']);
  await run('mended: docs/messages.md', [path.join(project, 'test/docs/messages.ts')]);
  await run('mended: docs/portal-api.md', [path.join(project, 'test/docs/portal-api.ts')]);
  await run('mended: docs/privacy.md', [path.join(project, 'test/docs/privacy.ts')]);
}
const ended = await Promise.all(Object.entries(checks).map(([name, words]) => run(name, words)));
process.exitCode = ended.every((code) => code === 0) ? 0 : 1;

function run(name: string, words: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words, { cwd: project, env: { ...process.env, FORCE_COLOR: '1' } });
    const said: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => said.push(part));
    child.stderr.on('data', (part: Buffer) => said.push(part));
    child.on('close', (code) => {
      const text = Buffer.concat(said).toString('utf8').trim();
      console.log(`\n── ${name}${code === 0 ? '' : ': not in order'} ──\n${text === '' ? 'All in order.' : text}`);
      resolve(code ?? 1);
    });
  });
}
