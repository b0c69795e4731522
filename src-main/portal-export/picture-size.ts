// How many dots a picture has, read from its head: a file of a few kilobytes can unpack to gigabytes.

/** More than any screen or phone takes: about 10,000 by 5,000. */
export const mostDots = 50_000_000;

/** Width times height of a PNG or JPEG; null for what is neither, or does not say. */
export function dotsOf(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (begins(bytes, [0x89, 0x50, 0x4e, 0x47]) && bytes.length >= 24) return view.getUint32(16) * view.getUint32(20);
  return begins(bytes, [0xff, 0xd8, 0xff]) ? dotsOfJpeg(view) : null;
}

/** Segment by segment to the one that says how large the picture is. */
function dotsOfJpeg(view: DataView): number | null {
  for (let at = 2; at + 9 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return view.getUint16(at + 5) * view.getUint16(at + 7);
    // Filler between segments.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

const begins = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, index) => bytes[index] === byte);
