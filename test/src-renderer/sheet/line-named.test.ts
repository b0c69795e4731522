// Whose line a row of a sheet is, where several people or lines could be meant, with lines hidden by a filter or sorted otherwise.
import { describe, expect, test } from 'vitest';
import type { GridRow } from '../../../src-renderer/grid/rows.ts';
import { planPaste } from '../../../src-renderer/sheet/plan-paste.ts';
import { gridRow, into } from './fixtures.ts';

/** What a paste does: `line: missed` in hundredths for what is taken, and the sentences for what is not. */
function pasted(sheet: string[][], rows: GridRow[], week: GridRow[] = rows) {
  const plan = planPaste(sheet, into({ rows, week }));
  const taken = plan.changes.map(({ lineId, variations }) => `${lineId}: ${variations?.[0]?.quantity}`);
  return { taken, refused: plan.refused.map(({ sentence }) => sentence) };
}

const thomas = gridRow('1', { person: 'James Thomas' });
const james = gridRow('2', { person: 'Thomas James' });
const nobodyElse = gridRow('3', { person: 'Ada Okafor' });

describe('people whose names are each other’s turned round', () => {
  const sheet = [
    ['Person', 'Missed'],
    ['James Thomas', '1'],
    ['Thomas James', '2'],
  ];

  test.each([
    ['in the week’s order', [thomas, james, nobodyElse]],
    ['sorted the other way', [nobodyElse, james, thomas]],
  ])('each have their own hours, %s', (_, rows) => {
    expect(pasted(sheet, rows, [thomas, james, nobodyElse])).toEqual({ taken: ['1: 100', '2: 200'], refused: [] });
  });

  test('each have their own hours where a comma says which is the family name', () => {
    const turned = [
      ['Person', 'Missed'],
      ['Thomas, James', '1'],
      ['James, Thomas', '2'],
    ];
    expect(pasted(turned, [thomas, james]).taken).toEqual(['1: 100', '2: 200']);
  });

  test('are not taken for each other where the filter hides one of them', () => {
    const { taken, refused } = pasted(sheet, [james], [thomas, james]);
    expect(taken).toEqual(['2: 200']);
    expect(refused).toEqual(['No line on show is that of Person James Thomas. Show every line, or correct the row.']);
  });

  test('are in doubt in a sheet that has other family names first, without a comma', () => {
    const { taken, refused } = pasted([...sheet, ['Okafor Ada', '3']], [thomas, james, nobodyElse]);
    expect(taken).toEqual(['3: 300']);
    expect(refused).toEqual(
      [1, 2].map(
        () =>
          'This row could be of James Thomas, SS Ref 0001 or Thomas James, SS Ref 0002. Copy the SS Ref along with it.',
      ),
    );
  });

  test('are told apart by their SS Refs, whichever part of the name comes first', () => {
    const withRefs = [
      ['SS Ref', 'Person', 'Missed'],
      ['0001', 'Thomas James', '1'],
      ['0002', 'James Thomas', '2'],
    ];
    expect(pasted(withRefs, [james, thomas]).taken).toEqual(['1: 100', '2: 200']);
  });

  test('do not get each other’s hours by their place', () => {
    const plan = planPaste(
      [['James Thomas', '1']],
      into({ rows: [james], week: [thomas, james], column: 'person', columns: ['person', 'missed'] }),
    );
    expect(plan.changes).toEqual([]);
    expect(plan.refused[0]?.sentence).toContain(
      'This row names James Thomas, but the line here is that of Thomas James',
    );
  });
});

test('a turned name counts where nobody else has its parts', () => {
  expect(
    pasted(
      [
        ['Person', 'Missed'],
        ['Thomas James', '1'],
      ],
      [thomas, nobodyElse],
    ).taken,
  ).toEqual(['1: 100']);
});

describe('two people of one name', () => {
  const smiths = ['1', '2'].map((id) => gridRow(id, { person: 'John Smith' }));
  const both =
    'This row could be of John Smith, SS Ref 0001 or John Smith, SS Ref 0002. Copy the SS Ref along with it.';
  const sheet = [
    ['Person', 'Missed'],
    ['John Smith', '1'],
    ['Smith, John', '2'],
  ];

  test('are not told apart by their order', () => {
    expect(pasted(sheet, smiths)).toEqual({ taken: [], refused: [both, both] });
  });

  test('are two also while the filter hides one of them, or shows none', () => {
    expect(pasted(sheet.slice(0, 2), smiths.slice(1), smiths)).toEqual({ taken: [], refused: [both] });
    expect(pasted(sheet.slice(0, 2), [nobodyElse], [...smiths, nobodyElse])).toEqual({ taken: [], refused: [both] });
  });

  test('are not told apart by their plan, which another week may have had', () => {
    const planned = [smiths[0], { ...smiths[1], planned: 400 }] as GridRow[];
    expect(
      pasted(
        [
          ['Person', 'Planned', 'Missed'],
          ['John Smith', '4', '1'],
        ],
        planned,
      ).refused,
    ).toEqual([both]);
  });

  test('are told apart by a service that one of them has', () => {
    const [one, other] = smiths as [GridRow, GridRow];
    const day = { ...other, service: 'Day Care', shortService: 'Day Care' };
    const row = [
      ['Person', 'Service', 'Missed'],
      ['John Smith', 'Day Care', '1'],
    ];
    expect(pasted(row, [one, day]).taken).toEqual(['2: 100']);
  });

  test('are not told apart by their place either', () => {
    const plan = planPaste(
      [['John Smith', '1']],
      into({ rows: smiths, column: 'person', columns: ['person', 'missed'] }),
    );
    expect(plan.refused.map(({ sentence }) => sentence)).toEqual([both]);
  });
});

describe('two lines of one person', () => {
  const lines = ['1', '2'].map((id) => gridRow(id, { person: 'Ada Okafor', ssRef: '0001' }));
  const sheet = [
    ['Person', 'Missed'],
    ['Ada Okafor', '1'],
    ['Ada Okafor', '2'],
  ];

  test('go by the sheet’s order while the grid has the week’s', () => {
    expect(pasted(sheet, lines).taken).toEqual(['1: 100', '2: 200']);
  });

  test('do not while the grid is sorted otherwise: nobody knows which order the sheet has', () => {
    const { taken, refused } = pasted(sheet, lines.toReversed(), lines);
    expect(taken).toEqual([]);
    expect(refused[0]).toContain('or sort by Person, which keeps them in their own order.');
  });

  test('are two also while the filter hides one of them', () => {
    const { taken, refused } = pasted(sheet.slice(0, 2), lines.slice(1), lines);
    expect(taken).toEqual([]);
    expect(refused[0]).toContain('could be any of 2 lines of Home Support / Single-handed of Ada Okafor');
  });
});

test('an SS Ref without its zeros is looked for among those whom the filter hides, too', () => {
  const [shown, hidden] = [gridRow('1', { ssRef: '0012345' }), gridRow('2', { ssRef: '012345' })];
  const sheet = [
    ['SS Ref', 'Missed'],
    ['12345', '1'],
  ];
  expect(pasted(sheet, [shown]).taken).toEqual(['1: 100']);
  expect(pasted(sheet, [shown], [shown, hidden]).refused[0]).toContain('could be 0012345 or 012345');
});
