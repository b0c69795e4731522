// Files that wait to be brought in, since several were chosen or dropped at once: kept in memory until the call that each
// belongs to asks for it by its id.
import type { ChosenFile } from './chosen-file.ts';
import { type ShownParts, shownThings } from './shown.ts';

export interface IncomingFiles {
  /** @returns the id by which the file is asked for */
  keep(file: ChosenFile): string;
  find(id: string): ChosenFile | null;
}

export function incomingFiles(parts: Pick<ShownParts, 'newId' | 'clock'>): IncomingFiles {
  const kept = shownThings<ChosenFile>({ ...parts, most: 100 });
  return { keep: (file) => kept.show(file), find: (id) => kept.find(id) };
}
