import { describe, expect, test } from 'vitest';
import { keepUnchangedRows } from '../../../src-renderer/app-api/follow-week.ts';
import { filterRows, noFilter } from '../../../src-renderer/grid/filters.ts';
import { gridRows, totalsRow, withPending } from '../../../src-renderer/grid/rows.ts';
import { lineState } from '../../../src-renderer/words/line-state.ts';
import { groupFindings, inOrder, nextFinding } from '../../../src-renderer/workspace/finding-groups.ts';
import { progressOf } from '../../../src-renderer/workspace/progress.ts';
import type { WeekFinding, WeekRow, WeekView } from '../../../src-shared/app-api/index.ts';
import { ruleIds } from '../../../src-shared/rules/rule-ids.ts';

const by = { id: 'aisha', name: 'Aisha Khan', at: '2025-06-09T13:00:00Z' };

function row(id: string, part: Partial<WeekRow> = {}): WeekRow {
  return {
    line: {
      id,
      ssRef: `00${id}`,
      serviceType: 'home_support',
      service: 'Home Support',
      serviceLevel: 'Single-handed',
      plannedQuantity: 1000,
      plannedVisits: 7,
      startDate: '2024-01-01',
      endDate: null,
    },
    person: { ssRef: `00${id}`, name: `Person ${id}`, nhsNumber: null, address: null },
    actual: {
      lineId: id,
      weekStart: '2025-06-02',
      planned: 1000,
      actual: 1000,
      frustrated: 0,
      missed: 0,
      extra: 0,
      visits: 7,
      generatedVisits: 7,
      comment: '',
      variations: [],
    },
    knowledge: 'untouched',
    attested: null,
    changed: null,
    sendState: 'as-pulled',
    rejection: null,
    commentEdited: false,
    stayIds: [],
    log: null,
    ...part,
  };
}

function finding(part: Partial<WeekFinding>): WeekFinding {
  return {
    key: 'k',
    rule: 'comment-missing',
    level: 'error',
    lineId: '1',
    field: 'comment',
    message: 'No comment.',
    fix: 'Write one.',
    action: null,
    source: '',
    acknowledged: null,
    ...part,
  };
}

const week = (rows: WeekRow[], findings: WeekFinding[] = []) => ({ rows, findings }) as unknown as WeekView;

describe('the state of a line', () => {
  test('is never more than is known: untouched, attested and evidenced differ', () => {
    const words = (['untouched', 'attested', 'evidenced', 'changed'] as const).map(
      (knowledge) => lineState(row('1', { knowledge, attested: by, changed: by }), []).word,
    );
    expect(words).toEqual(['nobody looked', 'as planned', 'log shows it', 'changed']);
    expect(lineState(row('1', { knowledge: 'attested', attested: by }), []).detail).toBe(
      'Said to be as planned by Aisha Khan, Monday 9 June 2025, 2pm',
    );
  });

  test('names the most pressing thing, and what has not been sent beside it', () => {
    const warning = finding({ level: 'warning' });
    expect(lineState(row('1', { sendState: 'to-send' }), [finding({})])).toMatchObject({
      word: 'problem',
      sendState: 'to send',
    });
    expect(lineState(row('1'), [warning]).word).toBe('check');
    expect(lineState(row('1'), [{ ...warning, acknowledged: { reason: 'right', by } }]).word).toBe('nobody looked');
    expect(lineState(row('1', { sendState: 'conflict' }), [finding({})]).word).toBe('two versions');
  });
});

describe('a line whose figures are not those of its log', () => {
  const log = {
    status: 'differs',
    entries: 1,
    delivered: 0,
    minutes: { frustrated: 0, missed: 120, extra: 0 },
    quantities: { frustrated: 0, missed: 200, extra: 0 },
  } as const;
  const sentence = 'The log says 2 h missed → 2.00; the grid says as planned. The grid’s figures count.';

  test('says so in its state where nothing is more pressing', () => {
    expect(lineState(row('1', { log }), [])).toMatchObject({ word: 'not as logged', detail: sentence, logMark: null });
  });

  test('figures that the log made are said to be, beside what is more pressing too', () => {
    const made = row('1', { log: { ...log, status: 'from-log' }, knowledge: 'changed' });
    expect(lineState(made, [])).toMatchObject({ word: 'from the log', logMark: null });
    const mark = { word: 'from the log', detail: expect.stringContaining('2 h missed') };
    expect(lineState(made, [finding({ level: 'warning' })])).toMatchObject({ word: 'check', logMark: mark });
  });

  test('says so beside what is more pressing', () => {
    for (const [state, word] of [
      [lineState(row('1', { log }), [finding({})]), 'problem'],
      [lineState(row('1', { log }), [finding({ level: 'warning' })]), 'check'],
      [lineState(row('1', { log, sendState: 'rejected' }), []), 'refused'],
      [lineState(row('1', { log, sendState: 'conflict' }), []), 'two versions'],
    ] as const)
      expect(state).toMatchObject({ word, logMark: { word: 'not as logged', detail: sentence } });
    expect(lineState(row('1'), [finding({})]).logMark).toBeNull();
    expect(lineState(row('1', { log, actual: null }), [finding({})]).logMark).toBeNull();
  });
});

const inFull = (service: string) => service;

