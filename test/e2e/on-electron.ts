// The specs that meet the system through Electron: keyring, windows, tray, menus, clipboard, dialogs, printing, processes, and
// how Chromium draws. `E2E_SPECS=on-electron` runs these alone; the others see of Electron what the stand-in
// shows as well, and run on it whole with `npm run test:all`.
export const onElectron = [
  'council-pages',
  'font',
  'grid-stays',
  'ground',
  'held',
  'import',
  'kill',
  'libre-office',
  'lock-down',
  'nothing-lost',
  'packets',
  'portal-word',
  'print',
  'privacy',
  'profile-file',
  'recovery',
  'reminders',
  'reports',
  'sheet',
  'sign-in',
  'support',
  'theme',
  'walking-skeleton',
] as const;

/**
 * The tag of long tests in those specs that meet nothing of Electron which another test of theirs does not: what they look at
 * only the stand-in tells, or Chromium draws alike on both.
 */
export const onStandInOnly = '@stand-in';
