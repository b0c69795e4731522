// UUIDv7 (RFC 9562): ids that sort by the time they were made, which is the order in which the outbox is sent.

/**
 * A maker of UUIDv7s. Within one millisecond, and when the clock steps back, it counts on, so that ids never run
 * backwards.
 * @param nowMillis milliseconds since 1970
 * @param randomBytes as many random bytes as asked for
 */
export function uuidV7Maker(nowMillis: () => number, randomBytes: (size: number) => Uint8Array): () => string {
  let lastMillis = 0;
  let counter = 0;
  return () => {
    const millis = nowMillis();
    if (millis > lastMillis) {
      lastMillis = millis;
      counter = (randomBytes(1)[0] ?? 0) & 0x7f;
    } else {
      counter += 1;
      if (counter > 0xfff) {
        lastMillis += 1;
        counter = 0;
      }
    }
    const bytes = Uint8Array.from(randomBytes(16));
    const view = new DataView(bytes.buffer);
    view.setUint16(0, Math.floor(lastMillis / 0x1_0000_0000));
    view.setUint32(2, lastMillis % 0x1_0000_0000);
    view.setUint16(6, 0x7000 | counter);
    view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}
