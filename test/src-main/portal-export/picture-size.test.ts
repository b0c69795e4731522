import { expect, test } from 'vitest';
import { dotsOf } from '../../../src-main/portal-export/picture-size.ts';

function png(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

function jpeg(width: number, height: number): Uint8Array {
  const size = [height >> 8, height & 0xff, width >> 8, width & 0xff];
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xff, 0xc2, 0, 17, 8, ...size, 3, 0, 0, 0]);
}

test('a picture says how many dots it has', () => {
  expect(dotsOf(png(1920, 1080))).toBe(1920 * 1080);
  expect(dotsOf(png(60_000, 60_000))).toBe(3_600_000_000);
  expect(dotsOf(jpeg(4000, 3000))).toBe(12_000_000);
});

test('what is no picture, or ends before it says so, has none', () => {
  for (const bytes of [
    [],
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0],
  ]) {
    expect(dotsOf(Uint8Array.from(bytes))).toBeNull();
  }
});
