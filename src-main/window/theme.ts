// Light, dark or as the computer has it: Electron tells the pages, whose style sheets do the rest.
import { BrowserWindow, nativeTheme } from 'electron';
import type { MachineSettings } from './machine-settings.ts';

/** What a window shows before its page has painted: `--canvas` of theme/tokens.css. */
export function windowColour(): string {
  return nativeTheme.shouldUseDarkColors ? '#10151a' : '#f2f4f6';
}

/** Applies the theme of the settings from now on, at once and to every window. */
export function followTheme(settings: MachineSettings): void {
  nativeTheme.on('updated', () => {
    for (const window of BrowserWindow.getAllWindows()) window.setBackgroundColor(windowColour());
  });
  settings.watch(({ theme }) => {
    nativeTheme.themeSource = theme;
  });
}
