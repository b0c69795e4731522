// The gallery of the pictures: one page with every screen, dialog and state that was taken, light beside dark. Written anew
// with the pictures, so that it has each of them and no other.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes README.md beside the pictures in `folder`. @returns how many screens and states it shows */
export function writeGallery(folder: string): number {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.png') && !file.endsWith('-dark.png'))
    .map((file) => file.slice(0, -'.png'.length))
    .sort();
  writeFileSync(path.join(folder, 'README.md'), galleryOf(names));
  return names.length;
}

/** @param names of the pictures, without `-dark` and `.png` */
export function galleryOf(names: readonly string[]): string {
  const title = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;
  return [
    '# Gallery',
    '',
    'Every screen, dialog and state that `npm run pictures` takes, light and dark. Look here for what a component looks like before',
    'you make another. A picture changes in the commit that changes what is on it.',
    '',
    ...names.flatMap((name) => [
      `## ${title(name)}`,
      '',
      `| Light | Dark |`,
      '|---|---|',
      `| ![${title(name)}, light](${name}.png) | ![${title(name)}, dark](${name}-dark.png) |`,
      '',
    ]),
  ].join('\n');
}
