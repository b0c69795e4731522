// What spreadsheets make of numbers and dates: read where there is one meaning, refused where there are two.
import { describe, expect, test } from 'vitest';
import { readDate, writeDate } from '../../../src-shared/council-csv/dates.ts';
import { readQuantity, readVisits } from '../../../src-shared/council-csv/quantities.ts';
import { codes, fileOf, headings, preview, read, refusals, row, text } from './fixtures.ts';

describe('a quantity', () => {
  test.each([
    ['8.00', 800],
    ['8', 800],
    [' 8.5 ', 850],
    ['8.250', 825],
    ['.25', 25],
    ['\u00a07.50\u00a0', 750],
    ['99999.99', 9_999_999],
  ])('%j is read without a word', (cell, quantity) => {
    expect(readQuantity(cell)).toEqual({ ok: true, quantity, note: null });
  });

  test.each([
    ['1,234.50', 123_450, '1234.50'],
    ['1 234.50', 123_450, '1234.50'],
    ['1.234,50', 123_450, '1234.50'],
    ['1,5', 150, '1.50'],
    ['12,25', 1225, '12.25'],
    ['1,234.', 123_400, '1234.00'],
    ['1 234,5', 123_450, '1234.50'],
    ["1'234.5", 123_450, '1234.50'],
    ['16·5', 1650, '16.50'],
    ['１６．５', 1650, '16.50'],
    [',5', 50, '0.50'],
    ['7:30', 750, '7.50'],
    ['07:30:00', 750, '7.50'],
    ['1h30', 150, '1.50'],
    ['1h45m', 175, '1.75'],
    ['90m', 150, '1.50'],
    ['1.5h', 150, '1.50'],
    ['8 hrs', 800, '8.00'],
    ['½', 50, '0.50'],
    ['1½', 150, '1.50'],
    ['1 1/2', 150, '1.50'],
    ['="8.50"', 850, '8.50'],
    ["'8.50", 850, '8.50'],
    ['8.700000000000001', 870, '8.70'],
    ['1.2999999999999998', 130, '1.30'],
    ['5.550000190734863', 555, '5.55'],
    ['-1.7763568394002505e-15', 0, '0.00'],
    ['-0.00', 0, '0.00'],
    ['1.05E1', 1050, '10.50'],
  ])('%j is read as %i hundredths and noted', (cell, quantity, as) => {
    expect(readQuantity(cell)).toEqual({
      ok: true,
      quantity,
      note: { code: 'quantity-form', message: `Quantity “${cell}” read as ${as}.` },
    });
  });

  test.each([
    ['1,234', 'can mean thousands or decimals'],
    ['-2', 'is less than 0'],
    ['(2.00)', 'is less than 0'],
    ['2.125', 'has more than two decimals'],
    ['2,125.125', 'has more than two decimals'],
    ['1.000', 'can mean thousands or decimals: 1 or 1,000 hours'],
    ['1,000', 'can mean thousands or decimals: 1 or 1,000 hours'],
    ['1:20', 'is no whole number of hundredths'],
    ['£16.50', 'is an amount of money'],
    ['50%', 'is a percentage'],
    ['01-Feb', 'is a date'],
    ['7:30 am', 'is a time of day'],
    ['1E+2', 'is written with a power of ten'],
    ['#####', 'was too wide for its column'],
    ['#REF!', 'is an error of a formula'],
    ['eight', 'is not a number of hours'],
    ['–', 'is blank'],
    ['.', 'is not a number of hours'],
    ['1,2,3', 'is not a number of hours'],
    ['100000', 'is more than a week can hold'],
    ['', 'is blank'],
  ])('%j is refused: it %s', (cell, wrong) => {
    const found = readQuantity(cell);
    expect(found).toMatchObject({ ok: false, wrong: expect.stringContaining(wrong) });
    expect(found.ok ? '' : found.fix).not.toBe('');
  });

  test('that cannot be read names row, column, cell and what to write instead', () => {
    const shown = preview(fileOf(row({ missed: 'two' })));
    expect(shown.rejected).toEqual([
      {
        row: 2,
        lineId: 'line-0012345',
        problems: [
          {
            code: 'quantity-unreadable',
            row: 2,
            column: 'Weekly Missed Quantity',
            message: 'Row 2, column G (Weekly Missed Quantity): “two” is not a number of hours.',
            fix: 'Write the hours with a point and at most two decimals, such as 7.50.',
          },
        ],
      },
    ]);
  });

  test('that is blank is 0 where there was nothing to say, and refused in the actual', () => {
    const file = fileOf(row({ frustrated: '', missed: '', extra: ' ' }), row({ actual: '' }));
    expect(file.rows[0]).toMatchObject({
      values: { frustrated: 0, missed: 0, extra: 0 },
      notes: [{ code: 'quantity-blank' }],
    });
    expect(file.rows[1]?.problems).toMatchObject([
      { column: 'Weekly Actual Quantity', message: 'Row 3, column E (Weekly Actual Quantity): the cell is blank.' },
    ]);
  });

  test('with a decimal comma is read from a file with semicolons', () => {
    const file = read(text([headings, row({ actual: '8,25', missed: '1,75' })], ';'));
    expect(file.rows[0]?.values).toMatchObject({ actual: 825, missed: 175 });
  });
});

