// The one table of commands. The application menu, the keys and the list of keys are made from it; what a command does is
// bound in the window (src-renderer/shell/Shell.tsx), where a name that nothing performs does not compile.
import { isPressed, type Key, type PressedKey } from './key.ts';
import { type ScreenName, type ScreenWith, screenEntry, screenNames } from './screens.ts';

export interface Command {
  /** As in the menu: with `…` where something is asked before anything happens. */
  label: string;
  /** Its label in an account by files, where it means something else; null: it means nothing there. */
  labelByFiles?: string | null;
  /** What the list of keys says beyond the label. */
  hint?: string;
  /** Where it stands in the application menu: which menu, and in which part of it between two lines. */
  menu: { name: MenuName; part: number };
  /** All are heard on every platform; the first is the one that is shown. */
  keys: readonly Key[];
  /** Shown on a Mac in its place. */
  macKey?: Key;
  /**
   * Whose its keys are while somebody types: the window's in any field; those of a field of several lines, where they say
   * that the text is done; or those of every field, since they write or undo there.
   */
  whileTyping: 'window' | 'text-area' | 'field';
  /** What is half typed stays as it is. Else it is saved first, since the command may take its screen away. */
  leavesTyping?: true;
  /** Also while a dialog has the keys. */
  inDialogs?: true;
}

export type MenuName = 'file' | 'edit' | 'go' | 'help' | 'settings';

const ownCommands = {
  'import-csv': {
    label: 'Import a council file…',
    labelByFiles: 'Bring in the portal’s export…',
    menu: { name: 'file', part: 1 },
    keys: [{ key: 'o', control: true, shift: false }],
    whileTyping: 'window',
  },
  'bring-in-files': {
    label: 'Bring in several files…',
    menu: { name: 'file', part: 1 },
    keys: [{ key: 'o', control: true, shift: true }],
    whileTyping: 'window',
  },
  'export-csv': {
    label: 'Write the council file…',
    labelByFiles: 'Make the file to upload…',
    menu: { name: 'file', part: 1 },
    keys: [{ key: 'e', control: true }],
    whileTyping: 'window',
  },
  sync: {
    label: 'Sync now',
    labelByFiles: null,
    menu: { name: 'file', part: 2 },
    keys: [{ key: 'F9' }],
    whileTyping: 'window',
    leavesTyping: true,
  },
  confirm: {
    label: 'Confirm the week…',
    labelByFiles: 'Go to the council’s files',
    menu: { name: 'file', part: 2 },
    keys: [{ key: 'Enter', control: true }],
    whileTyping: 'text-area',
  },
  'record-absence': {
    label: 'Record an absence…',
    hint: 'a holiday or respite, for all the weeks that it covers',
    menu: { name: 'edit', part: 4 },
    keys: [],
    whileTyping: 'window',
  },
  lock: {
    label: 'Lock',
    hint: 'nothing of anyone is shown until you are back; what you began stays',
    menu: { name: 'file', part: 3 },
    keys: [{ key: 'l', control: true, shift: false }],
    whileTyping: 'window',
    leavesTyping: true,
    inDialogs: true,
  },
  print: {
    label: 'Print the page…',
    menu: { name: 'file', part: 3 },
    keys: [{ key: 'p', control: true, shift: false }],
    whileTyping: 'window',
    leavesTyping: true,
  },
  undo: {
    label: 'Undo',
    menu: { name: 'edit', part: 1 },
    keys: [{ key: 'z', control: true, shift: false }],
    whileTyping: 'field',
  },
  redo: {
    label: 'Redo',
    menu: { name: 'edit', part: 1 },
    keys: [
      { key: 'y', control: true },
      { key: 'z', control: true, shift: true },
    ],
    macKey: { key: 'z', control: true, shift: true },
    whileTyping: 'field',
  },
  find: {
    label: 'Find…',
    hint: 'Enter goes to the first line',
    menu: { name: 'edit', part: 3 },
    keys: [{ key: 'f', control: true }],
    whileTyping: 'window',
  },
  'find-next': {
    label: 'Find next',
    hint: 'of the lines on show, what was searched for last',
    menu: { name: 'edit', part: 3 },
    keys: [
      { key: 'F3', shift: false },
      { key: 'g', control: true, shift: false },
    ],
    whileTyping: 'window',
  },
  'find-previous': {
    label: 'Find previous',
    menu: { name: 'edit', part: 3 },
    keys: [
      { key: 'F3', shift: true },
      { key: 'g', control: true, shift: true },
    ],
    whileTyping: 'window',
  },
  palette: {
    label: 'Find anything…',
    hint: 'a person, a line, a screen, a command or a page of the help',
    menu: { name: 'go', part: 2 },
    keys: [{ key: 'k', control: true }],
    whileTyping: 'window',
  },
  'next-problem': {
    label: 'Go to the next problem',
    menu: { name: 'go', part: 2 },
    keys: [{ key: 'F8' }],
    whileTyping: 'window',
  },
  'everything-held': {
    label: 'Everything held of a person…',
    hint: 'to save as a file, or to erase',
    menu: { name: 'go', part: 2 },
    keys: [],
    whileTyping: 'window',
  },
  keys: {
    label: 'Keyboard shortcuts',
    menu: { name: 'help', part: 1 },
    keys: [{ key: '?' }],
    whileTyping: 'field',
    leavesTyping: true,
  },
  'what-is-new': {
    label: 'What is new',
    menu: { name: 'help', part: 1 },
    keys: [],
    whileTyping: 'window',
  },
  'support-report': {
    label: 'Report for support…',
    menu: { name: 'help', part: 2 },
    keys: [],
    whileTyping: 'window',
    leavesTyping: true,
  },
} as const satisfies Record<string, Command>;

