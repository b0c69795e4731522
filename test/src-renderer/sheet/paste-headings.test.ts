import { describe, expect, test } from 'vitest';
import { planPaste } from '../../../src-renderer/sheet/plan-paste.ts';
import { gridRow, into } from './fixtures.ts';

const week = [
  gridRow('1', { person: 'Ada Okafor', ssRef: '0012345' }),
  gridRow('2', { person: 'Bo de Souza', ssRef: '0012346' }),
  gridRow('3', { person: 'Eilís Ní Bhriain', ssRef: '0012347' }),
];

/** Pasted with the first line in focus, where rows that go by their place would land. */
const paste = (...cells: string[][]) => planPaste(cells, into({ rows: week }));
const lines = (...cells: string[][]) => paste(...cells).changes.map(({ lineId }) => lineId);

describe('a sheet that names people', () => {
  test.each([
    ['Client'],
    ['Client name'],
    ['Service User'],
    ['Name of service user'],
    ['Resident'],
    ['Surname, First name'],
    ['Name (last, first)'],
    ['Person supported'],
  ])('goes to their lines under the heading %s', (heading) => {
    expect(lines([heading, 'Missed'], ['Bo de Souza', '1'], ['Ní Bhriain, Eilís', '2'])).toEqual(['2', '3']);
  });

  test.each([
    [
      ['First name', 'Surname', 'Missed'],
      ['Bo', 'de Souza', '1'],
    ],
    [
      ['Family Name', 'Missed', 'Given name'],
      ['De Souza', '1', 'Bo'],
    ],
    [
      ['Name', 'Surname', 'Missed'],
      ['Bo', 'de Souza', '1'],
    ],
    [
      ['Client', 'Forename', 'Surname', 'Missed'],
      ['Bo de Souza', 'Bo', 'de Souza', '1'],
    ],
    [
      ['Council ID', 'Surname', 'First name', 'Missed'],
      ['12346', 'de Souza', 'Bo', '1'],
    ],
    // What the heading says of a column nobody knows, its cells say: more than half of them are people of the week.
    [
      ['Klient', 'Missed'],
      ['Bo de Souza', '1'],
    ],
    [
      ['', 'Missed'],
      ['Bo de Souza', '1'],
    ],
    [
      ['Client Ref', 'Missed'],
      ['12346', '1'],
    ],
    [
      ['Client', 'Missed', 'Rate 2025', 'We'],
      ['Bo de Souza', '1', '24.16', '0.5'],
    ],
    [
      ['Client', 'Missed (hrs)', 'Actual hours'],
      ['Bo de Souza', '1', '9'],
    ],
    [
      ['First', 'Last', 'Hours missed'],
      ['Bo', 'de Souza', '1'],
    ],
  ])('finds them by %j', (heading, row) => {
    expect(paste(heading, row)).toMatchObject({ changes: [{ lineId: '2' }], refused: [] });
  });

  test('finds the headings under a title that is itself a word of headings', () => {
    expect(lines(['Week', ''], ['', ''], ['Client', 'Missed'], ['Bo de Souza', '1'])).toEqual(['2']);
  });

  test.each([
    [
      ['Klient', 'Missed'],
      ['Zed Unknown', '1'],
    ],
    [
      ['NHS number', 'Missed'],
      ['999 000 0018', '1'],
    ],
    [
      ['Client Ref', 'Missed'],
      ['BDESOU', '1'],
    ],
    [
      ['', 'Missed'],
      ['Zed Unknown', '1'],
    ],
    [
      ['Surname', 'Missed'],
      ['de Souza', '1'],
    ],
    [
      ['Client', 'Surname', 'Missed'],
      ['Zed', 'de Souza', '1'],
    ],
  ])('lands on nobody where %j says nothing that the week knows', (heading, row) => {
    const plan = paste(heading, row);
    expect(plan.changes).toEqual([]);
    expect(plan.refused).toMatchObject([
      { row: 2, sentence: expect.stringMatching(/whose row this is|No line on show/) },
    ]);
  });

  test.each<[string[][]]>([
    [[['0.5', 'Bo de Souza']]],
    [
      [
        ['0.5', '0'],
        ['1', '0'],
        ['1', 'Bo de Souza'],
      ],
    ],
    [[['0.5', '1', '7', '', '0012346']]],
  ])('without headings lands on no other line: %j', (cells) => {
    expect(paste(...cells).refused.at(-1)?.sentence).toMatch(/^This row names .*Bo de Souza/);
  });

  test.each(['Sum Li', 'Count Olaf', 'Total Grant', 'Total'])('holds a row of %s, and no total', (person) => {
    const rows = [gridRow('1', { person, ssRef: '0012345' })];
    const sheet = [
      ['Client', 'Missed'],
      [person, '1'],
      ['Grand total', '1'],
    ];
    const plan = planPaste(sheet, into({ rows }));
    expect([plan.changes.length, plan.refused]).toEqual([1, []]);
    expect(plan.notes).toEqual(['Row 3 names nobody (Grand total 1); it was passed over.']);
    // Of somebody who is not on show the row is refused, not passed over.
    const elsewhere = planPaste(sheet.slice(0, 2), into({ rows: week }));
    expect(elsewhere.refused.length + elsewhere.notes.length).toBe(1);
  });

  test('says which SS Refs it read otherwise than they are written', () => {
    const heading = ['SS Ref', 'Missed'];
    expect(paste(heading, ['12345', '1'], ['0012346', '0']).notes).toEqual(['SS Ref 12345 read as 0012345.']);
    // Also of a row that changes nothing, and one that goes by its place.
    expect(paste(heading, ['12345', '0']).notes).toEqual(['SS Ref 12345 read as 0012345.']);
    expect(planPaste([['12345']], into({ rows: week, column: 'ssRef' })).notes).toHaveLength(1);
    const many = [1, 2, 3, 4, 5].map((at) => gridRow(String(at)));
    const all = planPaste([heading, ...many.map(({ id }) => [id, '1'])], into({ rows: many }));
    expect(all.notes).toEqual(['5 SS Refs read in the council’s writing, such as 1 as 0001.']);
  });

  test('asks whose an SS Ref is that may have lost its zeros', () => {
    const both = [
      gridRow('1', { ssRef: '12345' }),
      gridRow('2', { ssRef: '0012345' }),
      gridRow('3', { ssRef: '0012347' }),
    ];
    const sheet = [
      ['SS Ref', 'Missed'],
      ['12345', '1'],
    ];
    expect(planPaste(sheet, into({ rows: both }))).toMatchObject({
      changes: [],
      refused: [{ sentence: expect.stringContaining('could be 12345 or 0012345') }],
    });
    const intact = planPaste([...sheet, ['0012347', '1']], into({ rows: both }));
    expect(intact.changes.map(({ lineId }) => lineId)).toEqual(['1', '3']);
    const named = planPaste(
      [
        ['SS Ref', 'Person', 'Missed'],
        ['12345', 'Person 1', '1'],
      ],
      into({ rows: both }),
    );
    expect(named.changes.map(({ lineId }) => lineId)).toEqual(['1']);
  });

  test('goes to its own line once, however many lines are chosen', () => {
    const chosen = { rows: week, chosen: week, column: 'person' };
    const named = planPaste(
      [
        ['Client', 'Missed'],
        ['Bo de Souza', '1'],
      ],
      into(chosen),
    );
    expect(named).toMatchObject({ read: 1, changes: [{ lineId: '2' }], refused: [] });
    const bySsRef = planPaste(
      [
        ['SS Ref', 'Missed'],
        ['12346', '1'],
      ],
      into(chosen),
    );
    expect(bySsRef).toMatchObject({ read: 1, changes: [{ lineId: '2' }], refused: [] });
    const row = ['Bo de Souza', '0012346', 'Home Support', 'Single-handed', '10', '9', '0', '1', '0', '7', '', 'Away'];
    expect(planPaste([row], into(chosen))).toMatchObject({ read: 1, changes: [{ lineId: '2' }], refused: [] });
    const stranger = planPaste([['Zed Unknown', '1']], into({ ...chosen, column: 'person' }));
    expect(stranger).toMatchObject({ changes: [], refused: [{ row: 1 }] });
  });
});

