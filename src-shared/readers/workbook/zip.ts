// The parts of a workbook's ZIP archive, by name. Read from its directory, so that only what is asked for is inflated, and
// stopped at a limit while it inflates: what an archive says of its own sizes need not be so.
import { Inflate } from 'fflate';
import { saveAsCsv, type WorkbookLimits, WorkbookRefused } from './limits.ts';

interface Entry {
  method: number;
  start: number;
  compressed: number;
  encrypted: boolean;
}

const damaged = () => new WorkbookRefused('This workbook is damaged, so it could not be read.', saveAsCsv);

/** A workbook has some dozens. */
const mostEntries = 20_000;

export class ZipParts {
  readonly #bytes: Uint8Array;
  readonly #entries: ReadonlyMap<string, Entry>;
  #left: number;

  /** @throws WorkbookRefused when the bytes are no ZIP archive that can be read */
  constructor(bytes: Uint8Array, limits: WorkbookLimits) {
    this.#bytes = bytes;
    this.#left = limits.inflatedBytes;
    this.#entries = directoryOf(bytes);
  }

  names(): string[] {
    return [...this.#entries.keys()];
  }

  /** A part as text, or null when there is none of that name. */
  text(name: string): string | null {
    const entry = this.#entries.get(name.replace(/^\//, '').toLowerCase());
    if (entry === undefined) return null;
    if (entry.encrypted) {
      throw new WorkbookRefused('This workbook is locked with a password.', 'Save it without one, or as CSV.');
    }
    return utf8(this.#inflated(entry));
  }

  #inflated({ method, start, compressed }: Entry): Uint8Array {
    const content = this.#bytes.subarray(start, start + compressed);
    if (method === 0) {
      this.#take(content.length);
      return content;
    }
    if (method !== 8) throw damaged();
    const chunks: Uint8Array[] = [];
    let length = 0;
    const inflate = new Inflate((chunk) => {
      this.#take(chunk.length);
      chunks.push(chunk.slice());
      length += chunk.length;
    });
    // In pieces, so that the limit is met before an archive has inflated to all that it can.
    const piece = 16 * 1024;
    try {
      for (let at = 0; at < content.length; at += piece) {
        inflate.push(content.subarray(at, at + piece), at + piece >= content.length);
      }
    } catch (error) {
      throw error instanceof WorkbookRefused ? error : damaged();
    }
    const whole = new Uint8Array(length);
    let at = 0;
    for (const chunk of chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }

  #take(bytes: number): void {
    this.#left -= bytes;
    if (this.#left >= 0) return;
    throw new WorkbookRefused(
      'This workbook unpacks to far more than a list or a week holds, so reading it was stopped.',
      saveAsCsv,
    );
  }
}

function directoryOf(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries = new Map<string, Entry>();
  for (let index = 0; index < Math.min(count, mostEntries); index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const name = latin(bytes.subarray(at + 46, at + 46 + nameLength));
    if (local + 30 > bytes.length || view.getUint32(local, true) !== 0x04034b50) throw damaged();
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const compressed = view.getUint32(at + 20, true);
    if (start + compressed > bytes.length) throw damaged();
    const encrypted = (view.getUint16(at + 8, true) & 1) === 1;
    entries.set(name.replaceAll('\\', '/').toLowerCase(), {
      method: view.getUint16(at + 10, true),
      start,
      compressed,
      encrypted,
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Where the directory's end stands: a comment of up to 64 KB may follow it. */
function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw damaged();
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 1000));
}

declare const TextDecoder: new (label: 'utf-8' | 'utf-16le') => { decode(bytes: Uint8Array): string };

function utf8(bytes: Uint8Array): string {
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}
