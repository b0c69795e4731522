// The samples are what a version once wrote: not a byte of them changes, none goes, and each is listed.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from './opening.ts';

const folder = import.meta.dirname;
const isVersion = (name: string) => /^\d+\.\d+\.\d+$/.test(name);

test('the samples are byte for byte those of the manifest', () => {
  const files = readdirSync(folder)
    .filter(isVersion)
    .flatMap((version) =>
      readdirSync(path.join(folder, version), { recursive: true, encoding: 'utf8' }).map((name) =>
        path.join(version, name),
      ),
    )
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .map((name) => `${sha256(readFileSync(path.join(folder, name)))}  ${name.replaceAll(path.sep, '/')}`);
  // As `sha256sum` writes it and checks it.
  const listed = readFileSync(path.join(folder, 'MANIFEST'), 'utf8').trimEnd().split('\n');
  expect(files.toSorted()).toEqual(listed.toSorted());
});