export type OwnCommandName = keyof typeof ownCommands;
/** The screens that a command leads to. */
export type GoScreen = ScreenWith<{ menu: string }>;
export type CommandName = OwnCommandName | `go-${GoScreen}`;

const ownNames = Object.keys(ownCommands) as OwnCommandName[];
const goScreens = screenNames.filter((name): name is GoScreen => screenEntry(name).menu !== undefined);

/** Those that go to a screen first: by their keys, then in the order of the table of screens. */
const commands: ReadonlyMap<CommandName, Command> = new Map<CommandName, Command>([
  ...goScreens.map((name) => [`go-${name}` as const, goCommand(name)] as const).sort(([, a], [, b]) => byKey(a, b)),
  ...ownNames.map((name) => [name, ownCommands[name]] as const),
]);

export const commandNames: readonly CommandName[] = [...commands.keys()];

export function commandNamed(name: CommandName): Command {
  const command = commands.get(name);
  if (command === undefined) throw new Error(`no command is named ${name}`);
  return command;
}

/** What the command is called in an account of this kind; null: it is not offered there. */
export function commandLabel(name: CommandName, byFiles: boolean): string | null {
  const { label, labelByFiles } = commandNamed(name);
  return byFiles && labelByFiles !== undefined ? labelByFiles : label;
}

/** The screen that a command leads to; null: the command does something else. */
export function goScreenOf(name: CommandName): GoScreen | null {
  return goScreens.find((screen) => name === `go-${screen}`) ?? null;
}

/** The command whose key was pressed; null: none has it. */
export function commandOfKey(pressed: PressedKey): CommandName | null {
  for (const [name, { keys }] of commands) if (keys.some((key) => isPressed(key, pressed))) return name;
  return null;
}

function goCommand(name: ScreenName): Command {
  const { label, menu = 'go', key, byFiles } = screenEntry(name);
  return {
    label: menu === 'settings' ? `${label}…` : label,
    ...(byFiles === undefined ? {} : { labelByFiles: screenEntry(byFiles).label }),
    menu: { name: menu, part: 1 },
    keys: key === undefined ? [] : [key],
    whileTyping: 'window',
  };
}

function byKey(a: Command, b: Command): number {
  const [first] = a.keys;
  const [second] = b.keys;
  if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
  return first.key.localeCompare(second.key, 'en-GB');
}
