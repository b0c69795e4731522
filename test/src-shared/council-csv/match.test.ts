// Which line a row speaks of; a doubt is refused, since a guess would write one person's care into another's record.
import { describe, expect, test } from 'vitest';
import { matchCouncilFile } from '../../../src-shared/council-csv/index.ts';
import type { ServiceLine } from '../../../src-shared/domain/lines.ts';
import { codes, fileOf, line, preview, refusals, row } from './fixtures.ts';

function matches(rows: string[][], lines: ServiceLine[]): (string | string[])[] {
  return matchCouncilFile(fileOf(...rows), lines).rows.map((found) =>
    found.state === 'matched' ? found.line.id : found.problems.map((problem) => problem.code),
  );
}

describe('an SS Ref', () => {
  test('that lost its leading zeros finds its person again, and that is noted', () => {
    const shown = preview(fileOf(row({ ssRef: '12345' })));
    expect(shown.counts).toMatchObject({ unchanged: 1, rejected: 0 });
    expect(shown.notes).toEqual([
      { code: 'ss-ref-zeros', message: 'SS Ref 12345 matched 0012345: Excel removed the leading zeros.', rows: [2] },
    ]);
  });

  test('that could be two people without its zeros is refused, naming both', () => {
    const lines = [line({ ssRef: '012345' }), line({ ssRef: '0012345' })];
    const shown = preview(fileOf(row({ ssRef: '12345' })), { lines });
    expect(codes(shown)).toEqual(['ss-ref-ambiguous']);
    expect(refusals(shown)[0]).toContain('could then be 012345 or 0012345');
  });

  test('with a slip is told whom it nearly names', () => {
    const lines = [line({ ssRef: '2105275' }), line({ ssRef: '0012345' })];
    const names = new Map([
      ['2105275', 'Idris Bell'],
      ['0012345', 'Ada Okafor'],
    ]);
    const file = fileOf(row({ ssRef: '2105257' }), row({ service: 'Day Care' }), row({ ssRef: '12345' }));
    const { rows } = matchCouncilFile(file, lines, (ssRef) => names.get(ssRef) ?? null);
    const said = rows.flatMap((found) => (found.state === 'unmatched' ? found.problems.map((one) => one.message) : []));
    expect(said[0]).toContain('2105275 (Idris Bell) is nearly the same');
    expect(said[1]).toContain('SS Ref 0012345 (Ada Okafor) has no service “Day Care');
    const both = [line({ ssRef: '012345' }), line({ ssRef: '0012345' })];
    const [first] = matchCouncilFile(fileOf(row({ ssRef: '12345' })), both, (ssRef) => names.get(ssRef) ?? null).rows;
    expect(first?.state === 'unmatched' && first.problems[0]?.message).toContain(
      'could then be 012345 or 0012345 (Ada Okafor)',
    );
  });

  test('that stands as it is, but could also be what is left of another with the same service, is refused', () => {
    const lines = [line({ ssRef: '12345' }), line({ ssRef: '0012345' })];
    expect(matches([row({ ssRef: '12345' })], lines)).toEqual([['ss-ref-ambiguous']]);
  });

  test('is not doubted in a file that still has its zeros', () => {
    const lines = [line({ ssRef: '12345' }), line({ ssRef: '0012345' })];
    expect(matches([row({ ssRef: '12345' }), row()], lines)).toEqual(['line-12345', 'line-0012345']);
  });

  test('is not doubted when the other person has no such service', () => {
    const lines = [line({ ssRef: '12345' }), line({ ssRef: '0012345', service: 'Extra Care' })];
    expect(matches([row({ ssRef: '12345' })], lines)).toEqual(['line-12345']);
  });

  test('that still has a zero is not completed with more of them', () => {
    expect(matches([row({ ssRef: '012345' })], [line()])).toEqual([['ss-ref-unknown']]);
  });

  test('in scientific form is refused and named, since its digits are lost', () => {
    const shown = preview(fileOf(row({ ssRef: '1.23E+04' })));
    expect(codes(shown)).toEqual(['ss-ref-scientific']);
    expect(refusals(shown)[0]).toBe(
      'Row 2, column C (SS Ref): Excel has turned the SS Ref into “1.23E+04”, a number in scientific form, and its digits are lost.',
    );
    expect(shown.rejected[0]?.problems[0]?.fix).toContain('formatted as text');
  });

  test.each(['1.2345E4', '1.2345E+04', '1.2345e+4'])(
    'in scientific form with every digit (%s) has lost nothing',
    (cell) => {
      expect(matches([row({ ssRef: cell })], [line()])).toEqual(['line-0012345']);
    },
  );

  test.each(['\u202a0012345\u202c', '00\u200b12345', '００１２３４５', '0012345\u00a0', '00 12345'])(
    'with marks that nobody sees (%j) is that of its person',
    (cell) => {
      expect(matches([row({ ssRef: cell })], [line()])).toEqual(['line-0012345']);
    },
  );

  test('that is one slip away from a known one says so, and is refused', () => {
    const lines = [line({ ssRef: '2105275' })];
    const shown = preview(fileOf(row({ ssRef: '2105257' })), { lines });
    expect(codes(shown)).toEqual(['ss-ref-unknown']);
    expect(refusals(shown)[0]).toContain('2105275 is nearly the same');
  });

  test.each([
    ['"=""0012345"""', 'it was written as a formula'],
    ["'0012345", 'an apostrophe stood before it'],
  ])('written as %s is found, and noted', (cell, form) => {
    const shown = preview(fileOf(row({ ssRef: cell })));
    expect(shown.counts.rejected).toBe(0);
    expect(shown.notes[0]?.message).toContain(form);
  });

  test.each(['12345.0', '"12,345"'])('that became a number (%s) finds its person again', (cell) => {
    expect(matches([row({ ssRef: cell })], [line()])).toEqual(['line-0012345']);
  });

  test.each([
    ['', 'ss-ref-empty'],
    ['####', 'ss-ref-damaged'],
    ['0099999', 'ss-ref-unknown'],
  ])('%j is refused', (cell, code) => {
    expect(matches([row({ ssRef: cell })], [line()])).toEqual([[code]]);
  });
});

