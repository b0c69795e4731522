import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCouncilFile } from '../../../src-shared/council-csv/index.ts';
import type { WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import {
  changedLines,
  exportedActual,
  giveBack,
  giveBackNames,
  intendedLines,
  intendedText,
  linesAfterPlan,
  readBack,
  type ServicePlan,
} from '../../../src-shared/portal-export/index.ts';
import type { ReadBackDifference } from '../../../src-shared/portal-export/read-back-result.ts';
import { council, monday, type RowCells, textOf } from '../council-csv/fixtures.ts';
import { councilFile, fileText, planOf } from './fixtures.ts';

const homeSupport = { service: 'Home Support', serviceLevel: 'Single', serviceType: 'home_support' } as const;
const other = { ssRef: '0012399', actual: '7.00', visits: '14' };

function recordedOn(plan: ServicePlan, at: number, changes: Partial<WeeklyActual>): WeeklyActual {
  const line = plan.lines[at];
  if (line === undefined) throw new Error('no such line');
  return { ...exportedActual(line, monday), ...changes };
}

/** Two missed hours on the first of two lines, given back. */
function given(rows: Partial<RowCells>[] = [{}, other]) {
  const plan = planOf(rows);
  const lines = linesAfterPlan(plan, [], [homeSupport], null);
  const actuals = [recordedOn(plan, 0, { actual: 800, missed: 200, comment: 'Refused on Tuesday and Thursday.' })];
  const names = new Map([['0012345', '=Ada']]);
  return giveBack({ file: councilFile(...rows), plan, actuals, lines, leaveOut: [], names });
}

function difference(fresh: Partial<RowCells>[]): ReadBackDifference[] {
  const result = readBack(given().intended, councilFile(...fresh), monday);
  if (result.outcome !== 'compared') throw new Error(result.sentence);
  return result.result.outcome === 'differs' ? result.result.differences : [];
}

const taken = { actual: '8.00', missed: '2.00', comment: 'Refused on Tuesday and Thursday.' };

describe('the week given back', () => {
  it('is the exported file with the recorded cells in it', () => {
    expect(textOf(given().bytes)).toBe(fileText(taken, other));
  });

  it('comes with a list of every changed cell, in which no cell is a formula', () => {
    const { cells, list, listName } = given();
    expect(cells.map(({ field, from, to }) => [field, from, to])).toEqual([
      ['actual', '10.00', '8.00'],
      ['missed', '0.00', '2.00'],
      ['comment', '', 'Refused on Tuesday and Thursday.'],
    ]);
    expect(list).toContain("2,'=Ada,0012345,Home Support,Single,Weekly Missed Quantity,0.00,2.00,recorded,");
    expect(listName).toBe('actuals-2025-02-17-home-support-changed-cells.csv');
  });

  it('is named so that any system takes it', () => {
    expect(giveBackNames('CON: Día "Care" / 1:1', monday).fileName).toBe('actuals-2025-02-17-con-dia-care-1-1.csv');
    expect(giveBackNames('日', monday).fileName).toBe('actuals-2025-02-17-service.csv');
  });

  it('says which recorded line the export has no row for', () => {
    const plan = planOf([{}, other]);
    const lines = linesAfterPlan(plan, [], [homeSupport], null);
    const actuals = [recordedOn(plan, 1, { actual: 0, missed: 700, comment: 'away' })];
    const { withoutRow } = giveBack({ file: councilFile({}), plan, actuals, lines, leaveOut: [], names: new Map() });
    expect(withoutRow).toHaveLength(1);
  });

  it('is given back for its own week, although the line ended in a later export', () => {
    const plan = planOf([{}]);
    const [line] = linesAfterPlan(plan, [], [homeSupport], null);
    const ended = line ? [{ ...line, startDate: '2024-01-01', endDate: '2024-02-01' }] : [];
    const actuals = [recordedOn(plan, 0, { actual: 800, missed: 200, comment: 'away' })];
    const { cells } = giveBack({ file: councilFile({}), plan, actuals, lines: ended, leaveOut: [], names: new Map() });
    expect(cells).toHaveLength(3);
  });
});

describe('what the portal is to hold', () => {
  it('has the same digest text whatever the order of its lines', () => {
    const { intended } = given();
    expect(intendedText(monday, intended.toReversed())).toBe(intendedText(monday, intended));
  });

  it('counts the lines that are to differ', () => expect(changedLines(given().intended)).toBe(1));
});

describe('a fresh export compared', () => {
  it('matches line by line', () => {
    const result = readBack(given().intended, councilFile(taken, other), monday);
    expect(result).toEqual({
      outcome: 'compared',
      result: { outcome: 'matches', lines: 2, cells: 12 },
      sentence: '2 of 2 lines match.',
    });
  });

  it('may have its rows in another order and other services beside them', () => {
    const result = readBack(given().intended, councilFile({ service: 'Extra Care' }, other, taken), monday);
    expect(result.outcome === 'compared' && result.sentence).toBe('2 of 2 lines match.');
  });

  it.each<[string, Partial<RowCells>[], ReadBackDifference['kind'], string]>([
    ['a cell that was not taken', [{ ...taken, missed: '0.00' }, other], 'not-taken', 'Upload the file again'],
    ['a cell that somebody changed', [{ ...taken, missed: '3.00' }, other], 'other-value', 'somebody may have changed'],
    [
      'hours on a line that nobody recorded',
      [
        { ...taken, comment: taken.comment },
        { ...other, missed: '0.50', actual: '6.50' },
      ],
      'other-value',
      '',
    ],
    ['a cut comment', [{ ...taken, comment: 'Refused on' }, other], 'comment-truncated', 'cut the comment to 10 of 32'],
    ['a line that is gone', [taken], 'line-missing', 'generate the week there'],
    ['a line that is new', [taken, other, { ssRef: '0077777' }], 'line-extra', 'Take the line from this export'],
    ['a line that stands twice', [taken, other, other], 'row-repeated', 'Export the week again'],
    ['a row that cannot be read', [taken, { ...other, actual: '####' }], 'row-unreadable', 'without opening it first'],
    [
      'a plan that changed',
      [{ ...taken, actual: '6.00' }, other],
      'plan-changed',
      'record the line against the new plan',
    ],
  ])('names %s and how to mend it', (_, fresh, kind, part) => {
    const [first] = difference(fresh);
    expect(first?.kind).toBe(kind);
    expect(`${first?.sentence} ${first?.mend}`).toContain(part);
  });

  it('names a quantity that the portal rounded', () => {
    const plan = planOf([{}]);
    const intended = intendedLines(plan, [recordedOn(plan, 0, { actual: 775, missed: 225, comment: 'away' })]);
    const result = readBack(intended, councilFile({ actual: '7.80', missed: '2.25', comment: 'away' }), monday);
    expect(result.outcome === 'compared' && result.result).toMatchObject({ differences: [{ kind: 'rounded' }] });
  });

  it('names characters that were lost', () => {
    const plan = planOf([{}]);
    const intended = intendedLines(plan, [recordedOn(plan, 0, { comment: 'Café closed' })]);
    const result = readBack(intended, councilFile({ comment: 'Caf? closed' }), monday);
    expect(result.outcome === 'compared' && result.result).toMatchObject({
      differences: [{ kind: 'comment-altered' }],
    });
  });

  it.each([
    ['an entity for the apostrophe', 'Would not let Gill&#39;s colleague in'],
    ['a doubled apostrophe', "Would not let Gill''s colleague in"],
    ['curly quotation marks', 'Would not let Gill’s colleague in'],
    ['other blanks', ' Would  not let Gill\u00a0’s colleague in'.replace('\u00a0', '')],
    ['line breaks', "Would not\r\nlet Gill's colleague in"],
    ['an entity of an entity', 'Would not let Gill&amp;#39;s colleague in'],
  ])('matches and notes a comment with %s', (_, comment) => {
    const plan = planOf([{}]);
    const intended = intendedLines(plan, [recordedOn(plan, 0, { comment: "Would not let Gill's colleague in" })]);
    const result = readBack(intended, councilFile({ comment: `"${comment}"` }), monday);
    expect(result).toMatchObject({ sentence: '1 of 1 lines match.', result: { noted: [{ field: 'comment' }] } });
  });

  it('names a comment of which a word changed, in full and with its own letters', () => {
    const long = `${'Family cancelled; '.repeat(10)}Gill told the OFFICE`;
    const plan = planOf([{}]);
    const intended = intendedLines(plan, [recordedOn(plan, 0, { comment: long })]);
    const result = readBack(intended, councilFile({ comment: `"${long.replace('Gill', 'Bill')}"` }), monday);
    const [first] =
      result.outcome === 'compared' && result.result.outcome === 'differs' ? result.result.differences : [];
    expect(first?.kind).toBe('other-value');
    expect(first?.sentence).toContain(`${'Family cancelled; '.repeat(10)}Bill told the OFFICE”`);
    expect(first?.mend).toContain('Gill told the OFFICE”');
  });

  it('keeps two lines alike apart, in whatever order they come back', () => {
    const alike = [{}, { actual: '4.00', visits: '2' }];
    const plan = planOf(alike);
    const lines = linesAfterPlan(plan, [], [homeSupport], null);
    const actuals = [recordedOn(plan, 1, { actual: 300, missed: 100, comment: 'away' })];
    const back = giveBack({ file: councilFile(...alike), plan, actuals, lines, leaveOut: [], names: new Map() });
    expect(back.cells.map(({ row, field }) => [row, field])).toEqual([
      [3, 'actual'],
      [3, 'missed'],
      [3, 'comment'],
    ]);
    const held = { actual: '3.00', missed: '1.00', visits: '2', comment: 'away' };
    for (const fresh of [
      [{}, held],
      [held, {}],
    ]) {
      expect(readBack(back.intended, councilFile(...fresh), monday)).toMatchObject({ sentence: '2 of 2 lines match.' });
    }
    expect(readBack(back.intended, councilFile({}, { ...held, missed: '0.00' }), monday)).toMatchObject({
      sentence: '1 of 2 lines match.',
      result: { differences: [{ kind: 'not-taken', row: 3, field: 'missed' }] },
    });
    expect(readBack(back.intended, councilFile(held), monday)).toMatchObject({
      result: { matched: 1, differences: [{ kind: 'line-missing', lineId: plan.lines[0]?.lineId }] },
    });
  });

  it('of a further line alike says that the portal has one more', () => {
    const result = readBack(
      given().intended,
      councilFile(taken, other, { ...other, actual: '3.00', visits: '2' }),
      monday,
    );
    expect(result).toMatchObject({
      sentence: '2 of 2 lines match. The portal has 1 line more.',
      result: { differences: [{ kind: 'line-extra', row: 4 }] },
    });
  });

  it('counts lines, not cells', () => {
    const result = readBack(given().intended, councilFile({}, other), monday);
    expect(result.outcome === 'compared' && result.sentence).toBe('1 of 2 lines match.');
  });

  it('says that the portal has more', () => {
    const result = readBack(given().intended, councilFile(taken, other, { ssRef: '0077777' }), monday);
    expect(result.outcome === 'compared' && result.sentence).toBe('2 of 2 lines match. The portal has 1 line more.');
  });

  it('of another week is refused', () => {
    const result = readBack(given().intended, councilFile({ date: '2025/02/24' }), monday);
    expect(result).toMatchObject({ outcome: 'refused', sentence: expect.stringContaining('24 February to 2 March') });
  });

  it('of another service is refused', () => {
    const result = readBack(given().intended, councilFile({ service: 'Extra Care' }), monday);
    expect(result.outcome).toBe('refused');
  });

  it('that is no council file keeps the reader’s sentence', () => {
    const page = readCouncilFile(new TextEncoder().encode('<!doctype html><title>Sign in</title>'), council);
    expect(readBack(given().intended, page, monday)).toMatchObject({ sentence: expect.stringContaining('web page') });
  });
});

const anyEdit = fc.record({
  frustrated: fc.nat(100).map((steps) => steps * 25),
  missed: fc.nat(100).map((steps) => steps * 25),
  extra: fc.nat(100).map((steps) => steps * 25),
  comment: fc.constantFrom('', 'away', 'said "no", twice', 'line\nbreak', 'Łucja; €5', ' blanks '),
});
const anyRow = fc.record({
  planned: fc.integer({ min: 5000, max: 20_000 }),
  visits: fc.nat(40),
  edit: fc.option(anyEdit),
});
const anyWeek = fc.array(anyRow, { minLength: 1, maxLength: 8 });
const two = (hundredths: number) => (hundredths / 100).toFixed(2);

describe('for any week', () => {
  it('derived plan + edits = written cells, and the read-back of what was written matches', () => {
    fc.assert(
      fc.property(anyWeek, (rows) => {
        const cells = rows.map(({ planned, visits }, at) => ({
          ssRef: `00${10_000 + at}`,
          actual: two(planned),
          visits: String(visits),
        }));
        const plan = planOf(cells);
        const lines = linesAfterPlan(plan, [], [homeSupport], null);
        const actuals = rows.flatMap(({ planned, edit }, at) => {
          if (edit === null) return [];
          const actual = planned - edit.frustrated - edit.missed + edit.extra;
          return [recordedOn(plan, at, { ...edit, actual })];
        });
        const { bytes, intended } = giveBack({
          file: councilFile(...cells),
          plan,
          actuals,
          lines,
          leaveOut: [],
          names: new Map(),
        });
        const written = readCouncilFile(bytes, council);
        for (const [at, { planned, visits, edit }] of rows.entries()) {
          const { frustrated = 0, missed = 0, extra = 0 } = edit ?? {};
          const actual = planned - frustrated - missed + extra;
          expect(written.rows[at]?.values).toMatchObject({ actual, frustrated, missed, extra, visits });
        }
        const proof = readBack(intended, written, monday);
        expect(proof.outcome === 'compared' && proof.result.outcome).toBe('matches');
        // What was uploaded gives the same plan again.
        const planAgain = planOf(rows.map((_, at) => cellsOf(written.rows[at])));
        expect(planAgain.lines.map(({ planned }) => planned)).toEqual(plan.lines.map(({ planned }) => planned));
      }),
      { numRuns: 60 },
    );
  });

  it('one cell otherwise than intended is always found, and its line alone', () => {
    fc.assert(
      fc.property(
        fc.nat(4),
        fc.constantFrom('actual', 'frustrated', 'missed', 'extra', 'visits', 'comment'),
        (at, field) => {
          const cells = Array.from({ length: 5 }, (_, row) => ({ ssRef: `00${10_000 + row}` }));
          const intended = intendedLines(planOf(cells), []);
          const fresh = cells.map((row, index) => (index === at ? { ...row, [field]: '3' } : row));
          const result = readBack(intended, councilFile(...fresh), monday);
          expect(result).toMatchObject({
            sentence: '4 of 5 lines match.',
            result: { matched: 4, differences: [{ field, ssRef: `00${10_000 + at}` }] },
          });
        },
      ),
    );
  });
});

function cellsOf(row: ReturnType<typeof councilFile>['rows'][number] | undefined): Partial<RowCells> {
  const values = row?.values;
  if (!row || !values) throw new Error('an unreadable row');
  const { actual, frustrated, missed, extra, visits } = values;
  return {
    ssRef: row.ssRef,
    actual: two(actual ?? 0),
    frustrated: two(frustrated ?? 0),
    missed: two(missed ?? 0),
    extra: two(extra ?? 0),
    visits: String(visits),
  };
}
