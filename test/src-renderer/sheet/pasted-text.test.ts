// Text that is pasted into the grid: CSV is the table that it is, or is refused as one; commas of comments and of decimals part
// nothing.
import { describe, expect, test } from 'vitest';
import { LinesNamed } from '../../../src-renderer/sheet/line-named.ts';
import { readPasted } from '../../../src-renderer/sheet/pasted-text.ts';
import { planPaste } from '../../../src-renderer/sheet/plan-paste.ts';
import { readTabSeparated } from '../../../src-renderer/sheet/tab-separated.ts';
import { gridRow, into } from './fixtures.ts';

const columns = [
  ...['person', 'ssRef', 'shortService', 'serviceLevel', 'planned', 'actual', 'frustrated', 'missed', 'extra'],
  ...['visits', 'difference', 'comment', 'state'],
];
const rows = [
  gridRow('1', { person: 'Ada Okafor', ssRef: '0012345' }),
  gridRow('2', { person: 'Bo Lee', ssRef: '0012346' }),
];

/** What a text is when it is pasted from this column on. */
function read(text: string, column = 'missed') {
  return readPasted(text, { columns: columns.slice(columns.indexOf(column)), people: new LinesNamed([], [], rows) });
}
const cellsOf = (text: string, column?: string) => {
  const pasted = read(text, column);
  return pasted.ok ? pasted.cells : pasted.sentence;
};

