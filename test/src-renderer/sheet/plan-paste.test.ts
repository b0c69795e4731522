import { describe, expect, test } from 'vitest';
import { planPaste } from '../../../src-renderer/sheet/plan-paste.ts';
import { readTabSeparated } from '../../../src-renderer/sheet/tab-separated.ts';
import { gridRow, into, missed, rows } from './fixtures.ts';

describe('a paste', () => {
  test('goes down from the cell in focus, and its hours wait for a reason', () => {
    const plan = planPaste([['1.5'], ['0'], ['2']], into());
    expect(plan).toMatchObject({ read: 3, refused: [], withoutReason: 2 });
    expect(plan.changes.map(({ lineId }) => lineId)).toEqual(['1', '3']);
    // What the store refuses afterwards is told by the row of the sheet, not of what changes.
    expect(plan.taken).toMatchObject([
      { row: 1, text: '1.5', person: 'Person 1', line: 'Home Support / Single-handed', change: { lineId: '1' } },
      { row: 3, text: '2', person: 'Person 3', change: { lineId: '3' } },
    ]);
    expect(plan.from).toEqual(plan.taken.map(({ change: _, ...from }) => from));
    expect(plan.changes[0]?.variations).toMatchObject([{ category: 'missed', reason: 'unspecified', quantity: 150 }]);
  });

  test('keeps the reason that a line has', () => {
    const target = into({ rows: [gridRow('1', { variations: [missed(100)] })] });
    expect(planPaste([['2']], target).changes[0]?.variations).toEqual([missed(200)]);
  });

  test('says which cells are not taken, and takes the others', () => {
    const plan = planPaste([['two'], ['1.1'], ['1'], ['3']], into());
    expect(plan.changes.map(({ lineId }) => lineId)).toEqual(['3']);
    expect(plan.refused).toMatchObject([
      { row: 1, text: 'two', sentence: 'Missed: Enter a number of hours such as 2.5.' },
      { row: 2, text: '1.1' },
      { row: 4, sentence: 'There is no line left below to take this row.' },
    ]);
  });

  test.each([
    ['a figure that cannot be read', ['0001', '2', 'two', 'Away']],
    ['a comment that is too long', ['0001', '2', '', 'x'.repeat(4001)]],
    ['a comment that a spreadsheet made an error of', ['0001', '2', '', '#NAME?']],
    ['a comment that is no text', ['0001', '2', '', 'Away\0']],
    ['a blank where the actual stands', ['0001', '2', '', 'Away', '']],
    ['a cell past the last column', ['0001', '2', '', 'Away', '10', 'more']],
  ])('takes a row whole or not at all: %s', (_, row) => {
    const plan = planPaste(
      [['SS Ref', 'Missed', 'Extra', 'Comment', 'Actual'], row, ['0002', '1', '', '', '9']],
      into(),
    );
    expect(plan.changes.map(({ lineId }) => lineId)).toEqual(['2']);
    expect(plan.refused).toMatchObject([{ row: 2, person: 'Person 1' }]);
  });

  test('finds the headings under a title, and passes over a total, a column of its own and headings once more', () => {
    const plan = planPaste(
      readTabSeparated(
        'Week of 2 June\t\t\t\r\n\r\nPerson\tKey worker\tMissed\tSS Ref\r\nPerson 1\tBo\t1\t0001\r\n' +
          'Person\tKey worker\tMissed\tSS Ref\r\nPerson 2\tBo\t2\t0002\r\nTotal\t\t3\t\r\n',
      ),
      into(),
    );
    expect([plan.read, plan.changes.map(({ lineId }) => lineId), plan.refused]).toEqual([2, ['1', '2'], []]);
    expect(plan.notes).toEqual([
      'The headings stand in row 3; what is above them was not read.',
      'The week has no “Key worker”: left out.',
      'Row 5 repeats the headings; it was passed over.',
      'Row 7 names nobody (Total 3); it was passed over.',
    ]);
  });

  test('by name takes no row that names nobody, such as one whose SS Ref is merged with the row above', () => {
    const plan = planPaste(
      [
        ['SS Ref', 'Missed'],
        ['0001', '1'],
        ['', '2'],
      ],
      into(),
    );
    expect(plan.changes.map(({ lineId }) => lineId)).toEqual(['1']);
    expect(plan.refused).toMatchObject([{ row: 3, sentence: expect.stringContaining('names nobody') }]);
  });

  test('with a heading twice takes nothing, since nothing says which counts', () => {
    const plan = planPaste(
      [
        ['SS Ref', 'Missed', 'Missed'],
        ['0001', '1', '2'],
      ],
      into(),
    );
    expect(plan.changes).toEqual([]);
    expect(plan.refused[0]?.sentence).toContain('Two columns are headed Missed');
  });

  test('says where a sheet states another plan or number of visits', () => {
    const plan = planPaste(
      [
        ['SS Ref', 'Planned', 'Visits', 'Missed'],
        ['0001', '10.0', '9', '1'],
      ],
      into(),
    );
    expect(plan.changes).toHaveLength(1);
    expect(plan.notes).toEqual(['Visits: row 2 says otherwise than the plan, which a paste does not change.']);
  });

  test('one row of cells goes into every chosen line', () => {
    const plan = planPaste([['0.5']], into({ chosen: rows.slice(0, 2) }));
    expect(plan.changes.map(({ lineId }) => lineId)).toEqual(['1', '2']);
  });

  test('with headings goes by column and SS Ref, also where a spreadsheet took the zeros', () => {
    const plan = planPaste(
      [
        ['SS Ref', 'Missed', 'Comment'],
        ['3', '1', 'Went to the sea'],
        ['0001', '', ''],
      ],
      into(),
    );
    expect(plan.read).toBe(2);
    expect(plan.changes).toMatchObject([{ lineId: '3', comment: 'Went to the sea' }]);
  });

  test('of hours with a decimal comma is what was meant, and says so', () => {
    const plan = planPaste(readTabSeparated('Missed\tComment\r\n2,5\tRefused Tuesday\r\n0,75\tLate call\r\n'), into());
    expect(plan.changes).toMatchObject([
      { variations: [{ category: 'missed', quantity: 250 }], comment: 'Refused Tuesday' },
      { variations: [{ category: 'missed', quantity: 75 }], comment: 'Late call' },
    ]);
    expect(plan.notes).toEqual(['2,5 read as 2.50 hours.', '0,75 read as 0.75 hours.']);
  });

  test('of a number with two readings is refused with both, until somebody says which mark it is', () => {
    const plan = planPaste([['1,000']], into());
    expect(plan.changes).toEqual([]);
    expect(plan.refused).toMatchObject([{ readings: ['1', '1,000'] }]);
    expect(plan.refused[0]?.sentence).toContain('1 or 1,000 hours');
    expect(planPaste([['1,000']], into({ mark: ',' })).changes[0]?.variations).toMatchObject([{ quantity: 100 }]);
  });

  test('of the council’s file takes the rows of the week on show, and says which week the others are of', () => {
    const heading = ['Service', 'Service level', 'SS Ref', 'Date', 'Weekly Missed Quantity', 'Comments'];
    const rowOf = (ssRef: string, date: string) => ['Home Support', 'Single-handed', ssRef, date, '1', 'Away'];
    const dates = ['2025/06/02', '2025/05/26', '04/06/2025', '45810', '', 'June'];
    const plan = planPaste([heading, ...dates.map((date, at) => rowOf(`000${(at % 3) + 1}`, date))], into());
    expect(plan.refused.map(({ row }) => row)).toEqual([2, 3, 5, 6, 7]);
    expect(plan.refused[1]?.sentence).toContain(
      'This row is of the week 26 May to 1 June 2025, and the week on show is 2 to 8 June 2025.',
    );
    expect(plan.refused[4]?.sentence).toContain('June is not a date');
    // Two rows of this week name the first line, and a blank beside other weeks could be of any of them: none is taken.
    expect(plan.refused[3]?.sentence).toContain('states no week');
    // 4 June counts for its week and is noted.
    expect(plan.changes).toMatchObject([{ lineId: '3', comment: 'Away' }]);
    expect(plan.notes.join()).toContain('counted for the week that starts on Monday 2 June 2025');
  });

  test('of two weeks’ rows tells lines alike apart by those of the week on show', () => {
    const alike = [gridRow('1'), { ...gridRow('2'), ssRef: '0001', person: 'Person 1' }];
    const rowsOf = (date: string) => ['1', '2'].map((missed) => ['0001', date, missed]);
    const pasted = [['SS Ref', 'Date', 'Missed'], ...rowsOf('2025/05/26'), ...rowsOf('2025/06/02')];
    const plan = planPaste(pasted, into({ rows: alike }));
    expect(plan.changes).toMatchObject([
      { lineId: '1', variations: [{ quantity: 100 }] },
      { lineId: '2', variations: [{ quantity: 200 }] },
    ]);
  });

  test('takes the words for time that the log takes', () => {
    const plan = planPaste([['1h30'], ['90m'], ['1½']], into());
    expect(plan.changes.map(({ variations }) => variations?.[0]?.quantity)).toEqual([150, 150, 150]);
  });

  test('with headings finds a line by its person, whichever name comes first', () => {
    const plan = planPaste(
      [
        ['Person', 'Missed'],
        ['2, PERSON', '1'],
      ],
      into(),
    );
    expect(plan.changes.map(({ lineId }) => lineId)).toEqual(['2']);
  });

  test('says which line a row names whose SS Ref has a slip', () => {
    const known = { ...gridRow('1'), ssRef: '2105275' };
    const plan = planPaste(
      [
        ['SS Ref', 'Missed'],
        ['2105257', '1'],
      ],
      into({ rows: [known] }),
    );
    expect(plan.refused[0]?.sentence).toContain('2105275 (Person 1) is nearly the same');
  });

  test('tells two lines alike apart by their plan, else by their order', () => {
    const alike = ['1', '2'].map((id) => ({ ...gridRow(id), ssRef: '0001', person: 'Ada' }));
    const sheet = [
      ['SS Ref', 'Missed'],
      ['0001', '1'],
      ['0001', '2'],
    ];
    expect(planPaste(sheet, into({ rows: alike })).changes.map(({ lineId }) => lineId)).toEqual(['1', '2']);
    expect(planPaste(sheet.slice(0, 2), into({ rows: alike })).refused[0]?.sentence).toContain(
      '2 lines of Home Support',
    );
    const planned = alike.map((row, at) => ({ ...row, planned: at === 0 ? 1000 : 400 }));
    const byPlan = [
      ['SS Ref', 'Planned', 'Missed'],
      ['0001', '4', '1'],
    ];
    expect(planPaste(byPlan, into({ rows: planned })).changes.map(({ lineId }) => lineId)).toEqual(['2']);
    const inWords = [byPlan[0] ?? [], ['0001', '4h', '1']];
    expect(planPaste(inWords, into({ rows: planned })).changes.map(({ lineId }) => lineId)).toEqual(['2']);
    // A row for each line, but with the plan of neither, or of one twice: the order says nothing.
    const ofNeither = [byPlan[0] ?? [], ['0001', '5', '1'], ['0001', '6', '1']];
    expect(planPaste(ofNeither, into({ rows: planned })).changes).toEqual([]);
  });

  test.each([
    ['say different things', '1', '2'],
    ['say the same', '1', '1'],
    ['of which one says nothing new', '0', '2'],
    ['of which one cannot be read', 'two', '2'],
    ['of which one does not add up', '1', '2', '3'],
  ])('takes none of several rows of one line that %s', (_, first, second, actual = '') => {
    const heading = ['SS Ref', 'Missed', ...(actual === '' ? [] : ['Actual'])];
    const plan = planPaste(
      [
        heading,
        ['0001', first, actual].slice(0, heading.length),
        ['1', second, '8'].slice(0, heading.length),
        ['0002', '1', '9'].slice(0, heading.length),
      ],
      into(),
    );
    expect(plan.changes.map(({ lineId }) => lineId)).toEqual(['2']);
    const sentence =
      'Rows 2 and 3 are all of one line, Home Support / Single-handed of Person 1. Keep the one that is right and remove the others.';
    expect(plan.refused.filter((one) => one.sentence === sentence).map(({ row }) => row)).toEqual([2, 3]);
  });

  test('a row that names another person changes nothing', () => {
    const plan = planPaste([['Person 9', '0001']], into({ column: 'person' }));
    expect(plan.changes).toEqual([]);
    expect(plan.refused[0]?.sentence).toBe(
      'This row names Person 9, but the line here is that of Person 1. Paste it beside its own line, or with the headings.',
    );
  });

  test('an actual that does not follow from the row’s other figures is refused', () => {
    expect(planPaste([['9', '0', '3']], into({ column: 'actual' })).refused[0]?.sentence).toContain('does not follow');
    expect(planPaste([['7', '0', '3']], into({ column: 'actual' })).changes).toHaveLength(1);
  });
});
