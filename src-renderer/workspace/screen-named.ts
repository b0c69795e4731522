// A screen by its name alone, as the menu and the keys ask for it: with nothing of it opened.
import type { GoScreen } from '../../src-shared/commands/go-menu.ts';
import type { Screen } from './workspace.ts';

export function screenNamed(name: GoScreen, byFiles: boolean): Screen {
  switch (name) {
    case 'week':
      return { name, place: null };
    case 'hospital':
      return { name, stayId: null };
    case 'adjustments':
      return { name, requestId: null, start: null };
    case 'confirm':
      // By files, the week is given to the council there.
      return byFiles ? { name: 'portal-export' } : { name };
    default:
      return { name };
  }
}
