// The files of the corpus, by name.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = import.meta.dirname;

/** The bytes of a file of the corpus, such as `inputs/utc-shift.csv`. */
export function corpusFile(name: string): Uint8Array {
  return Uint8Array.from(readFileSync(path.join(folder, name)));
}

/** The names of all its files. */
export function corpusNames(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:csv|tsv|xlsx|xls)$/.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
