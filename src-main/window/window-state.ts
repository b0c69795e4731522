// Where the main window was last time, so that it opens there again: but only where a screen still is, since
// a laptop leaves its second screen at the office. Pure; reading, writing and screens are handed in.

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface WindowState {
  bounds: Rectangle | null;
  maximized: boolean;
}

/** A week's columns and its line panel fit without scrolling sideways. */
export const preferredSize = { width: 1440, height: 900 };
/** Below this the grid cannot show a person, a service and the five quantities. */
export const smallestSize = { width: 960, height: 600 };

/** Reads what was stored, of whatever shape; anything unexpected is a first start. */
export function parseWindowState(stored: unknown): WindowState {
  const { bounds, maximized } = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<WindowState>;
  return { bounds: isRectangle(bounds) ? bounds : null, maximized: maximized === true };
}

function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height } = value as Record<keyof Rectangle, unknown>;
  return [x, y, width, height].every((number) => Number.isInteger(number)) && Number(width) > 0 && Number(height) > 0;
}

/**
 * The bounds to open with, in the screen's own pixels. `workAreas` are the screens without their task bars, the
 * primary one first. A window that would be mostly off every screen is put in the middle of the primary one.
 */
export function fitToScreens(bounds: Rectangle | null, workAreas: readonly Rectangle[]): Rectangle {
  const primary = workAreas[0] ?? { x: 0, y: 0, ...preferredSize };
  const home = bounds === null ? undefined : workAreas.find((area) => overlap(bounds, area) * 2 >= size(bounds));
  if (bounds === null || home === undefined) return centred(preferredSize, primary);
  const width = Math.min(Math.max(bounds.width, smallestSize.width), home.width);
  const height = Math.min(Math.max(bounds.height, smallestSize.height), home.height);
  return {
    x: Math.min(Math.max(bounds.x, home.x), home.x + home.width - width),
    y: Math.min(Math.max(bounds.y, home.y), home.y + home.height - height),
    width,
    height,
  };
}

function centred(wanted: { width: number; height: number }, area: Rectangle): Rectangle {
  const width = Math.min(wanted.width, area.width);
  const height = Math.min(wanted.height, area.height);
  return {
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2),
    width,
    height,
  };
}

function size(rectangle: Rectangle): number {
  return rectangle.width * rectangle.height;
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
