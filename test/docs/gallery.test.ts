// docs/pictures: every picture is taken in both themes, and stands in the gallery.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { project } from '../../scripts/electron.ts';
import { galleryOf } from '../pictures/gallery.ts';

const folder = path.join(project, 'docs', 'pictures');
const pictures = readdirSync(folder).filter((file) => file.endsWith('.png'));
const names = pictures
  .filter((file) => !file.endsWith('-dark.png'))
  .map((file) => file.slice(0, -'.png'.length))
  .sort();

it('has every picture, light and dark', () => {
  expect(names.flatMap((name) => [`${name}.png`, `${name}-dark.png`]).sort()).toEqual(pictures.sort());
  expect(readFileSync(path.join(folder, 'README.md'), 'utf8')).toBe(galleryOf(names));
});