describe('the rows of the grid', () => {
  test('mark the column that an open finding speaks of; days and stays mark their figure', () => {
    const findings = [finding({}), finding({ field: 'stay', level: 'warning' })];
    expect(gridRows([row('1')], findings, inFull)[0]?.marked).toEqual({
      comment: { level: 'error', words: ['No comment. Write one.'] },
      frustrated: { level: 'warning', words: ['No comment. Write one.'] },
    });
  });

  test('show a quantity that is being entered as if it were recorded, until the line is another', () => {
    const quantities = { actual: 800, frustrated: 0, missed: 200, extra: 0 };
    const before = row('1');
    const shown = (now: WeekRow) => withPending(gridRows([now], [], inFull), { row: before, quantities })[0];
    expect(shown(before)).toMatchObject({ actual: 800, difference: '2M' });
    expect(shown(row('1'))).toMatchObject({ actual: 1000, difference: '' });
  });

  test('add up to the totals of what is shown', () => {
    expect(totalsRow(gridRows([row('1'), row('2', { actual: null })], [], inFull))).toMatchObject({
      person: '2 lines',
      planned: 2000,
      actual: 1000,
      visits: 7,
    });
  });

  test('a person nobody named is known by the SS Ref', () => {
    expect(gridRows([row('1', { person: null })], [], inFull)[0]?.person).toBe('SS Ref 001');
  });

  test('are made anew only for a line with another record, another finding or another name of its service', () => {
    const [one, two] = [row('1'), row('2')];
    const warned = { ...finding({ level: 'warning' }), lineId: '2' };
    const [first, second] = gridRows([one, two], [], inFull);
    const again = gridRows([one, two], [], (service) => service);
    expect([again[0] === first, again[1] === second]).toEqual([true, true]);
    const found = gridRows([one, two], [warned], inFull);
    expect([found[0] === first, found[1] === second]).toEqual([true, false]);
    expect(found[1]?.state).toMatchObject({ word: 'check' });
    const changed = gridRows([{ ...one }, two], [warned], inFull);
    expect([changed[0] === first, changed[1] === found[1]]).toEqual([false, true]);
    const named = gridRows([one, two], [warned], () => 'Short');
    expect(named.map(({ shortService }) => shortService)).toEqual(['Short', 'Short']);
  });

  test('keep their identity when nothing in them changed', () => {
    const before = week([row('1'), row('2')]);
    const after = keepUnchangedRows(before, week([row('1'), row('2', { knowledge: 'attested' })]));
    expect(after.rows[0]).toBe(before.rows[0]);
    expect(after.rows[1]).not.toBe(before.rows[1]);
  });
});

describe('filters', () => {
  const rows = gridRows([row('1', { knowledge: 'changed' }), row('2')], [], inFull);

  test('find by part of a name or SS Ref', () => {
    expect(filterRows(rows, { ...noFilter, search: 'person 2' }, new Set(), 'aisha').map(({ id }) => id)).toEqual([
      '2',
    ]);
    expect(filterRows(rows, { ...noFilter, search: '001' }, new Set(), 'aisha').map(({ id }) => id)).toEqual(['1']);
  });

  test('keep a line that was put right until the filter changes', () => {
    const untouched = { ...noFilter, show: 'untouched' } as const;
    expect(filterRows(rows, untouched, new Set(['1']), 'aisha').map(({ id }) => id)).toEqual(['1', '2']);
  });
});

describe('the worklist', () => {
  test('has a place for every rule', () => {
    const findings = ruleIds.map((rule) => finding({ rule, key: rule }));
    const placed = inOrder(groupFindings(findings)).flatMap((item) => [item.finding, ...item.echoes]);
    expect(placed).toHaveLength(ruleIds.length);
  });

  test('goes from one to the next and begins again', () => {
    const findings = [
      finding({ key: 'a' }),
      finding({ key: 'b' }),
      finding({ key: 'w', lineId: null, rule: 'week-not-finished' }),
    ];
    expect(nextFinding(findings, null)?.key).toBe('a');
    expect(nextFinding(findings, 'a')?.key).toBe('b');
    expect(nextFinding(findings, 'b')?.key).toBe('a');
    expect(nextFinding([], null)).toBeNull();
  });

  test('quotes a sentence once for all that rests on it, errors first', () => {
    const comment = (key: string, source: string) => finding({ key, rule: 'comment-missing', source });
    const warning = finding({ key: 'w', rule: 'hospital-week-in-comment', level: 'warning', source: 'One.' });
    const [group] = groupFindings([warning, comment('a', 'One.'), comment('b', 'Two.'), comment('c', 'One.')]);
    expect(group?.parts.map(({ source, items }) => [source, items.map((item) => item.finding.key)])).toEqual([
      ['One.', ['a', 'c']],
      ['Two.', ['b']],
      ['One.', ['w']],
    ]);
  });
});

describe('how far the worklist is', () => {
  test('counts what was there and is not any more, also after the figures of its line changed', () => {
    const seen = new Set<string>();
    const [a, b] = [finding({ key: 'a|1', lineId: '1' }), finding({ key: 'b|1', lineId: '2' })];
    expect(progressOf(seen, [a, b])).toEqual({ dealt: 0, all: 2 });
    expect(progressOf(seen, [{ ...b, key: 'b|2' }])).toEqual({ dealt: 1, all: 2 });
    expect(progressOf(seen, [a, b])).toEqual({ dealt: 0, all: 2 });
    expect(progressOf(seen, [finding({ key: 'c', lineId: '3' })])).toEqual({ dealt: 2, all: 3 });
  });

  test('tells two of a kind on one line apart', () => {
    const seen = new Set<string>();
    const twice = [finding({ key: 'a' }), finding({ key: 'b' })];
    expect(progressOf(seen, twice)).toEqual({ dealt: 0, all: 2 });
    expect(progressOf(seen, twice.slice(1))).toEqual({ dealt: 1, all: 2 });
  });
});
