// What the command palette finds: commands, screens, people, lines of the week and pages of the help, by the words of one
// search. Pure: what an entry does is handed in.
import type { WeekRow } from '../../src-shared/app-api/index.ts';
import {
  type CommandName,
  commandLabel,
  commandNamed,
  commandNames,
  goScreenOf,
} from '../../src-shared/commands/commands.ts';
import { keyWords } from '../../src-shared/commands/key.ts';
import { type ScreenName, screenEntry, screenNames } from '../../src-shared/commands/screens.ts';
import { count } from '../../src-shared/domain/count.ts';
import { serviceAndLevel } from '../../src-shared/domain/lines.ts';
import { personName } from '../../src-shared/domain/names.ts';
import { formatQuantity } from '../../src-shared/domain/quantity.ts';
import { hasEveryWord, type NameOrder, nameInOrder, searchText, searchWords } from '../../src-shared/readers/names.ts';
import { isForWeek } from '../workspace/screen.ts';

export const paletteGroups = ['Commands', 'Screens', 'People', 'Lines', 'Help'] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

/** Where an entry leads. */
export type PaletteGoal =
  | { what: 'command'; command: Exclude<CommandName, `go-${string}`> }
  | { what: 'screen'; screen: ScreenName }
  | { what: 'person'; ssRef: string }
  | { what: 'line'; lineId: string }
  | { what: 'help'; title: string };

export interface PaletteEntry {
  id: string;
  group: PaletteGroup;
  label: string;
  /** The key that does the same, or what tells it from others. */
  detail: string;
  goal: PaletteGoal;
}

interface PaletteParts {
  rows: readonly WeekRow[];
  nameOrder: NameOrder;
  serviceName: (service: string) => string;
  byFiles: boolean;
  helpTitles: readonly string[];
}

export function paletteEntries({ rows, nameOrder, serviceName, byFiles, helpTitles }: PaletteParts): PaletteEntry[] {
  const named = rows.map((row) => ({ row, name: nameInOrder(personName(row.person, row.line.ssRef), nameOrder) }));
  const people = new Map<string, typeof named>();
  for (const one of named) {
    const { ssRef } = one.row.line;
    const lines = people.get(ssRef);
    if (lines === undefined) people.set(ssRef, [one]);
    else lines.push(one);
  }
  return [
    ...commandNames.flatMap((command) => ofCommand(command, byFiles)),
    ...screenNames.filter((name) => isOffered(name, byFiles)).map(ofScreen),
    ...[...people].flatMap(([ssRef, [first, ...others]]): PaletteEntry[] =>
      first === undefined
        ? []
        : [
            {
              id: `person ${ssRef}`,
              group: 'People',
              label: first.name,
              detail: `SS Ref ${ssRef}, ${count(1 + others.length, 'line')}`,
              goal: { what: 'person', ssRef },
            },
          ],
    ),
    ...named.map(({ row: { line, actual }, name }): PaletteEntry => {
      const service = serviceName(line.service);
      const planned = formatQuantity(actual?.planned ?? line.plannedQuantity);
      return {
        id: `line ${line.id}`,
        group: 'Lines',
        label: `${name}: ${serviceAndLevel({ service, serviceLevel: line.serviceLevel })}`,
        detail: `SS Ref ${line.ssRef}, ${planned} planned`,
        goal: { what: 'line', lineId: line.id },
      };
    }),
    ...helpTitles.map(
      (title): PaletteEntry => ({
        id: `help ${title}`,
        group: 'Help',
        label: title,
        detail: '',
        goal: { what: 'help', title },
      }),
    ),
  ];
}

function ofCommand(command: CommandName, byFiles: boolean): PaletteEntry[] {
  const label = commandLabel(command, byFiles);
  if (label === null || goScreenOf(command) !== null || command === 'palette') return [];
  const { keys } = commandNamed(command);
  const goal = { what: 'command', command: command as Exclude<CommandName, `go-${string}`> } as const;
  return [{ id: `command ${command}`, group: 'Commands', label, detail: keys[0] ? keyWords(keys[0]) : '', goal }];
}

function ofScreen(screen: ScreenName): PaletteEntry {
  const { label, key } = screenEntry(screen);
  const detail = key === undefined ? '' : keyWords(key);
  return { id: `screen ${screen}`, group: 'Screens', label, detail, goal: { what: 'screen', screen } };
}

function isOffered(screen: ScreenName, byFiles: boolean): boolean {
  return screenEntry(screen).rail === 'always' && isForWeek(screen, byFiles);
}

/** More of one kind than these are found by another word. */
const mostOfGroup = 8;

/**
 * The entries that have every word, in the order of the groups; those first of which a label begins with the search.
 * Without a search, what one might not know: commands and screens.
 */
export function foundEntries(entries: readonly PaletteEntry[], search: string): PaletteEntry[] {
  const words = searchWords(search);
  const wanted = entries.filter((entry) =>
    words.length === 0
      ? entry.group === 'Commands' || entry.group === 'Screens'
      : hasEveryWord(searchedText(entry), words),
  );
  const begins = (entry: PaletteEntry) => Number(!searchedText(entry).startsWith(words[0] ?? ''));
  return paletteGroups.flatMap((group) => {
    const own = wanted.filter((entry) => entry.group === group).sort((a, b) => begins(a) - begins(b));
    return words.length === 0 ? own : own.slice(0, mostOfGroup);
  });
}

/** What an entry is searched by: of thousands of lines each is folded once. */
const searched = new WeakMap<PaletteEntry, string>();

function searchedText(entry: PaletteEntry): string {
  const known = searched.get(entry) ?? searchText(`${entry.label} ${entry.detail}`);
  searched.set(entry, known);
  return known;
}
