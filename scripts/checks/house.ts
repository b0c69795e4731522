// The house in order: imports, rooms, lengths and owners, over the sources that git knows. Run by `npm run check`; each
// rule has a planted violation in test/ground that it must find.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { project } from '../electron.ts';
import { objectionsToFolders } from './folders.ts';
import { readImports } from './imports.ts';
import { objectionsToLengths } from './lengths.ts';
import { objectionsToOwners } from './owners.ts';

const imports = await readImports(project);
const objections = [
  ...imports.objections,
  ...objectionsToFolders(imports.all),
  ...codeFiles().flatMap((file) => {
    const text = readFileSync(path.join(project, file), 'utf8');
    return [...objectionsToLengths(file, text), ...(file.startsWith('src-') ? objectionsToOwners(file, text) : [])];
  }),
];

for (const objection of objections) console.error(objection);
if (objections.length === 0) console.log(`${imports.modules} modules, ${imports.all.length} imports: all in order.`);
process.exitCode = objections.length === 0 ? 0 : 1;

function codeFiles(): string[] {
  // New files count before they are added, deleted ones no more.
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: project,
    encoding: 'utf8',
  });
  return listed
    .split('\0')
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && existsSync(path.join(project, file)));
}
