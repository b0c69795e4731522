// Values as text between Node, the preload's world and the page, with the meaning of a structured clone: dates, maps,
// sets, bytes and undefined survive; functions do not, unless a world lends them (as contextBridge does).
// `makeWire` is also sent to the page as its own source text, so it uses nothing from outside itself.

export interface Wire {
  encode(value: unknown, lend?: (fn: (...args: unknown[]) => unknown) => number): string;
  decode(text: string, borrow?: (id: number) => (...args: unknown[]) => unknown): unknown;
}

export function makeWire(): Wire {
  type Lend = ((fn: (...args: unknown[]) => unknown) => number) | undefined;
  type Borrow = ((id: number) => (...args: unknown[]) => unknown) | undefined;
  type Packed = { $: string; v?: unknown };

  function pack(value: unknown, lend: Lend): unknown {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') {
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
    }
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
    if (typeof value === 'function') {
      if (lend === undefined) throw new Error('An object could not be cloned.');
      return { $: 'function', v: lend(value as (...args: unknown[]) => unknown) };
    }
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.');
    if (Array.isArray(value)) return value.map((item) => pack(item, lend));
    if (value instanceof Date) return { $: 'date', v: value.getTime() };
    if (value instanceof Map) return { $: 'map', v: [...value].map((pair) => pack(pair, lend)) };
    if (value instanceof Set) return { $: 'set', v: [...value].map((item) => pack(item, lend)) };
    if (value instanceof Error) return { $: 'error', v: [value.name, value.message] };
    if (value instanceof ArrayBuffer) return { $: 'bytes', v: base64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      return { $: 'bytes', v: base64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
    }
    const entries = Object.entries(value as object).map(([key, item]) => [key, pack(item, lend)] as const);
    return entries.some(([key]) => key === '$') ? { $: 'object', v: entries } : Object.fromEntries(entries);
  }

  function unpack(value: unknown, borrow: Borrow): unknown {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map((item) => unpack(item, borrow));
    if (!Object.hasOwn(value, '$')) {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unpack(item, borrow)]));
    }
    const { $, v } = value as Packed;
    switch ($) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(v);
      case 'bigint':
        return BigInt(v as string);
      case 'date':
        return new Date(v as number);
      case 'map':
        return new Map(unpack(v, borrow) as [unknown, unknown][]);
      case 'set':
        return new Set(unpack(v, borrow) as unknown[]);
      case 'error': {
        const [name, message] = v as [string, string];
        return Object.assign(new Error(message), name === 'Error' ? {} : { name });
      }
      case 'bytes':
        return Uint8Array.from(atob(v as string), (character) => character.charCodeAt(0));
      case 'object':
        return Object.fromEntries((v as [string, unknown][]).map(([key, item]) => [key, unpack(item, borrow)]));
      case 'function':
        if (borrow === undefined) throw new Error('An object could not be cloned.');
        return borrow(v as number);
      default:
        throw new Error(`Unknown packed value: ${$}`);
    }
  }

  function base64(bytes: Uint8Array): string {
    let text = '';
    for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
    return btoa(text);
  }

  return {
    encode: (value, lend) => JSON.stringify(pack(value, lend)),
    decode: (text, borrow) => unpack(JSON.parse(text), borrow),
  };
}