describe('a service', () => {
  test('that differs only in capitals and blanks is found, and noted', () => {
    const shown = preview(fileOf(row({ service: 'HOME  support' })));
    expect(shown.counts.rejected).toBe(0);
    expect(shown.notes).toMatchObject([{ code: 'service-form' }]);
  });

  test('whose dash a spreadsheet garbled is found, and noted', () => {
    const shown = preview(fileOf(row({ service: 'Home Support â€“ nights' })), {
      lines: [line({ service: 'Home Support – nights' })],
    });
    expect(shown.counts.rejected).toBe(0);
    expect(shown.notes).toMatchObject([{ code: 'service-form' }]);
  });

  test('is found exactly before it is found with other capitals', () => {
    const lines = [line({ id: 'a', serviceLevel: 'single' }), line({ id: 'b' })];
    expect(matches([row()], lines)).toEqual(['b']);
  });

  test('that the person does not have is refused, naming those that they have', () => {
    const shown = preview(fileOf(row({ service: 'Extra Care' })));
    expect(codes(shown)).toEqual(['line-unknown']);
    expect(refusals(shown)[0]).toContain('the plan has “Home Support / Single”');
  });

  test('of two levels is told apart by the level', () => {
    const lines = [line({ id: 'a' }), line({ id: 'b', serviceLevel: 'Double' })];
    expect(matches([row({ level: 'Double' }), row()], lines)).toEqual(['b', 'a']);
  });

  test('that is not planned in that week is refused, saying when it is', () => {
    const shown = preview(fileOf(row()), { lines: [line({ endDate: '2025-02-16' })] });
    expect(codes(shown)).toEqual(['line-not-planned']);
    expect(refusals(shown)[0]).toContain('from 1 January 2024 to 16 February 2025, not in the week 17 to 23 February');
  });

  test('that starts on the week’s Sunday is planned in that week', () => {
    expect(matches([row()], [line({ startDate: '2025-02-23' })])).toEqual(['line-0012345']);
  });

  test('that follows another of the same name is told apart by the week', () => {
    const lines = [line({ id: 'a', endDate: '2025-02-16' }), line({ id: 'b', startDate: '2025-02-17' })];
    expect(matches([row(), row({ date: '2025/02/10' })], lines)).toEqual(['b', 'a']);
  });

  test('of two lines in one week cannot be told apart, and is refused', () => {
    const lines = [line({ id: 'a', endDate: '2025-02-19' }), line({ id: 'b', startDate: '2025-02-20' })];
    expect(matches([row()], lines)).toEqual([['line-ambiguous']]);
  });
});

describe('rows of the same line and week', () => {
  test('are all refused, naming each other', () => {
    const shown = preview(fileOf(row(), row({ actual: '8.00' })));
    expect(codes(shown)).toEqual(['row-repeated', 'row-repeated']);
    expect(refusals(shown)[1]).toBe(
      'Row 3: rows 2 and 3 are all SS Ref 0012345, “Home Support / Single”, week 17 to 23 February 2025.',
    );
  });

  test('are found when one has lost its zeros, is dated inside the week, and cannot be read', () => {
    const shown = preview(fileOf(row(), row({ ssRef: '12345', date: '19/02/2025', actual: '?' })));
    expect(codes(shown)).toEqual(['row-repeated', 'quantity-unreadable', 'row-repeated']);
  });

  test('of different weeks are no repetition', () => {
    expect(matches([row(), row({ date: '2025/02/24' })], [line()])).toEqual(['line-0012345', 'line-0012345']);
  });
});

describe('lines alike in one week', () => {
  const ten = line({ id: 'ten' });
  const four = line({ id: 'four', plannedQuantity: 400, plannedVisits: 2 });
  const [rowOfTen, rowOfFour] = [row(), row({ actual: '4.00', visits: '2' })];

  test('are told apart by plan, whatever their order', () => {
    expect(matches([rowOfTen, rowOfFour], [ten, four])).toEqual(['ten', 'four']);
    expect(matches([rowOfFour, rowOfTen], [ten, four])).toEqual(['four', 'ten']);
    expect(matches([rowOfFour], [ten, four])).toEqual(['four']);
  });

  test('are told apart by visits where an actual was changed alone', () => {
    expect(matches([row({ actual: '8.00' }), row({ actual: '1.00', visits: '2' })], [four, ten])).toEqual([
      'ten',
      'four',
    ]);
  });

  test('that are planned alike stand in their order', () => {
    const twins = [line({ id: 'a' }), line({ id: 'b' })];
    expect(matches([rowOfTen, row({ missed: '1.00', actual: '9.00' })], twins)).toEqual(['a', 'b']);
  });

  test('of which a single row could be either are not guessed', () => {
    expect(matches([row({ actual: '7.00', visits: '5' })], [ten, four])).toEqual([['line-ambiguous']]);
  });

  test('with more rows than lines are refused, naming how many there are', () => {
    const shown = preview(fileOf(rowOfTen, rowOfFour, rowOfFour), { lines: [ten, four] });
    expect(codes(shown)).toEqual(['row-repeated', 'row-repeated', 'row-repeated']);
    expect(refusals(shown)[0]).toContain('of which the plan has only 2');
  });
});
