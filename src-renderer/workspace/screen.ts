// A screen as it is open: its name, from the one table of screens, and what of it is open.
import { type ScreenName, screenEntry } from '../../src-shared/commands/screens.ts';
import type { GridPlace } from '../grid/place.ts';
import type { RequestStart } from '../recording/read-request.ts';

/** What is open of the screens that have more than one place to be at. */
interface ScreenPlaces {
  /** `find`: come to by searching, `findNext` by searching on; a new object is a new wish, also on the same screen. */
  week: { place: GridPlace | null; find?: object; findNext?: { by: 1 | -1 } };
  /** `absence`: one to open, by its id, or `new`; `ssRef`: whose the new one is, where that is known. */
  hospital: { stayId: string | null; absence?: string; ssRef?: string };
  /** `incoming`: a file that waits to be brought in there. */
  people: { incoming?: string };
  /** `from`: where somebody came from, to go back to. */
  person: { ssRef: string; from?: Screen };
  /** `from`: where somebody came from to the person's page. */
  held: { ssRef: string; from?: Screen };
  packets: { incoming?: string };
  /** The site whose sheet it is; null or absent: the one that was printed last. */
  'sheet-entry': { siteId?: string | null };
  adjustments: { requestId: string | null; start: RequestStart | null };
  /** What is searched for there. */
  help: { search?: string };
}

export type ScreenNamed<N extends ScreenName> = { name: N } & (N extends keyof ScreenPlaces
  ? ScreenPlaces[N]
  : unknown);
export type Screen = { [N in ScreenName]: ScreenNamed<N> }[ScreenName];

/** With nothing of it opened. */
const atFirst: ScreenPlaces = {
  week: { place: null },
  hospital: { stayId: null },
  adjustments: { requestId: null, start: null },
  people: {},
  person: { ssRef: '' },
  held: { ssRef: '' },
  packets: {},
  'sheet-entry': {},
  help: {},
};

/**
 * A screen by its name alone, as the rail, the menu and the keys ask for it: with nothing of it opened, and for a week by
 * files the one that stands in its place there.
 */
export function screenNamed(name: ScreenName, byFiles: boolean): Screen {
  const shown = (byFiles ? screenEntry(name).byFiles : undefined) ?? name;
  return { ...(shown in atFirst ? atFirst[shown as keyof ScreenPlaces] : {}), name: shown } as Screen;
}

/** Whether the screen is for a week by files, or for one that goes by a portal. */
export function isForWeek(name: ScreenName, byFiles: boolean): boolean {
  const { ways } = screenEntry(name);
  return ways === 'both' || (ways === 'files') === byFiles;
}
