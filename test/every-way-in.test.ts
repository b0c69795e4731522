// Ways in × kinds: what each way makes of each kind of text, and that none makes something else of it than another.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Said, saidByEach, waysIn } from './every-way-in.ts';

const ways = Object.keys(waysIn);

const kinds: [string, string, Said][] = [
  ['a decimal point', '16.5', 1650],
  ['a decimal comma', '16,5', 1650],
  ['a comma before two decimals', '0,75', 75],
  ['thousands and decimals, British', '1,234.50', 123450],
  ['thousands and decimals, German', '1.234,50', 123450],
  ['thousands with a blank, French', '1 234,50', 123450],
  ['thousands with a narrow blank', '1\u202f234,50', 123450],
  ['thousands with an apostrophe, Swiss', '1’234.50', 123450],
  ['two readings, comma', '1,000', 'asked'],
  ['two readings, point', '1.000', 'asked'],
  ['a clock’s hours', '1:30', 150],
  ['hours and minutes', '1h30', 150],
  ['minutes', '90m', 150],
  ['a fraction sign', '½', 50],
  ['a mixed fraction', '1 ½', 150],
  ['machine noise above', '8.700000000000001', 870],
  ['machine noise below', '8.6999999999999993', 870],
  ['a power of ten', '1.65E1', 1650],
  ['full-width digits', '１６．５', 1650],
  ['a joiner nobody sees', '16\u200b.5', 1650],
  ['a formula’s text', '="16.5"', 1650],
  ['a guard', "'16.5", 1650],
  ['money', '£16.50', 'refused'],
  ['a percentage', '50%', 'refused'],
  ['less than nothing', '-1', 'refused'],
  ['an error of a spreadsheet', '#N/A', 'refused'],
  ['too narrow a column', '####', 'refused'],
  ['words', 'all of it', 'refused'],
  ['more than two decimals', '1.255', 'refused'],
];

describe.each(kinds)('%s (%s)', (_, text, right) => {
  test.each(ways)('%s', (way) => expect(waysIn[way]?.(text)).toBe(right));
});

describe('a value written by a locale’s habit', () => {
  const locales = ['en-GB', 'en-US', 'de-DE', 'de-CH', 'fr-FR', 'pl-PL', 'sv-SE', 'es-ES', 'it-IT', 'pt-PT', 'en-IN'];
  test.each(locales)('%s reads back as itself, or is asked about', (locale) => {
    const write = new Intl.NumberFormat(locale, { minimumFractionDigits: 0, maximumFractionDigits: 2 });
    const twoDecimals = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.constantFrom(write, twoDecimals), (hundredths, format) => {
        for (const said of Object.values(saidByEach(format.format(hundredths / 100)))) {
          expect([hundredths, 'asked']).toContain(said);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('any text is the same to every way in', () => {
  const piece = fc.constantFrom(...'0123456789.,:h m½£-()\u00a0\u2009’E+%'.split(''));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
        fc.string(),
      ),
      (text) => {
        const said = saidByEach(text);
        expect(new Set(Object.values(said)).size, JSON.stringify([text, said])).toBe(1);
      },
    ),
    { numRuns: 300 },
  );
});
