// docs/architecture.md: a map on which every room stands.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { project } from '../../scripts/electron.ts';

const map = readFileSync(path.join(project, 'docs/architecture.md'), 'utf8').split('## Rooms')[1] ?? '';

it.each(['src-shared', 'src-main', 'src-renderer', 'src-portal'])('has every room of %s', (program) => {
  const [, rooms = ''] = map.split(`**\`${program}\`**`);
  const [own = ''] = rooms.split('\n\n');
  const folders = readdirSync(path.join(project, program), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(folders.length).toBeGreaterThan(5);
  expect(folders.map(({ name }) => name).filter((name) => !own.includes(`\`${name}\``))).toEqual([]);
});
