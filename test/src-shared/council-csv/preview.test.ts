// What an import would do, before it does it: each row counted once, each refusal with its reason.
import { describe, expect, test } from 'vitest';
import { actual, codes, fileOf, headings, line, preview, read, refusals, row, text, variation } from './fixtures.ts';

describe('a preview', () => {
  test('counts rows that change, stay, and cannot be used', () => {
    const lines = ['0012345', '0012399', '0012401'].map((ssRef) => line({ ssRef }));
    const actuals = lines.map(({ id }) => actual({ lineId: id }));
    const file = fileOf(
      row({ actual: '8.00', missed: '2.00', comment: 'Refused' }),
      row({ ssRef: '0012399', actual: '10', visits: '7.0' }),
      row({ ssRef: '0077777' }),
    );
    const shown = preview(file, { lines, actuals });
    expect(shown.counts).toEqual({ read: 3, changed: 1, unchanged: 1, rejected: 1 });
    expect(shown.unchanged).toEqual([{ row: 3, lineId: 'line-0012399' }]);
    expect(shown.linesWithoutRow).toEqual(['line-0012401']);
  });

  test('gives for a changed row what was, what will be, and each difference', () => {
    const [changed] = preview(fileOf(row({ actual: '8.00', missed: '2.00', comment: 'Refused' }))).changed;
    expect(changed).toEqual({
      row: 2,
      lineId: 'line-0012345',
      ssRef: '0012345',
      before: actual(),
      after: actual({
        actual: 800,
        missed: 200,
        comment: 'Refused',
        variations: [variation({ reason: 'unspecified' })],
      }),
      fields: [
        { field: 'actual', from: '10.00', to: '8.00' },
        { field: 'missed', from: '0.00', to: '2.00' },
        { field: 'comment', from: '', to: 'Refused' },
      ],
    });
  });

  test('keeps the reasons of a category whose quantity is unchanged', () => {
    const hospital = variation({ category: 'frustrated', reason: 'hospital', quantity: 300, hospitalStayId: 'stay' });
    const before = actual({ actual: 700, frustrated: 300, comment: 'Hospital week 1', variations: [hospital] });
    const file = fileOf(row({ actual: '5.00', frustrated: '3.00', missed: '2.00', comment: 'Hospital week 1' }));
    expect(preview(file, { actuals: [before] }).changed[0]?.after.variations).toEqual([
      hospital,
      variation({ reason: 'unspecified' }),
    ]);
  });

  test('takes a new quantity’s reason as not said, although the old one had a reason', () => {
    const before = actual({ actual: 800, missed: 200, variations: [variation()] });
    const file = fileOf(row({ actual: '7.00', missed: '3.00' }));
    expect(preview(file, { actuals: [before] }).changed[0]?.after.variations).toEqual([
      variation({ reason: 'unspecified', quantity: 300 }),
    ]);
  });

  test('drops the reasons of a category that the file sets to 0', () => {
    const before = actual({ actual: 800, missed: 200, variations: [variation()] });
    expect(preview(fileOf(row()), { actuals: [before] }).changed[0]?.after.variations).toEqual([]);
  });

  test('takes the plan from the line where the week has no actual yet', () => {
    const [changed] = preview(fileOf(row({ visits: '6' })), { actuals: [] }).changed;
    expect(changed?.before).toBeNull();
    expect(changed?.after).toEqual(actual({ visits: 6 }));
  });

  test('does not refuse a row that does not balance: the rules say what is wrong with it', () => {
    const shown = preview(fileOf(row({ actual: '9.00', missed: '2.00', visits: '12' })));
    expect(shown.counts).toEqual({ read: 1, changed: 1, unchanged: 0, rejected: 0 });
    expect(shown.changed[0]?.after).toMatchObject({ actual: 900, missed: 200, visits: 12 });
  });

  test('counts a comment whose line breaks alone differ as unchanged', () => {
    const shown = preview(fileOf(row({ comment: '"one\r\ntwo"' })), { actuals: [actual({ comment: 'one\ntwo' })] });
    expect(shown.counts.unchanged).toBe(1);
  });

  test('takes no row whose marks have backslashes before them, since their words would change', () => {
    const shown = preview(read(text([headings, row({ comment: '"he said \\"no\\" twice"' })])));
    expect(codes(shown)).toEqual(['quote-escaped']);
    expect(preview(read(text([headings, row({ comment: '"C:\\"' })]))).changed[0]?.after.comment).toBe('C:\\');
  });

  test('takes the mark with which DOS ends a file for no row', () => {
    const file = read(`${text([headings, row()])}\u001a`);
    expect([file.rows.length, file.problems]).toEqual([1, []]);
  });

  test('takes no comment that a spreadsheet made an error of, and keeps the one that is here', () => {
    const shown = preview(fileOf(row({ missed: '2.00', comment: '#NAME?' })), {
      actuals: [actual({ comment: 'Away' })],
    });
    expect([codes(shown), shown.changed]).toEqual([['comment-damaged'], []]);
    // Whoever wrote it in the portal meant it.
    const same = preview(fileOf(row({ comment: '#N/A' })), { actuals: [actual({ comment: '#N/A' })] });
    expect(same.counts).toMatchObject({ unchanged: 1 });
  });

  test('counts blanks around a comment as nothing, as every other way in does', () => {
    expect(preview(fileOf(row({ comment: ' ' }))).counts).toMatchObject({ unchanged: 1 });
    const same = preview(fileOf(row({ comment: ' Away\u00a0' })), { actuals: [actual({ comment: 'Away' })] });
    expect(same.counts).toMatchObject({ unchanged: 1 });
    expect(preview(fileOf(row({ comment: ' Away ' }))).changed[0]?.after.comment).toBe('Away');
  });

  test('keeps a comment whose letters a spreadsheet garbled, and says so', () => {
    const shown = preview(fileOf(row({ comment: 'JosÃ© â€“ ill' })), { actuals: [actual({ comment: 'José – ill' })] });
    expect(shown.counts).toMatchObject({ changed: 0, unchanged: 1 });
    expect(shown.notes).toMatchObject([{ code: 'comment-garbled', rows: [2] }]);
  });

  test('takes a comment with accents as it is', () => {
    const shown = preview(fileOf(row({ comment: 'José – ill, Ã' }).map((cell) => cell.replace(',', ''))));
    expect(shown.changed[0]?.after.comment).toBe('José – ill Ã');
    expect(shown.notes).toEqual([]);
  });

  test('refuses a row of another week, and names both weeks', () => {
    const shown = preview(fileOf(row({ date: '2025/02/24' })));
    expect(codes(shown)).toEqual(['week-other']);
    expect(refusals(shown)).toEqual([
      'Row 2 is of the week 24 February to 2 March 2025, but this is the week 17 to 23 February 2025.',
    ]);
  });

  test('refuses a comment that is longer than can be kept, rather than cut it', () => {
    const shown = preview(fileOf(row({ comment: 'x'.repeat(4001) })));
    expect(codes(shown)).toEqual(['comment-too-long']);
  });

  test('says a note once for all the rows that it is true of', () => {
    const lines = ['0012345', '0012399'].map((ssRef) => line({ ssRef }));
    const file = fileOf(row({ date: '17/02/2025' }), row({ ssRef: '0012399', date: '17/02/2025' }));
    expect(preview(file, { lines }).notes).toEqual([
      { code: 'date-form', message: 'Date 17/02/2025 read as Monday 17 February 2025.', rows: [2, 3] },
    ]);
  });

  test('names every cell of a row that cannot be read, not only the first', () => {
    expect(codes(preview(fileOf(row({ actual: '?', missed: '?', visits: '?' }))))).toEqual([
      'quantity-unreadable',
      'quantity-unreadable',
      'visits-unreadable',
    ]);
  });

  test('of a file that cannot be used gives the reason, and no line as missing from it', () => {
    const shown = preview(read(text([headings])));
    expect(shown.problems.map((problem) => problem.code)).toEqual(['rows-missing']);
    expect(shown.counts).toEqual({ read: 0, changed: 0, unchanged: 0, rejected: 0 });
    expect(shown.linesWithoutRow).toEqual([]);
  });
});
