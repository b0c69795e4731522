// The outlines of the shapes in a box of 16 by 16, for whoever draws them: React on the screens, plain DOM in the grid.

export const shapePaths = {
  ring: { d: 'M2.75 8a5.25 5.25 0 1 0 10.5 0a5.25 5.25 0 1 0-10.5 0Z', filled: false },
  tick: { d: 'M3 8.5 6.5 12 13 4.5', filled: false },
  dot: { d: 'M3 8a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z', filled: true },
  triangle: { d: 'M8 2.5 14.5 13.5H1.5Z', filled: true },
  'triangle-open': { d: 'M8 3 14 13H2Z', filled: false },
  cross: { d: 'm4 4 8 8m0-8-8 8', filled: false },
  'two-ways': { d: 'M2 5.5h11m-3-3 3 3-3 3M14 10.5H3m3-3-3 3 3 3', filled: false },
  question: { d: 'M5.5 5.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7m0 2.5v.5', filled: false },
  up: { d: 'M8 13V3.5M4 7l4-4 4 4', filled: false },
  log: { d: 'M4 3.5h8M4 8h8M4 12.5h5', filled: false },
} as const;

export type ShapeName = keyof typeof shapePaths;
