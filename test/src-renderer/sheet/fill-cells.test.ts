import { describe, expect, test } from 'vitest';
import { type GridRow, gridRows } from '../../../src-renderer/grid/rows.ts';
import { type FilledCell, fillCells, leftOutWords } from '../../../src-renderer/sheet/fill-cells.ts';
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import type { ServiceLine } from '../../../src-shared/domain/lines.ts';
import {
  actualWith,
  extra,
  frustrated,
  hospitalStay,
  missed,
  monday,
  person,
  serviceLine,
  variation,
  weekRow,
} from '../../builders.ts';

const anHour = missed('planned_absence', { quantity: 100, firstDay: '2025-03-04', lastDay: '2025-03-05' });

function row(id: string, parts: Partial<WeekRow> = {}, line: Partial<ServiceLine> = {}): GridRow {
  const own = { id, ssRef: id, ...line };
  const [made] = gridRows(
    [weekRow(id, { person: person({ name: `P${id}` }), line: serviceLine(own), ...parts })],
    [],
    (name) => name,
  );
  if (made === undefined) throw new Error('a line has a row');
  return made;
}

function into(from: GridRow, column: string, ...lines: GridRow[]): FilledCell[] {
  return lines.map((line) => ({ from, fromColumn: column, into: line, column }));
}

const stays = [hospitalStay({ id: 'stay-2', ssRef: '2', admitted: '2025-03-04', discharged: '2025-03-06' })];
const context = { council: bradford, weekStart: monday, stays };
const changes = (cells: FilledCell[]) => fillCells(cells, context).changes;
const whyNot = (cells: FilledCell[]) => fillCells(cells, context).leftOut.map(({ who, why }) => `${who}: ${why}`);

describe('filling cells', () => {
  test('takes the reason and the days along with the figure, and leaves other categories alone', () => {
    const first = row('1', { actual: actualWith([anHour]) });
    const other = row('3', { actual: actualWith([extra()]) });
    expect(changes(into(first, 'missed', row('2'), other))).toEqual([
      { lineId: '2', variations: [anHour] },
      { lineId: '3', variations: [extra(), anHour] },
    ]);
  });

  test('takes no words about one person to another', () => {
    const noted = { ...anHour, note: 'Her daughter came.', separateCause: 'Carnival' };
    const first = row('1', { actual: actualWith([noted]) });
    expect(changes(into(first, 'missed', row('2')))).toEqual([{ lineId: '2', variations: [anHour] }]);
    const [own] = changes(into(first, 'missed', row('3', {}, { ssRef: '1' })));
    expect(own?.variations).toEqual([noted]);
  });

  test('a figure that is nothing takes figures and reasons away', () => {
    const other = row('2', { actual: actualWith([anHour, extra()]) });
    expect(changes(into(row('1'), 'missed', other))).toEqual([{ lineId: '2', variations: [extra()] }]);
  });

  test('hospital hours go only to somebody who was there, by their own stay and within its days', () => {
    const first = row('1', { actual: actualWith([frustrated({ quantity: 100 })]) });
    const there = row('2', { stayIds: ['stay-2'] });
    expect(changes(into(first, 'frustrated', there))).toEqual([
      { lineId: '2', variations: [frustrated({ quantity: 100, hospitalStayId: 'stay-2' })] },
    ]);
    expect(whyNot(into(first, 'frustrated', row('3')))).toEqual([
      'P3 (Frustrated): No hospital stay of theirs is recorded in this week.',
    ]);
    const early = row('1', {
      actual: actualWith([frustrated({ quantity: 100, firstDay: '2025-03-03', lastDay: '2025-03-05' })]),
    });
    expect(whyNot(into(early, 'frustrated', there))).toEqual([
      'P2 (Frustrated): The days are not all within their hospital stay.',
    ]);
  });

  test('a reason that the council does not take for the other line leaves its cell as it was', () => {
    const first = row('1', { actual: actualWith([extra()]) });
    const living = row('2', {}, { serviceType: 'supported_living_shared' });
    expect(whyNot(into(first, 'extra', living))).toEqual([
      expect.stringMatching(/^P2 \(Extra\): The council takes no “.+” as extra for /),
    ]);
    expect(whyNot([{ from: first, fromColumn: 'extra', into: row('3'), column: 'missed' }])).toHaveLength(1);
  });

  test('a figure without a reason is not multiplied', () => {
    const first = row('1', { actual: actualWith([variation('missed', 'unspecified')]) });
    expect(fillCells(into(first, 'missed', row('2'), row('3')), context)).toMatchObject({
      changes: [],
      leftOut: [{ who: 'P2 (Missed)' }, { who: 'P3 (Missed)', why: 'Nobody has said why yet on the line of P1.' }],
    });
  });

  test('more than is planned goes nowhere', () => {
    const first = row('1', { actual: actualWith([anHour]) });
    const short = row('2', { actual: { ...actualWith([]), planned: 50, actual: 50 } });
    expect(whyNot(into(first, 'missed', short))).toEqual(['P2 (Missed): Only 0.50 is planned there.']);
  });

  test('an actual goes as a figure, and claims nothing for which no reason is said', () => {
    const asPlanned = row('1');
    const more = row('2', { actual: { ...actualWith([]), planned: 800, actual: 800 } });
    expect(whyNot(into(asPlanned, 'actual', more))).toEqual([
      'P2 (Actual): It would be 2.00 more than planned here, and the line of P1 says no reason for that.',
    ]);
    const first = row('1', { actual: actualWith([anHour]) });
    const larger = row('3', { actual: { ...actualWith([]), planned: 1100, actual: 1100 } });
    expect(changes(into(first, 'actual', larger))).toEqual([
      { lineId: '3', variations: [{ ...anHour, quantity: 200 }] },
    ]);
    expect(changes(into(asPlanned, 'actual', row('4', { actual: actualWith([anHour]) })))).toEqual([
      { lineId: '4', variations: [] },
    ]);
  });

  test('columns that are not entered are passed over, and a comment takes no figure', () => {
    expect(fillCells(into(row('1'), 'planned', row('2')), context)).toEqual({
      changes: [],
      leftOut: [],
      nothingEntered: true,
    });
    expect(whyNot([{ from: row('1'), fromColumn: 'missed', into: row('2'), column: 'comment' }])).toEqual([
      'P2 (Comment): A figure is no comment.',
    ]);
  });

  test('a line that has no actual in this week takes nobody’s comment away', () => {
    const none = row('1', { actual: null });
    const other = row('2', { actual: { ...actualWith([]), comment: 'Her daughter came.' } });
    expect(fillCells(into(none, 'comment', other), context)).toMatchObject({
      changes: [],
      leftOut: [{ who: 'P2 (Comment)', why: 'What is to be filled in has no actual in this week.' }],
    });
    // One that has an actual and no comment does, as in a sheet.
    expect(changes(into(row('3'), 'comment', other))).toEqual([{ lineId: '2', comment: '' }]);
  });
});

test('cells left out are named by reason, and a long list of them is not', () => {
  const leftOut = ['A', 'B', 'C', 'D', 'E', 'F'].map((who) => ({ who, why: 'No stay.' }));
  expect(leftOutWords([...leftOut, { who: 'G', why: 'No plan.' }])).toBe('A, B, C, D and 2 more: No stay. G: No plan.');
});