describe('CSV with headings', () => {
  const missed = (text: string) => {
    const pasted = read(text);
    if (!pasted.ok) throw new Error(pasted.sentence);
    const plan = planPaste(pasted.cells, into({ rows, moved: pasted.moved }));
    return [
      plan.changes.map(({ lineId, variations, comment }) => [lineId, variations?.[0]?.quantity, comment]),
      plan.refused.map(({ sentence }) => sentence),
    ];
  };
  const both = [
    [
      ['1', 150, 'Away, all week'],
      ['2', 200, 'He said "no"'],
    ],
    [],
  ];

  test.each([
    ['commas', 'SS Ref,Missed,Comment\n0012345,1.5,"Away, all week"\n0012346,2,"He said ""no"""\n'],
    ['semicolons and decimal commas', 'SS Ref;Missed;Comment\r\n0012345;1,5;Away, all week\r\n0012346;2;He said "no"'],
    ['bars', 'SS Ref|Missed|Comment\n0012345|1.5|Away, all week\n0012346|2|He said "no"\n'],
    [
      'quotation marks throughout',
      '"SS Ref","Missed","Comment"\n"0012345","1.5","Away, all week"\n"0012346","2","He said ""no"""',
    ],
    ['the separator stated first', 'sep=;\nSS Ref;Missed;Comment\n0012345;1,5;Away, all week\n0012346;2;He said "no"'],
    [
      'a title above',
      'Week of 2 June, north team\nSS Ref,Missed,Comment\n0012345,1.5,"Away, all week"\n0012346,2,"He said ""no"""',
    ],
    [
      'blanks before its marks',
      'SS Ref, Missed, Comment\n0012345, 1.5, "Away, all week"\n0012346, 2, "He said ""no"""\n',
    ],
    ['each row in one cell', '"SS Ref;Missed;Comment"\n"0012345;1,5;Away, all week"\n"0012346;2;He said ""no"""\n'],
    ['names', 'Person;Missed;Comment\nOkafor, Ada;1,5;Away, all week\nLee, Bo;2;He said "no"'],
  ])('with %s is read as the table it is', (_, text) => expect(missed(text)).toEqual(both));

  test('with curly marks, as a mail has them, is read as with straight ones', () => {
    const text = '“SS Ref”,“Missed”,“Comment”\n“0012345”,“1.5”,“Said “no”, all week”\n“0012346”,“2”,“Ill”\n';
    expect(missed(text)).toEqual([
      [
        ['1', 150, 'Said “no”, all week'],
        ['2', 200, 'Ill'],
      ],
      [],
    ]);
  });

  test('as a page shows a table, with a ruler under its headings', () => {
    expect(missed('| SS Ref | Missed |\n|:-------|-------:|\n| 0012345 | 2 |\n')).toEqual([
      [['1', 200, undefined]],
      [],
    ]);
  });

  test('is read so by the reader of the clipboard alone, too', () => {
    expect(readTabSeparated('SS Ref,Missed\n0012345,2\n')).toEqual([
      ['SS Ref', 'Missed'],
      ['0012345', '2'],
    ]);
  });

  test('says that it was read so', () => {
    expect(read('SS Ref,Missed\n0012345,2\n')).toMatchObject({
      note: 'Read as text with commas between its cells (CSV).',
    });
    expect(read('SS Ref\tMissed\n0012345\t2\n')).toMatchObject({ note: null });
  });

  test('with a line break in a comment keeps it', () => {
    expect(cellsOf('SS Ref,Comment\n0012345,"Away\nall week"\n')).toEqual([
      ['SS Ref', 'Comment'],
      ['0012345', 'Away\nall week'],
    ]);
  });

  test('with a mark that is never closed is refused as one, with its row', () => {
    expect(cellsOf('SS Ref,Missed,Comment\n0012345,2,"Away\n0012346,1,Ill\n')).toBe(
      'Row 2 of what was pasted: a quotation mark opens here and is not closed where its cell ends, so that what follows stands in that cell.',
    );
  });

  test('with a mark that is closed only in a later row is refused as one', () => {
    expect(cellsOf('SS Ref,Missed,Comment\n0012345,2,"Away\n0012346,1,Ill"\n')).toContain('Row 2 of what was pasted');
  });

  test('with decimal commas between commas is refused as one', () => {
    expect(cellsOf('SS Ref,Missed\n0012345,1,5\n0012346,2,5\n')).toBe(
      'What was pasted has 2 headings and more cells than that in every row, as if each had a “,” that parts no cells, such as a decimal comma.',
    );
  });

  test.each([
    ['three headings', 'SS Ref,Missed,Comment\n0012345,1,5,Away\n0012346,2,Ill\n'],
    ['blank headings at the end', 'SS Ref,Missed,Comment,,\n0012345,1,5,Away,\n0012346,2,Ill,,\n'],
    ['a blank that was pushed past the last heading', 'SS Ref,Missed,Comment\n0012345,1,5,\n0012346,2,Ill\n'],
  ])('with a decimal comma in one row refuses that row alone: %s', (_, text) => {
    const [changes, refused] = missed(text);
    expect(changes).toEqual([['2', 200, 'Ill']]);
    expect(refused).toEqual([
      'This row has more cells than there are headings, as if a “,” in it parted no cells, such as a decimal comma. Put such a cell in quotation marks, and paste the row again.',
    ]);
  });

  test('with a comma at the end of every row is read as it is, and so is a first column without a heading', () => {
    expect(missed('SS Ref,Missed,Comment\n0012345,1.5,Away,\n0012346,2,Ill,\n')).toEqual([
      [
        ['1', 150, 'Away'],
        ['2', 200, 'Ill'],
      ],
      [],
    ]);
    expect(missed(',SS Ref,Missed\n0,0012345,1.5\n1,0012346,2\n')[1]).toEqual([]);
  });

  test('with more cells in every row than headings, some of them blank, is refused as one', () => {
    expect(cellsOf('SS Ref,Missed,,\n0012345,1,5,\n0012346,2,5,\n')).toContain('What was pasted has 2 headings');
  });

  test.each([
    ['one row, and a comma at its end', 'SS Ref,Missed,Comment\n0012345,1,5,\n', 'Missed is “1”, or it is “1,5”'],
    ['an Extra beside it', 'SS Ref,Missed,Extra\n0012345,1,5,\n', 'Missed is “1”, or it is “1,5”'],
    [
      'a blank Extra and a blank comment',
      'SS Ref,Missed,Extra,Comment\n0012345,1,5,,\n',
      'Missed is “1”, or it is “1,5”',
    ],
    ['the comment left out', 'SS Ref,Missed,Comment\n0012345,1,5\n', 'Missed is “1”, or it is “1,5”'],
    ['its unit', 'SS Ref,Missed,Comment\n0012345,1,5h\n', 'Missed is “1”, or it is “1,5h”'],
    ['no figure before it', 'SS Ref,Frustrated,Missed,Comment\n0012345,,1,5\n', 'Missed is “1”, or it is “1,5”'],
    ['cells left out at the end', 'SS Ref,Missed,Extra,Comment\n0012345,1,5\n', 'Missed is “1”, or it is “1,5”'],
    ['a comment with a comma', 'SS Ref,Comment,Missed\n0012345,Mon, 3,\n', 'Comment is “Mon”, or it is “Mon, 3”'],
    [
      'a comment with a comma, the last cell left out',
      'SS Ref,Comment,Missed,Extra\n0012345,Mon, 3,2\n',
      'Comment is “Mon”, or it is “Mon, 3”',
    ],
    ['a name with a comma', 'Name,Missed,Comment\nOkafor, Ada,2\n', 'Name is “Okafor”, or it is “Okafor, Ada”'],
    ['a comment with a semicolon', 'SS Ref;Comment;Missed\n0012345;Mon; 3;\n', 'Comment is “Mon”, or it is “Mon; 3”'],
  ])('refuses a row that can be read in two ways: %s', (_, text, said) => {
    const [changes, refused] = missed(text);
    expect(changes).toEqual([]);
    expect(refused).toEqual([expect.stringContaining(said)]);
    // Whoever reads the clipboard without asking what it is, is told the same.
    const plan = planPaste(readTabSeparated(text), into({ rows }));
    expect([plan.changes, plan.refused.map(({ sentence }) => sentence)]).toEqual([[], refused]);
  });

  test('refuses it alone, where other rows have one reading', () => {
    const [changes, refused] = missed('SS Ref,Missed,Extra\n0012345,1,5\n0012346,2\n');
    expect(changes).toEqual([['2', 200, undefined]]);
    expect(refused).toEqual([
      'This row can be read in two ways, since a “,” may part two cells or stand in one: Missed is “1”, or it is “1,5”. Put each of its cells in quotation marks, and paste the row again.',
    ]);
  });

  test.each([
    ['in quotation marks, one by one', 'SS Ref,Missed,Extra,Comment\n"0012345","1","0",""\n', [['1', 100, undefined]]],
    ['in quotation marks with its comma', 'SS Ref,Missed,Comment\n0012345,"1,5",\n', [['1', 150, undefined]]],
    [
      'as many as headings in every row',
      'SS Ref,Missed,Extra,Comment\n0012345,1,0,Ill\n0012346,2,0,\n',
      [
        ['1', 100, 'Ill'],
        ['2', 200, undefined],
      ],
    ],
    ['with blanks everywhere', 'SS Ref, Comment, Missed\n0012345, Mon, 3\n', [['1', 300, ' Mon']]],
  ])('takes cells that are surely cells: %s', (_, text, changes) => {
    expect(missed(text)).toEqual([changes, []]);
  });

  test.each([
    ['commas', 'Name,Missed\nAda Okafor, 2\nBo Lee, 1', [200, 100]],
    ['a comma in one row alone', 'Name,Missed\nAda Okafor, 2', [200]],
    ['commas, and a figure behind it', 'Person,Missed,Extra\nAda Okafor, 2, 0\nBo Lee, 1, 0', [200, 100]],
    ['semicolons', 'Person;Missed\nAda Okafor; 1,5\nBo Lee; 1', [150, 100]],
    ['bars', 'Person|Missed|Comment\nAda Okafor | 2 | Away\nBo Lee | 1 | Ill', [200, 100]],
    [
      'commas before a count of visits',
      'SS Ref,Missed,Comment,Visits\n0012345,2,Away, 3\n0012346,1,Ill, 3',
      [200, 100],
    ],
    ['commas, with a comment left out', 'Name,Missed,Comment\nAda Okafor, 2, Away\nBo Lee, 1', [200, 100]],
  ])('takes every row where a blank stands behind its %s', (_, text, quantities) => {
    const pasted = read(text);
    if (!pasted.ok) throw new Error(pasted.sentence);
    const plan = planPaste(pasted.cells, into({ rows, moved: pasted.moved }));
    expect(plan.refused).toEqual([]);
    expect(plan.changes.map(({ variations }) => variations?.[0]?.quantity)).toEqual(quantities);
  });

  const four = 'SS Ref,Actual,Frustrated,Missed,Extra,Comment\n0012345,8,0,2,0,Away\n0012346,9,0,1,0,\n';
  const five = 'SS Ref,Planned,Actual,Frustrated,Missed,Extra,Comment\n0012345,10,8,0,2,0,Away\n0012346,10,9,0,1,0,\n';
  const short = 'SS Ref,Actual,Frustrated,Missed,Extra,Comment\n0012345,8,0,2,0,Away\n0012346,9,0,1,0\n';
  test.each([
    ['a total below', `${four}Total,17\n`],
    ['sums of nobody below', `${five},20,17,0,3,0\n`],
    ['a comment left out', short],
    ['a comment left out, and figures that add up', five.replace('1,0,\n', '1,0\n').replace('Away', '')],
    ['a row of one figure', `${four}0012399,10\n`],
    ['commas at the end of rows, and a total without', `${four.replaceAll('\n00', ',\n00')}Total,17\n`],
  ])('takes complete rows: with %s', (_, text) => {
    const pasted = read(text);
    if (!pasted.ok) throw new Error(pasted.sentence);
    expect([...pasted.moved.keys()].filter((row) => row < 4)).toEqual([]);
  });

  test.each([
    ['where no row is sure', 'SS Ref,Missed,Extra,Comment\n0012345,1,5,\n0012346,2,5\n', [2, 3]],
    ['where its figures are left out', 'SS Ref,Missed,Extra,Comment\n0012345,2,0,Ill\n0012346,1,5\n', [3]],
    ['beside a total', 'SS Ref,Missed,Comment\n0012345,1,5,\nTotal,3\n', [2]],
    ['that does not add up', 'SS Ref,Planned,Actual,Comment,Missed\n0012345,10,7,5,\n', [2]],
  ])('takes no row in doubt: %s', (_, text, doubtful) => {
    const pasted = read(text);
    expect(pasted.ok && [...pasted.moved.keys()]).toEqual(doubtful);
  });

  test('refuses every row of names with a comma in them', () => {
    const [changes, refused] = missed('Name,Missed,Comment\nOkafor, Ada,2\nLee, Bo,1\n');
    expect(changes).toEqual([]);
    expect(refused).toEqual([
      expect.stringContaining('Name is “Okafor”, or it is “Okafor, Ada”'),
      expect.stringContaining('Name is “Lee”, or it is “Lee, Bo”'),
    ]);
  });

  test('refuses all rows of lines alike where one of them has moved', () => {
    const alike = ['1', '2'].map((id) => gridRow(id, { person: 'Ada Okafor', ssRef: '0012345' }));
    const pasted = readPasted('SS Ref,Missed,Comment\n0012345,1,5,Away\n0012345,2,Ill\n', {
      columns,
      people: new LinesNamed([], [], alike),
    });
    if (!pasted.ok) throw new Error(pasted.sentence);
    const plan = planPaste(pasted.cells, into({ rows: alike, moved: pasted.moved }));
    expect(plan.changes).toEqual([]);
    expect(plan.refused.map(({ row }) => row)).toEqual([2, 3]);
  });
});

