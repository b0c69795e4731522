// Ways in × kinds: what each way makes of each kind of text, and that none makes something else of it than another.
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { bradford } from '../src-shared/council/index.ts';
import { readCouncilFile } from '../src-shared/council-csv/index.ts';
import { addDays } from '../src-shared/domain/week.ts';
import { knownReferences } from '../src-shared/readers/known-references.ts';
import {
  type Said,
  saidByEach,
  saidByLog,
  waysIn,
  waysInForDates,
  waysInForReferences,
  weekByEach,
} from './every-way-in.ts';

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
  ['a minus sign behind', '49.03-', 'refused'],
  ['a day and hours, as .NET writes 36', '1.12:00:00', 'refused'],
  ['a date that was a fraction', '3/5/2011', 'refused'],
  ['a logical value', 'TRUE', 'refused'],
  ['a power of ten that nobody writes', '12E1', 'refused'],
  ['more than a day on a clock', '37:30:00', 3750],
  ['two words for one amount', '1 hour 30 minutes', 150],
  ['a sum just below', '2.9999999996', 300],
  ['words', 'all of it', 'refused'],
  ['more than two decimals', '1.255', 'refused'],
  ['a duration as programs write it to each other', 'PT1H30M', 'refused'],
  ['hours as a day of 1899', '30/12/1899 01:30', 'refused'],
  ['a range', '7.5–8', 'refused'],
  ['a sum', '2+1', 'refused'],
  ['a doubt', '2?', 'refused'],
  ['a footnote’s mark', '2†', 'refused'],
  ['two figures', '8 (7.5)', 'refused'],
  ['times of a day', '8:00-9:30', 'refused'],
  ['minutes of one digit', '2:5', 'refused'],
];

describe.each(kinds)('%s (%s)', (_, text, right) => {
  test.each(ways)('%s', (way) => expect(waysIn[way]?.(text)).toBe(right));
  // More than a week has is no length of a visit.
  test('log', () => expect(saidByLog(text)).toBe(typeof right === 'number' && right > 16_800 ? 'refused' : right));
});

const dates: [string, string, string][] = [
  ['as the council writes it', '2025/02/17', '2025-02-17'],
  ['as Excel rewrites it', '17/02/2025', '2025-02-17'],
  ['in ISO’s form', '2025-02-17', '2025-02-17'],
  ['as Excel counts it', '45705', '2025-02-17'],
  ['in words', 'Mon 17 February 2025', '2025-02-17'],
  ['a day inside the week', '19/02/2025', '2025-02-17'],
  ['a midnight that went through another zone', '16/02/2025 23:00', '2025-02-17'],
  ['with full-width digits', '２０２５/０２/１７', '2025-02-17'],
  ['with a mark nobody sees', '17/02/2025\u200e', '2025-02-17'],
  ['of another week', '2025/02/24', '2025-02-24'],
  ['of two weeks, the American way too', '02/03/2025', 'refused'],
  ['no day at all', '31/02/2025', 'refused'],
  ['words', 'last week', 'refused'],
  ['a number of the week', '2025-W08', 'refused'],
  ['from a Monday to its Sunday', '17/02/2025 - 23/02/2025', '2025-02-17'],
  ['in seconds since 1970', '1739750400', 'refused'],
  ['in another language', '17 février 2025', 'refused'],
  ['without a year', '17 Feb', 'refused'],
  ['the American way round, and no other', '02/17/2025', '2025-02-17'],
];

describe.each(dates)('a date %s (%s)', (_, text, right) => {
  test.each(Object.keys(waysInForDates))('%s', (way) => {
    const isOneWeek = way.startsWith('paste') || way === 'read-back';
    const here = isOneWeek && right !== 'refused' && right !== '2025-02-17' ? 'another week' : right;
    expect(waysInForDates[way]?.(text)).toBe(here);
  });
});

const references: [string, string, string][] = [
  ['as it is', '0012345', '0012345'],
  ['without its zeros', '12345', '0012345'],
  ['with blanks around it', '\u00a00012345 ', '0012345'],
  ['with a joiner in it', '0012\u200d345', '0012345'],
  ['with full-width digits', '００１２３４５', '0012345'],
  ['as a formula’s text', '="0012345"', '0012345'],
  ['behind a guard', "'0012345", '0012345'],
  ['with decimals of a spreadsheet', '12345.0', '0012345'],
  ['with a power of ten that lost nothing', '1.2345E4', '0012345'],
  ['with a power of ten that lost digits', '1.2E+4', 'nobody'],
  ['with swapped digits', '0012354', 'nobody'],
  ['an error of a spreadsheet', '#REF!', 'nobody'],
  ['a date that a spreadsheet made of it', '12-Mar-45', 'nobody'],
  ['a blank between its digits', '001 2345', '0012345'],
  ['a point behind', '0012345.', '0012345'],
  ['in brackets', '[0012345]', 'nobody'],
  ['behind words', 'SS Ref: 0012345', 'nobody'],
  ['with a name', '0012345 (Ada Okafor)', 'nobody'],
  ['with a letter for a zero', 'O012345', 'nobody'],
  ['with a zero too many', '00012345', 'nobody'],
  ['as a formula that was not worked out', '=T("0012345")', 'nobody'],
];

