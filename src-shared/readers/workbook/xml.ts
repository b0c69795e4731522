/// <reference path="./saxen.d.ts" />
// A part of a workbook as a walk over its elements, by their names without prefix: programs choose prefixes as they like.
import { Parser } from 'saxen';

export interface Walk {
  open?: (name: string, attribute: (name: string) => string) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

const bare = (name: string) => name.slice(name.indexOf(':') + 1);

/** Walks over a part; what is not well-formed is passed over, as far as it can be. */
export function walkXml(xml: string, { open, close, text }: Walk): void {
  const parser = new Parser();
  if (open !== undefined) {
    parser.on('openTag', (name, attributes, decode) => {
      let all: Record<string, string> | null = null;
      open(bare(name), (wanted) => {
        all ??= Object.fromEntries(Object.entries(attributes()).map(([key, value]) => [bare(key), value]));
        const value = all[wanted];
        return value === undefined ? '' : decode(value);
      });
    });
  }
  if (close !== undefined) parser.on('closeTag', (name) => close(bare(name)));
  if (text !== undefined) {
    parser.on('text', (value, decode) => text(decode(value)));
    parser.on('cdata', text);
  }
  parser.on('warn', () => undefined);
  parser.on('error', () => undefined);
  parser.parse(xml);
}

/** `_x000D_` in a workbook's text is the character of that number, and `_x005F_` the mark itself. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