describe('CSV without headings', () => {
  test.each([
    [
      'figures with semicolons',
      '1,5;0\n2;0,25',
      'missed',
      [
        ['1,5', '0'],
        ['2', '0,25'],
      ],
    ],
    [
      'a block from the first column',
      'Ada Okafor,0012345,Home Support\nBo Lee,0012346,Home Support',
      'person',
      [
        ['Ada Okafor', '0012345', 'Home Support'],
        ['Bo Lee', '0012346', 'Home Support'],
      ],
    ],
    [
      'cells in quotation marks',
      '"2.00","0.50"\n"1.00","0.00"',
      'missed',
      [
        ['2.00', '0.50'],
        ['1.00', '0.00'],
      ],
    ],
  ])('of %s is a table where its cells fit', (_, text, column, cells) => {
    expect(cellsOf(text, column)).toEqual(cells);
  });

  test.each([
    ['begun in another column', '0012345,Home Support,2\n0012346,Home Support,1', 'missed'],
    [
      'of the council',
      'Home Support,Single,0012345,2025/06/02,8,0,2,0,7,Away\nHome Support,Single,0012346,2025/06/02,8,0,2,0,7,',
      'missed',
    ],
    ['onto comments', '0012345,2,Away\n0012346,1,Ill', 'comment'],
    ['whose rows differ', '0012345,2,Away\n0012346,1', 'missed'],
  ])('%s is refused as one', (_, text, column) => {
    expect(cellsOf(text, column)).toMatch(/^What was pasted looks like text with commas between its cells \(CSV\)/);
  });
});

