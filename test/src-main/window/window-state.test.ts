import { expect, it } from 'vitest';
import { fitToScreens, parseWindowState, smallestSize } from '../../../src-main/window/window-state.ts';

const laptop = { x: 0, y: 25, width: 1920, height: 1055 };
const second = { x: 1920, y: 0, width: 2560, height: 1440 };

it('opens in the middle of the primary screen the first time', () => {
  expect(fitToScreens(null, [laptop])).toEqual({ x: 240, y: 102, width: 1440, height: 900 });
});

it('opens where it was, on the second screen too', () => {
  const bounds = { x: 2000, y: 100, width: 1500, height: 1000 };
  expect(fitToScreens(bounds, [laptop, second])).toEqual(bounds);
});

it('comes back to the primary screen when the second one has gone', () => {
  expect(fitToScreens({ x: 2000, y: 100, width: 1500, height: 1000 }, [laptop])).toMatchObject({ x: 240, y: 102 });
});

it('is pushed back inside a screen that it hangs over', () => {
  expect(fitToScreens({ x: 900, y: 500, width: 1200, height: 700 }, [laptop])).toEqual({
    x: 720,
    y: 380,
    width: 1200,
    height: 700,
  });
});

it('is never smaller than the grid needs, nor larger than the screen', () => {
  expect(fitToScreens({ x: 10, y: 30, width: 100, height: 100 }, [laptop])).toMatchObject(smallestSize);
  expect(fitToScreens(null, [{ x: 0, y: 0, width: 1280, height: 700 }])).toEqual({
    x: 0,
    y: 0,
    width: 1280,
    height: 700,
  });
});

it.each([null, 'text', 7, {}, { bounds: { x: 1 } }, { bounds: { x: 0, y: 0, width: -5, height: 5 } }])(
  'takes %j, which it did not write, for a first start',
  (stored) => {
    expect(parseWindowState(stored)).toEqual({ bounds: null, maximized: false });
  },
);