describe('a sheet that states its week', () => {
  test.each(['Week', 'Week commencing', 'W/C', 'w/b', 'Week beginning', 'Week ending', 'Care week', 'Week start date'])(
    'under %s is refused where it is another one',
    (heading) => {
      const plan = paste(['Client', heading, 'Missed'], ['Bo de Souza', '26/05/2025', '1']);
      expect(plan.refused[0]?.sentence).toContain('This row is of the week 26 May to 1 June 2025');
      expect(lines(['Client', heading, 'Missed'], ['Bo de Souza', '08/06/2025', '1'])).toEqual(['2']);
    },
  );

  test('with its first and last day is held to both', () => {
    const heading = ['Client', 'Week start', 'Week end', 'Missed'];
    expect(lines(heading, ['Bo de Souza', '02/06/2025', '08/06/2025', '1'])).toEqual(['2']);
    expect(paste(heading, ['Bo de Souza', '02/06/2025', '15/06/2025', '1']).refused[0]?.sentence).toContain(
      '9 to 15 June',
    );
  });

  test('takes no row for this week that may belong to the week above it', () => {
    const plan = paste(
      ['Client', 'Week', 'Missed'],
      ['Ada Okafor', '26/05/2025', '1'],
      ['Bo de Souza', '', '1'],
      ['Eilís Ní Bhriain', '02/06/2025', '1'],
    );
    expect(plan.changes.map(({ lineId }) => lineId)).toEqual(['3']);
    expect(plan.refused[1]?.sentence).toBe(
      'This row states no week, and other rows are of other weeks. Write the date into it.',
    );
    expect(lines(['Client', 'Week', 'Missed'], ['Ada Okafor', '02/06/2025', '1'], ['Bo de Souza', '', '1'])).toEqual([
      '1',
      '2',
    ]);
  });
});
