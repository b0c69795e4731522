// Rooms: which folder may know which. Within src-main and src-renderer no folders import each other, directly or round
// about, so that any of them can be read, and changed, with only those below it in mind. Type imports count. The files
// that stand at the top of a program are its entries: they put the rooms together, and no room knows them.
import type { Import } from './imports.ts';

/** Programs whose rooms form no loop, by their first folder and by the folder that a file lies in. */
const programs = ['src-main', 'src-renderer'];

/** Rooms that may import nothing of their own program but these. */
const foundations: Record<string, readonly string[]> = { 'src-main/store': ['src-main/machine'] };

/** @returns a sentence for each loop of folders, and for each import that leads up */
export function objectionsToFolders(imports: readonly Import[]): string[] {
  return [
    ...programs.flatMap((program) => {
      const own = imports.filter(({ from, to }) => from.startsWith(`${program}/`) && to.startsWith(`${program}/`));
      const levels = [roomOf, folderOf].flatMap((level) => loops(own, level));
      return [...new Set(levels), ...own.flatMap((one) => knowsAnEntry(one) ?? [])];
    }),
    ...imports.flatMap((one) => leadsUp(one) ?? []),
    ...imports.flatMap((one) => betweenScreens(one) ?? []),
  ];
}

/** `src-main/store` of `src-main/store/outbox.ts`; null for an entry, which stands in no room. */
function roomOf(file: string): string | null {
  const [program, room, inside] = file.split('/');
  return inside === undefined ? null : `${program}/${room}`;
}

function folderOf(file: string): string | null {
  const folders = file.split('/').slice(0, -1);
  return folders.length === 1 ? null : folders.join('/');
}

function knowsAnEntry({ from, to }: Import): string | null {
  return roomOf(from) !== null && roomOf(to) === null ? `a room imports an entry: ${from} → ${to}` : null;
}

function leadsUp({ from, to }: Import): string | null {
  const [program] = from.split('/');
  const room = roomOf(from);
  const below = foundations[room ?? ''];
  if (below === undefined || !to.startsWith(`${program}/`)) return null;
  const other = roomOf(to);
  return other === room || below.includes(other ?? '') ? null : `${room} stands below this: ${from} → ${to}`;
}

function betweenScreens({ from, to }: Import): string | null {
  const [screen, other] = [from, to].map((file) => /^src-renderer\/screens\/[^/]+/.exec(file)?.[0]);
  if (screen === undefined || other === undefined || screen === other) return null;
  return `a screen imports another: ${from} → ${to}`;
}

/** Folders that reach each other, with one import for each step between two of them. */
function loops(imports: readonly Import[], level: (file: string) => string | null): string[] {
  const steps = new Map<string, Map<string, Import>>();
  for (const one of imports) {
    const [from, to] = [level(one.from), level(one.to)];
    if (from === null || to === null || from === to) continue;
    const known = steps.get(from) ?? new Map<string, Import>();
    steps.set(from, known.set(to, known.get(to) ?? one));
  }
  const reached = new Map([...steps.keys()].map((folder) => [folder, reachable(steps, folder)]));
  const told = new Set<string>();
  return [...steps.keys()].sort().flatMap((folder) => {
    const together = [...steps.keys()]
      .filter((other) => reached.get(folder)?.has(other) && reached.get(other)?.has(folder))
      .sort();
    if (told.has(folder) || together.length === 0) return [];
    for (const one of together) told.add(one);
    const imported = together.flatMap((from) =>
      together.flatMap((to) => {
        const one = steps.get(from)?.get(to);
        return one === undefined ? [] : [`  ${one.from} → ${one.to}`];
      }),
    );
    return [`these folders import each other: ${together.join(', ')}\n${imported.join('\n')}`];
  });
}

function reachable(steps: ReadonlyMap<string, ReadonlyMap<string, Import>>, from: string): Set<string> {
  const reached = new Set<string>();
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const to of steps.get(next)?.keys() ?? []) {
      if (reached.has(to)) continue;
      reached.add(to);
      open.push(to);
    }
  }
  return reached;
}