test('figures between commas without headings are refused, since two may be one with a decimal comma', () => {
  expect(
    cellsOf('Ada Okafor,0012345,Home Support,Single,10,7,5\nBo Lee,0012346,Home Support,Single,10,2,5', 'person'),
  ).toBe(
    'Row 1 of what was pasted can be read in two ways, since a “,” may part two cells or stand in one: Planned is “10”, or it is “10,7”.',
  );
});

describe('commas that part no cells', () => {
  test.each([
    ['decimal commas', '1,5\n2,5', 'missed', [['1,5'], ['2,5']]],
    ['thousands', '1,000', 'missed', [['1,000']]],
    ['of comments', 'Away, all week\nIll, refused', 'comment', [['Away, all week'], ['Ill, refused']]],
    ['of a comment that names somebody', 'Ada Okafor, rang', 'comment', [['Ada Okafor, rang']]],
    ['of names', 'Okafor, Ada\nLee, Bo', 'person', [['Okafor, Ada'], ['Lee, Bo']]],
    ['of words in a column of hours', 'Away, all week', 'missed', [['Away, all week']]],
    ['of a comment that is nothing but words of headings', 'Missed, extra', 'comment', [['Missed, extra']]],
    ['beside tabs', 'Ada, our neighbour\t1,5', 'comment', [['Ada, our neighbour', '1,5']]],
  ])('%s stay where they are', (_, text, column, cells) => expect(cellsOf(text, column)).toEqual(cells));
});
