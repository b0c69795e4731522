// The screens that the menu's Go and the keys lead to, in one order for both: the first nine have Ctrl or Command with 1 to 9.

export const goScreens = [
  { name: 'week', label: 'Week' },
  { name: 'daily-log', label: 'Daily log' },
  { name: 'problems', label: 'Problems' },
  { name: 'hospital', label: 'Hospital' },
  { name: 'adjustments', label: 'Adjustments' },
  { name: 'confirm', label: 'Confirm' },
  { name: 'overview', label: 'Overview' },
  { name: 'report', label: 'Reports' },
  { name: 'disputes', label: 'Disputes' },
  { name: 'payments', label: 'Payments' },
  { name: 'packets', label: 'Site packets' },
  { name: 'contact', label: 'Who to contact' },
] as const;

/** Settings and help stand in other menus, where each platform expects them. */
export type GoScreen = (typeof goScreens)[number]['name'] | 'settings' | 'help';
export type GoCommand = `go-${GoScreen}`;

export const goCommands: readonly GoCommand[] = [
  ...goScreens.map(({ name }) => `go-${name}` as const),
  'go-settings',
  'go-help',
];

/** The screen that a command leads to; null: the command does something else. */
export function goScreenOf(command: string): GoScreen | null {
  const found = goCommands.find((candidate) => candidate === command);
  return found === undefined ? null : (found.slice('go-'.length) as GoScreen);
}
