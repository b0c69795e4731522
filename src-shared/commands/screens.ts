// The one table of screens: the rail, the Go menu, the keys and the window's own ways all come from it, in its order. A new
// screen is an entry here, its component in src-renderer/shell/ScreenOf.tsx (which does not compile without it), and its
// folder.
import type { Key } from './key.ts';

/** What the rail sorts its screens by, in its order; `app`: about the app itself, at its foot. */
export const screenGroups = {
  record: 'Record',
  check: 'Check and send',
  council: 'Council',
  'look-back': 'Look back',
  app: 'The app',
} as const;
export type ScreenGroup = keyof typeof screenGroups;

export interface ScreenEntry {
  /** In the rail, the menu and the list of keys. */
  label: string;
  /** The weeks that it is for, by their way to the council: by a portal that they are sent to, or by files. */
  ways: 'both' | 'portal' | 'files';
  /** What takes its place for a week that goes by files. */
  byFiles?: 'portal-export';
  /** Where the rail offers it; `at-times`: only while it has something to show. */
  rail: 'always' | 'at-times' | 'never';
  group: ScreenGroup;
  /** The screen in the rail that it is a page of. */
  pageOf?: 'portal-export' | 'people' | 'daily-log';
  /** The application menu that leads to it; settings stand where each platform expects them. */
  menu?: 'go' | 'settings' | 'help';
  key?: Key;
}

export const screens = {
  week: { label: 'Week', ways: 'both', rail: 'always', group: 'record', menu: 'go', key: { key: '1', control: true } },
  'daily-log': {
    label: 'Daily log',
    ways: 'both',
    rail: 'always',
    group: 'record',
    menu: 'go',
    key: { key: '2', control: true },
  },
  'log-sheet': { label: 'Sheet for carers', ways: 'both', rail: 'never', group: 'record', pageOf: 'daily-log' },
  'sheet-entry': { label: 'Type a sheet back', ways: 'both', rail: 'never', group: 'record', pageOf: 'daily-log' },
  sites: { label: 'Sites', ways: 'both', rail: 'never', group: 'record', pageOf: 'daily-log', menu: 'go' },
  problems: {
    label: 'Problems',
    ways: 'both',
    rail: 'always',
    group: 'check',
    menu: 'go',
    key: { key: '3', control: true },
  },
  'two-versions': { label: 'Two versions', ways: 'both', rail: 'at-times', group: 'check' },
  hospital: {
    label: 'Hospital',
    ways: 'both',
    rail: 'always',
    group: 'record',
    menu: 'go',
    key: { key: '4', control: true },
  },
  adjustments: {
    label: 'Adjustments',
    ways: 'both',
    rail: 'always',
    group: 'council',
    menu: 'go',
    key: { key: '5', control: true },
  },
  confirm: {
    label: 'Confirm',
    ways: 'portal',
    byFiles: 'portal-export',
    rail: 'always',
    group: 'check',
    menu: 'go',
    key: { key: '6', control: true },
  },
  'portal-export': { label: 'Council files', ways: 'files', rail: 'always', group: 'check' },
  people: { label: 'People', ways: 'both', rail: 'at-times', group: 'record' },
  person: { label: 'Person', ways: 'both', rail: 'never', group: 'record', pageOf: 'people' },
  held: { label: 'Everything held', ways: 'both', rail: 'never', group: 'record', pageOf: 'people' },
  'hub-accounts': { label: 'Accounts', ways: 'both', rail: 'at-times', group: 'app' },
  evidence: { label: 'Evidence', ways: 'files', rail: 'never', group: 'check', pageOf: 'portal-export' },
  receipt: { label: 'Receipt', ways: 'both', rail: 'at-times', group: 'check' },
  disputes: {
    label: 'Disputes',
    ways: 'both',
    rail: 'always',
    group: 'council',
    menu: 'go',
    key: { key: '9', control: true },
  },
  payments: { label: 'Payments', ways: 'both', rail: 'always', group: 'council', menu: 'go' },
  report: {
    label: 'Reports',
    ways: 'both',
    rail: 'always',
    group: 'look-back',
    menu: 'go',
    key: { key: '8', control: true },
  },
  overview: {
    label: 'Overview',
    ways: 'both',
    rail: 'always',
    group: 'look-back',
    menu: 'go',
    key: { key: '7', control: true },
  },
  packets: { label: 'Site packets', ways: 'both', rail: 'always', group: 'record', menu: 'go' },
  contact: { label: 'Who to contact', ways: 'both', rail: 'always', group: 'council', menu: 'go' },
  help: { label: 'Help', ways: 'both', rail: 'always', group: 'app', menu: 'help', key: { key: 'F1' } },
  settings: {
    label: 'Settings',
    ways: 'both',
    rail: 'always',
    group: 'app',
    menu: 'settings',
    key: { key: ',', control: true },
  },
} as const satisfies Record<string, ScreenEntry>;

export type ScreenName = keyof typeof screens;

/** The names of the screens whose entry has `T` in it. */
export type ScreenWith<T> = { [N in ScreenName]: (typeof screens)[N] extends T ? N : never }[ScreenName];

export const screenNames = Object.keys(screens) as ScreenName[];

export function screenEntry(name: ScreenName): ScreenEntry {
  return screens[name];
}