describe.each(references)('an SS Ref %s (%s)', (_, text, right) => {
  test.each(Object.keys(waysInForReferences))('%s', (way) => expect(waysInForReferences[way]?.(text)).toBe(right));
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

/** What a program writes of a row's hours, day and SS Ref, and how it parts and quotes the cells. */
interface Habit {
  locale: string;
  day: (iso: string) => string;
  /** The program takes an SS Ref for a number, and its zeros go. */
  losesZeros: boolean;
  separator: ',' | ';' | '\t';
  quotes: boolean;
  hours: Intl.NumberFormatOptions;
}

const dayFirst = (mark: string) => (iso: string) => iso.split('-').reverse().join(mark);
const excel = { losesZeros: true, quotes: false, hours: { maximumFractionDigits: 2, useGrouping: false } } as const;
const shown = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;
const habits: [string, Habit][] = [
  ['Excel in Britain', { ...excel, locale: 'en-GB', day: dayFirst('/'), separator: ',' }],
  ['Excel in Germany', { ...excel, locale: 'de-DE', day: dayFirst('.'), separator: ';' }],
  ['Excel in Sweden', { ...excel, locale: 'sv-SE', day: (iso) => iso, separator: ';' }],
  ['Excel in France, as shown', { ...excel, locale: 'fr-FR', day: dayFirst('/'), separator: ';', hours: shown }],
  ['Excel’s Unicode text', { ...excel, locale: 'pl-PL', day: dayFirst('.'), separator: '\t', hours: shown }],
  ['LibreOffice, as shown', { ...excel, locale: 'en-GB', day: dayFirst('/'), separator: ',', hours: shown }],
  [
    'LibreOffice, all quoted',
    { ...excel, losesZeros: false, locale: 'en-GB', day: (iso) => iso, separator: ';', quotes: true },
  ],
  [
    'papaparse',
    { ...excel, losesZeros: false, locale: 'en-US', day: (iso) => iso.replaceAll('-', '/'), separator: ',' },
  ],
];

test.each(habits)('what %s writes of a week reads back as itself, or is asked about', (_, habit) => {
  const anyRow = fc.record({
    ssRef: fc.constantFrom('0012345', '0000107', '2104338'),
    missed: fc.integer({ min: 0, max: 400_000 }),
    week: fc.integer({ min: 0, max: 150 }).map((weeks) => addDays('2024-01-01', 7 * weeks)),
    comment: fc.stringMatching(/^[A-Za-z ;,"'é£½–\n]{0,20}$/).filter((text) => !/^['=]/.test(text.trim())),
  });
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 1, maxLength: 8 }), (rows) => {
      const number = new Intl.NumberFormat(habit.locale, habit.hours);
      const written = rows.map(({ ssRef, missed, week, comment }) => [
        ...['Home Support', 'Single', habit.losesZeros ? ssRef.replace(/^0+/, '') : ssRef, habit.day(week)],
        ...['0', '0', number.format(missed / 100), '0', '7', comment],
      ]);
      const headings = bradford.csv.columns.map(({ header }) => header);
      const text = Papa.unparse([headings, ...written], { delimiter: habit.separator, quotes: habit.quotes });
      const file = readCouncilFile(new TextEncoder().encode(`${text}\r\n`), bradford);
      const people = knownReferences(['0012345', '0000107', '2104338']);
      expect(file.rows).toHaveLength(rows.length);
      for (const [at, { ssRef, missed, week, comment }] of rows.entries()) {
        const row = file.rows[at];
        const asked = row?.problems.some(({ readings, code }) => readings !== undefined || code === 'date-ambiguous');
        if (asked) continue;
        expect(people.find(row?.ssRef ?? '')).toMatchObject({ ok: true, reference: ssRef });
        expect(row).toMatchObject({ weekStart: week, values: { missed, comment } });
      }
    }),
    { numRuns: 60 },
  );
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

test('any week is the same to every container', () => {
  const missed = fc.constantFrom(...kinds.map(([, text]) => text));
  const date = fc.constantFrom(...dates.map(([, text]) => text));
  const ssRef = fc.constantFrom(...references.map(([, text]) => text));
  fc.assert(
    fc.property(fc.array(fc.record({ missed, date, ssRef }), { minLength: 1, maxLength: 6 }), (rows) => {
      const said = weekByEach(rows);
      expect(new Set(Object.values(said)).size, JSON.stringify(said)).toBe(1);
    }),
    { numRuns: 60 },
  );
});
