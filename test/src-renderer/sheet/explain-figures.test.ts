import { describe, expect, test } from 'vitest';
import { variationsFor } from '../../../src-renderer/sheet/explain-figures.ts';
import type { Variation } from '../../../src-shared/domain/actuals.ts';
import { extra, gridRow, inHospital, missed } from './fixtures.ts';

type Wanted = Partial<Record<'actual' | 'frustrated' | 'missed' | 'extra', number>>;

/** What a row's figures come to on a line planned for 10 hours: each category's hours, or why they are refused. */
function explained(wanted: Wanted, variations: Variation[] = []) {
  const actual = gridRow('1', { variations }).row?.actual;
  if (actual == null) throw new Error('the line has an actual');
  const found = variationsFor(actual, new Map(Object.entries(wanted)));
  if (!found.ok) return found.sentence;
  return found.variations?.map(({ category, quantity, reason }) => `${category} ${quantity} ${reason}`) ?? 'unchanged';
}

describe('figures of a row that do not add up', () => {
  test.each<[string, Wanted, Variation[]]>([
    [
      'where the line has them already',
      { actual: 900, frustrated: 300, missed: 200, extra: 0 },
      [inHospital(300), missed(200)],
    ],
    ['where the line has none', { actual: 900, frustrated: 300, missed: 200, extra: 0 }, []],
    ['with nothing to explain a lower actual', { actual: 800, frustrated: 0, missed: 0, extra: 0 }, []],
    ['with nothing to explain a higher actual', { actual: 1200, frustrated: 0, missed: 0, extra: 0 }, []],
    ['as planned, beside hospital hours', { actual: 1000, frustrated: 300 }, [inHospital(300)]],
    ['with one category only, as the line has it', { actual: 500, frustrated: 300 }, [inHospital(300)]],
    ['with more taken from the plan than it has', { actual: 0, frustrated: 800, missed: 500 }, []],
  ])('are refused: %s', (_, wanted, variations) => {
    expect(explained(wanted, variations)).toContain('does not follow from the row’s other figures');
  });

  test('are told with what they come to', () => {
    expect(explained({ actual: 900, frustrated: 300, missed: 200, extra: 0 })).toBe(
      'Actual 9.00 does not follow from the row’s other figures, which make it 5.00 of the 10.00 planned. Correct the one that is wrong.',
    );
    expect(explained({ actual: 0, frustrated: 800, missed: 500 })).toContain('which take 13.00 off the 10.00 planned');
  });

  test('are taken once they do', () => {
    expect(explained({ actual: 500, frustrated: 300, missed: 200, extra: 0 })).toEqual([
      'frustrated 300 unspecified',
      'missed 200 unspecified',
    ]);
    expect(explained({ actual: 500, frustrated: 300, missed: 200 }, [inHospital(300), missed(200)])).toBe('unchanged');
  });
});

describe('an actual that stands alone', () => {
  test('is explained where the line has nothing else, or hours of the same kind, with the reason that they had', () => {
    expect(explained({ actual: 800 })).toEqual(['missed 200 unspecified']);
    expect(explained({ actual: 1100 })).toEqual(['extra 100 unspecified']);
    expect(explained({ actual: 700 }, [missed(200)])).toEqual(['missed 300 provider_cause']);
    expect(explained({ actual: 1000 }, [missed(200)])).toEqual([]);
  });

  test.each<[string, number, Variation[]]>([
    ['hours in hospital', 500, [inHospital(300)]],
    ['hours in hospital, of a line that it puts back to the plan', 1000, [inHospital(300)]],
    ['hours of two kinds', 1000, [missed(300), extra(100)]],
  ])('takes no %s away', (_, total, variations) => {
    expect(explained({ actual: total }, variations)).toMatch(
      /says nothing of the .+ that the line has\. Copy Frustrated, Missed and Extra along with it\.$/,
    );
  });
});
