import { describe, expect, test } from 'vitest';
import { readEntry } from '../../../src-renderer/recording/read-entry.ts';

const planned = (quantity: number) => ({ planned: quantity });
const step = 25;

describe('what is typed into a quantity cell', () => {
  test('an emptied difference is 0, an emptied actual is asked for', () => {
    expect(readEntry('', 'missed', planned(1000), step)).toEqual({ ok: true, quantity: 0 });
    expect(readEntry('', 'actual', planned(1000), step)).toMatchObject({ ok: false });
  });

  test('off the step, it names the two nearest figures', () => {
    expect(readEntry('1.1', 'missed', planned(1000), step)).toEqual({
      ok: false,
      sentence: 'The council takes steps of 0.25. Type 1.00 or 1.25.',
    });
  });

  test('a plan off the step is no fault of the actual: the difference is what counts', () => {
    expect(readEntry('8.10', 'actual', planned(1010), step)).toEqual({ ok: true, quantity: 810 });
    expect(readEntry('8', 'actual', planned(1010), step)).toEqual({
      ok: false,
      sentence: 'The council takes steps of 0.25. Type 7.85 or 8.10.',
    });
  });

  test('a council without a step takes any two decimals', () => {
    expect(readEntry('1.01', 'extra', planned(1000), 0)).toEqual({ ok: true, quantity: 101 });
  });

  test('words are answered with what to type', () => {
    expect(readEntry('two', 'missed', planned(1000), step)).toEqual({
      ok: false,
      sentence: 'Enter a number of hours such as 2.5.',
    });
  });
});
