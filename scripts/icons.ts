// `node scripts/icons.ts`: draws build/icon.svg in every size that Windows, macOS and Linux ask for, with the Chromium
// that the specs use. Its results are kept in build/, where the packages take them from.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { ensureBrowser } from './browser.ts';
import { project } from './electron.ts';

const folder = path.join(project, 'build');
const svg = readFileSync(path.join(folder, 'icon.svg'), 'utf8');
const icoSizes = [16, 24, 32, 48, 64, 128, 256];
/** The types under which macOS looks for PNGs of these sizes. */
const icnsTypes = new Map([
  [128, 'ic07'],
  [256, 'ic08'],
  [512, 'ic09'],
  [1024, 'ic10'],
]);
const linuxSize = 512;

const pngs = await draw([...new Set([...icoSizes, ...icnsTypes.keys(), linuxSize])]);
const png = (size: number) => pngs.get(size) ?? Buffer.alloc(0);
writeFileSync(path.join(folder, 'icon.png'), png(linuxSize));
writeFileSync(path.join(folder, 'icon.ico'), ico(icoSizes));
writeFileSync(path.join(folder, 'icon.icns'), icns());
console.log(`The icons are in ${folder}`);

async function draw(sizes: readonly number[]): Promise<Map<number, Buffer>> {
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const drawn = new Map<number, Buffer>();
  for (const size of sizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const image = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
    await page.setContent(`<body style="margin:0"><img width="${size}" height="${size}" src="${image}"></body>`);
    drawn.set(size, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
  await browser.close();
  return drawn;
}

/** A directory of images, each a whole PNG; a side of 256 is written as 0. */
function ico(sizes: readonly number[]): Buffer {
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(sizes.length, 4);
  let offset = header.length + sizes.length * 16;
  const entries = sizes.map((size) => {
    const entry = Buffer.alloc(16);
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png(size).length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png(size).length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...sizes.map(png)]);
}

/** Blocks of a type, their length with its own eight bytes, and a PNG. */
function icns(): Buffer {
  const block = (type: string, bytes: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(bytes.length + head.length, 4);
    return Buffer.concat([head, bytes]);
  };
  return block('icns', Buffer.concat([...icnsTypes].map(([size, type]) => block(type, png(size)))));
}