describe('a quantity with two readings', () => {
  test('is read once a person said which is the decimal mark', () => {
    expect(readQuantity('1,000', ',')).toMatchObject({ ok: true, quantity: 100 });
    expect(readQuantity('1,000', '.')).toMatchObject({ ok: true, quantity: 100_000 });
    expect(readQuantity('1.000', '.')).toMatchObject({ ok: true, quantity: 100 });
    expect(readQuantity('1.000', ',')).toMatchObject({ ok: true, quantity: 100_000 });
  });

  test('shows both', () => expect(readQuantity('1.500')).toMatchObject({ readings: ['1.5', '1,500'] }));
});

describe('a number of visits', () => {
  test.each([
    ['7', 7],
    ['7.00', 7],
    ['0', 0],
  ])('%j is read', (cell, visits) => {
    expect(readVisits(cell)).toEqual({ ok: true, quantity: visits, note: null });
  });

  test.each(['', '7.5', 'seven', '-1'])('%j is refused', (cell) => {
    expect(readVisits(cell).ok).toBe(false);
  });
});

describe('a date', () => {
  test('in the council’s form is read without a word', () => {
    expect(readDate('2025/02/17', 'YYYY/MM/DD')).toEqual({ ok: true, weekStart: '2025-02-17', note: null });
    expect(readDate('17/02/2025', 'DD/MM/YYYY')).toEqual({ ok: true, weekStart: '2025-02-17', note: null });
  });

  test.each([
    '17/02/2025',
    '2025-02-17',
    '2025/2/17',
    '17/2/25',
    '17-02-2025',
    '17.02.2025',
    '17. 2. 2025.',
    '2025. 02. 17.',
    '１７/０２/２０２５',
    '17-Feb-25',
    '17-Feb-2025',
    '17 February 2025',
    'Monday 17 February 2025',
    'Mon, 17 Feb 2025',
    'February 17, 2025',
    '17th Feb 2025',
    '20250217',
    '45705',
    '45705.00',
    '02/17/2025',
    '17/02/2025 00:00',
    '2025-02-17T00:00:00Z',
    '17 - Feb 2025',
    'W/C 17/02/2025',
    'wc 17 Feb 2025',
    'Week commencing: 17/02/2025',
    'week of 17 February 2025',
  ])('%s is read as that Monday and noted', (cell) => {
    expect(readDate(cell, 'YYYY/MM/DD')).toEqual({
      ok: true,
      weekStart: '2025-02-17',
      note: { code: 'date-form', message: `Date ${cell} read as Monday 17 February 2025.` },
    });
  });

  test.each([
    '2025-06-08 23:00:00',
    '2025-06-08T23:00:00Z',
    '2025-06-08T23:00:00.000Z',
    '2025-06-09T00:00:00+01:00',
    '08/06/2025 23:00',
    '45816.9583333333',
    '2025-06-08T22:00:00Z',
    'Sun, 8 Jun 2025 23:59:17',
  ])('%s is the Monday whose midnight went through another time zone', (cell) => {
    expect(readDate(cell, 'YYYY/MM/DD')).toMatchObject({ ok: true, weekStart: '2025-06-09' });
  });

  test('at the midnight on which summer time has just begun is that Monday', () => {
    expect(readDate('2025-03-30T23:00:00Z', 'YYYY/MM/DD')).toMatchObject({ ok: true, weekStart: '2025-03-31' });
  });

  test('with a time of day in the week counts for its week', () => {
    expect(readDate('2025-06-08 14:05:33', 'YYYY/MM/DD')).toMatchObject({ ok: true, weekStart: '2025-06-02' });
  });

  test.each(['W/E 23/02/2025', 'Week ending 23 Feb 2025', '17/02/2025 - 23/02/2025', '17 Feb 2025 to 23 Feb 2025'])(
    '%s is that week, and noted',
    (cell) => {
      const found = readDate(cell, 'YYYY/MM/DD');
      expect([found.ok && found.weekStart, found.ok && found.note !== null]).toEqual(['2025-02-17', true]);
    },
  );

  test.each(['17/02/2025 - 02/03/2025', '17/02/2025 - soon', 'Week 8', 'W/C soon', 'We 17', '17 February'])(
    '%s is no one week',
    (cell) => expect(readDate(cell, 'YYYY/MM/DD').ok).toBe(false),
  );

  test('whose weekday does not fit is refused', () => {
    expect(readDate('Monday 18 February 2025', 'YYYY/MM/DD')).toMatchObject({
      ok: false,
      wrong: 'names a weekday that its date is not',
    });
  });

  test('inside the week counts for its Monday and is noted', () => {
    expect(readDate('2025/02/23', 'YYYY/MM/DD')).toEqual({
      ok: true,
      weekStart: '2025-02-17',
      note: {
        code: 'date-inside-week',
        message:
          'Date 2025/02/23 is Sunday 23 February 2025: counted for the week that starts on Monday 17 February 2025.',
      },
    });
  });

  test('that is a Monday only when read the American way could be two weeks, and is refused', () => {
    expect(readDate('02/10/2025', 'YYYY/MM/DD')).toMatchObject({
      ok: false,
      code: 'date-ambiguous',
      wrong: 'could be Thursday 2 October 2025 or, written the American way, Monday 10 February 2025',
    });
  });

  test('that is a Monday the British way is read that way', () => {
    expect(readDate('10/02/2025', 'YYYY/MM/DD')).toMatchObject({ ok: true, weekStart: '2025-02-10' });
  });

  test.each([
    '',
    '17/02',
    '17-Feb',
    '31/02/2025',
    '2025/13/01',
    '########',
    'soon',
    '12345',
    '99999',
    '17/02/1925',
    '2025',
  ])('%j is refused', (cell) => {
    expect(readDate(cell, 'YYYY/MM/DD')).toMatchObject({ ok: false, code: 'date-unreadable' });
  });

  test('that cannot be read says what to write, in the council’s form', () => {
    const shown = preview(fileOf(row({ date: '31/02/2025' })));
    expect(codes(shown)).toEqual(['date-unreadable']);
    expect(refusals(shown)).toEqual(['Row 2, column D (Date): “31/02/2025” is not a date.']);
    expect(shown.rejected[0]?.problems[0]?.fix).toBe('Write the Monday of the week as 2025/02/17.');
  });

  test.each([
    ['YYYY/MM/DD', '2025/03/03'],
    ['DD/MM/YYYY', '03/03/2025'],
    ['YYYY-MM-DD', '2025-03-03'],
  ] as const)('is written in the council’s form %s', (format, written) => {
    expect(writeDate('2025-03-03', format)).toBe(written);
  });
});
