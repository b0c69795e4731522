import { describe, expect, test } from 'vitest';
import { progressOf } from '../../../src-renderer/workspace/progress.ts';
import { weekFinding } from '../../builders.ts';

describe('how far the worklist is', () => {
  test('counts what was there and is not any more, also after the figures of its line changed', () => {
    const seen = new Set<string>();
    const [a, b] = [weekFinding({ key: 'a|1', lineId: '1' }), weekFinding({ key: 'b|1', lineId: '2' })];
    expect(progressOf(seen, [a, b])).toEqual({ dealt: 0, all: 2 });
    expect(progressOf(seen, [{ ...b, key: 'b|2' }])).toEqual({ dealt: 1, all: 2 });
    expect(progressOf(seen, [a, b])).toEqual({ dealt: 0, all: 2 });
    expect(progressOf(seen, [weekFinding({ key: 'c', lineId: '3' })])).toEqual({ dealt: 2, all: 3 });
  });

  test('tells two of a kind on one line apart', () => {
    const seen = new Set<string>();
    const twice = [weekFinding({ key: 'a' }), weekFinding({ key: 'b' })];
    expect(progressOf(seen, twice)).toEqual({ dealt: 0, all: 2 });
    expect(progressOf(seen, twice.slice(1))).toEqual({ dealt: 1, all: 2 });
  });
});
