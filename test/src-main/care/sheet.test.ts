// A sheet for carers, typed back on a real store: what it records, what it leaves alone, and what happened meanwhile.
import { describe, expect, test } from 'vitest';
import { answerOf, problemOf, weekStart } from '../fixtures.ts';
import { office, type Part, refused, tuesday, wednesday } from './sheet-office.ts';

test('what is typed is shown with what becomes of the figures, then recorded in one step, which undo takes back', async () => {
  const { store, calls, sheet, preview, record, log } = office();
  const typed = sheet({
    'line-1': { [tuesday]: [refused(60)], [wednesday]: [refused(30)] },
    'line-3': { [tuesday]: [refused(45)] },
  });
  const shown = await preview(typed);
  expect(shown.parts.map(({ outcome, minutes }) => [outcome, minutes])).toEqual([
    ['add', 60],
    ['add', 30],
    ['add', 45],
  ]);
  expect(shown.lines.map(({ lineId, sentence }) => [lineId, sentence])).toEqual([
    ['line-1', ''],
    ['line-3', ''],
  ]);
  expect(log()).toEqual([]);
  expect(await record(typed)).toEqual({ logged: 3, ends: 0, attested: 0 });
  expect(log()).toHaveLength(3);
  expect(store.actuals.get(weekStart, 'line-1')?.actual.missed).toBe(150);
  answerOf(await calls['week.undo']({}));
  expect(log()).toEqual([]);
  expect(store.actuals.get(weekStart, 'line-1')?.actual.missed).toBe(0);
  answerOf(await calls['week.redo']({}));
  expect(log()).toHaveLength(3);
  expect(store.changeLog.verify()).toMatchObject({ ok: true });
});

test('a box that says no length gets a guess from the plan, and says so', async () => {
  const { sheet, preview } = office();
  const [part] = (await preview(sheet({ 'line-1': { [tuesday]: [refused(null)] } }))).parts;
  expect(part).toMatchObject({ outcome: 'add', guessed: true, minutes: 86 });
});

describe('a second thing happens too', () => {
  test('a colleague typed the same sheet: nothing is recorded twice', async () => {
    const { sheet, record, outcomes, log } = office();
    const typed = sheet({ 'line-1': { [tuesday]: [refused(60)], [wednesday]: [refused(null)] } });
    await record(typed);
    expect(await outcomes(typed)).toEqual(['already', 'already']);
    expect(await record(typed)).toMatchObject({ logged: 0 });
    expect(log()).toHaveLength(2);
  });

  test('the same twice on one day is two visits, of which the log may have one', async () => {
    const { sheet, record, outcomes } = office();
    await record(sheet({ 'line-1': { [tuesday]: [refused(30)] } }));
    const twice = sheet({ 'line-1': { [tuesday]: [refused(30), refused(30)] } });
    expect(await outcomes(twice)).toEqual(['already', 'add']);
  });

  test('something else is logged on that day: it is left out until somebody says that both happened', async () => {
    const { sheet, record, outcomes, preview, log } = office();
    await record(sheet({ 'line-1': { [tuesday]: [refused(30)] } }));
    const other = sheet({ 'line-1': { [tuesday]: [refused(45)] } });
    expect(await outcomes(other)).toEqual(['beside']);
    expect(await record(other)).toMatchObject({ logged: 0 });
    const key = (await preview(other)).parts[0]?.key ?? '';
    expect(await record({ ...other, beside: [key] })).toMatchObject({ logged: 1 });
    expect(log()).toHaveLength(2);
  });

  test('a colleague logged while it was shown: nothing is recorded, and it is shown anew', async () => {
    const { calls, sheet, preview, outcomes, log, colleagueLogs } = office();
    const typed = sheet({ 'line-1': { [tuesday]: [refused(60)] }, 'line-3': { [tuesday]: [refused(60)] } });
    const { id } = await preview(typed);
    colleagueLogs();
    expect(problemOf(await calls['sheet.record']({ id })).code).toBe('changed-since-preview');
    expect(log()).toHaveLength(1);
    expect(await outcomes(typed)).toEqual(['already', 'add']);
  });

  test('somebody typed figures for the line: they are kept, and it is said', async () => {
    const { store, calls, sheet, preview, record } = office();
    const variations = [
      {
        category: 'missed',
        reason: 'provider_cause',
        quantity: 400,
        firstDay: null,
        lastDay: null,
        hospitalStayId: null,
        note: '',
      },
    ] as const;
    answerOf(await calls['week.record']({ weekStart, lineId: 'line-1', variations: [...variations] }));
    const typed = sheet({ 'line-1': { [tuesday]: [refused(60)] } });
    expect((await preview(typed)).lines).toEqual([
      { lineId: 'line-1', fields: [], sentence: expect.stringContaining('kept') },
    ]);
    expect(await record(typed)).toMatchObject({ logged: 1 });
    expect(store.actuals.get(weekStart, 'line-1')?.actual.missed).toBe(400);
  });

  test('a line that ended since it was printed takes nothing for later days', async () => {
    const { calls, sheet, preview } = office();
    answerOf(
      await calls['care.save-end']({ end: { ssRef: '0012345', lineId: null, lastDay: tuesday, cause: 'moved' } }),
    );
    const { parts } = await preview(sheet({ 'line-1': { [tuesday]: [refused(60)], [wednesday]: [refused(60)] } }));
    expect(parts.map(({ outcome }) => outcome)).toEqual(['add', 'refused']);
    expect(parts[1]?.sentence).toContain('ended on Tuesday 4 March 2025');
  });

  test('a line that is gone keeps the others from nothing', async () => {
    const { sheet, outcomes, record } = office();
    const typed = sheet({ 'line-gone': { [tuesday]: [refused(60)] }, 'line-3': { [tuesday]: [refused(60)] } });
    expect(await outcomes(typed)).toEqual(['refused', 'add']);
    expect(await record(typed)).toMatchObject({ logged: 1 });
  });

  test('more than a carer’s day, over the boxes of the sheet together, is asked about; more than anybody’s is refused', async () => {
    const { sheet, outcomes, preview } = office();
    const twenty: Part = { happening: 'not-attended', minutes: 20 * 60 };
    const typed = sheet({ 'line-1': { [tuesday]: [refused(20 * 60), twenty] } });
    expect(await outcomes(typed)).toEqual(['add', 'beside']);
    const beside = (await preview(typed)).parts.map(({ key }) => key);
    expect(await outcomes({ ...typed, beside })).toEqual(['add', 'add']);
    expect(await outcomes(sheet({ 'line-1': { [tuesday]: [refused(20 * 60), refused(80 * 60)] } }))).toEqual([
      'add',
      'refused',
    ]);
  });
});

test('in hospital without a stay asks for the day of admission, and saves the stay in the same step', async () => {
  const { store, calls, sheet, preview, record } = office();
  const typed = sheet({
    'line-2': {
      [wednesday]: [{ happening: 'hospital', minutes: 300 }],
      [tuesday]: [{ happening: 'hospital', minutes: 300 }],
    },
  });
  expect((await preview(typed)).admissions).toEqual([
    { ssRef: '0012399', lineId: 'line-2', day: tuesday, latest: tuesday },
  ]);
  const late = await preview({ ...typed, admitted: [{ ssRef: '0012399', day: wednesday }] });
  expect(problemOf(await calls['sheet.record']({ id: late.id })).code).toBe('day-outside-stay');
  expect(store.care.stays()).toEqual([]);
  await record({ ...typed, admitted: [{ ssRef: '0012399', day: '2025-03-01' }] });
  expect(store.care.stays()).toMatchObject([{ ssRef: '0012399', admitted: '2025-03-01' }]);
  answerOf(await calls['week.undo']({}));
  expect(store.care.stays()).toEqual([]);
});

test('an end on the sheet is recorded as the end of the service, and nothing for the days after it', async () => {
  const { store, sheet, preview, record } = office();
  const typed = sheet({ 'line-1': { [tuesday]: [{ end: 'died' }], [wednesday]: [refused(60)] } });
  expect((await preview(typed)).parts.map(({ outcome }) => outcome)).toEqual(['add', 'refused']);
  expect(await record(typed)).toEqual({ logged: 0, ends: 1, attested: 0 });
  expect(store.care.ends()).toMatchObject([
    { end: { ssRef: '0012345', lineId: null, lastDay: tuesday, cause: 'died' } },
  ]);
  expect((await preview(typed)).parts[0]).toMatchObject({ outcome: 'already' });
});

describe('care that cannot be claimed', () => {
  const extra = (minutes: number): Part => ({ happening: 'extra', minutes });

  test('is shown as what it is recorded as, and named so where it is logged', async () => {
    const { sheet, preview, colleagueLogs } = office();
    const typed = sheet({ 'line-2': { [tuesday]: [extra(60)] } });
    expect((await preview(typed)).parts).toMatchObject([{ what: 'not-claimed', outcome: 'add' }]);
    colleagueLogs({ lineId: 'line-2', kind: 'not-claimed', reason: null, minutes: 30 });
    expect((await preview(typed)).parts[0]?.sentence).toContain('given, cannot be claimed, 30 min');
  });

  test('shares the day with what was given, on the sheet and in the log', async () => {
    const { sheet, outcomes, preview, colleagueLogs } = office();
    const given: Part = { happening: 'as-planned', minutes: 20 * 60 };
    const [first, second] = await outcomes(sheet({ 'line-2': { [tuesday]: [given, extra(20 * 60)] } }));
    expect(first).toBe('add');
    expect(second).not.toBe('add');
    colleagueLogs({ lineId: 'line-2', kind: 'delivered', reason: null, minutes: 16 * 60 });
    const [part] = (await preview(sheet({ 'line-2': { [tuesday]: [extra(10 * 60)] } }))).parts;
    expect(part?.sentence).toMatch(/more than .* has/);
  });
});

describe('a person with two lines', () => {
  function twoLines() {
    const here = office();
    const line = here.store.lines.get('line-3');
    if (line === null) throw new Error('No such line.');
    here.store.sync.applyChanges([{ kind: 'line', line: { ...line, ssRef: '0012345' } }], 'c-2');
    return here;
  }

  test('who died on both lines has one end', async () => {
    const here = twoLines();
    const typed = here.sheet({
      'line-1': { [tuesday]: [{ end: 'died' }] },
      'line-3': { [tuesday]: [{ end: 'died' }] },
    });
    expect(await here.outcomes(typed)).toEqual(['add', 'already']);
    expect(await here.record(typed)).toMatchObject({ ends: 1 });
    expect(here.store.care.ends()).toHaveLength(1);
    expect(await here.outcomes(typed)).toEqual(['already', 'already']);
  });

  test('a death on another day is refused, and so is what was given after the first on whatever line', async () => {
    const here = twoLines();
    const typed = here.sheet({
      'line-1': { [wednesday]: [refused(60)] },
      'line-3': { [tuesday]: [{ end: 'died' }], [wednesday]: [{ end: 'died' }] },
    });
    expect(await here.outcomes(typed)).toEqual(['refused', 'add', 'refused']);
    const earlierSecond = here.sheet({
      'line-1': { [wednesday]: [{ end: 'died' }] },
      'line-3': { [tuesday]: [{ end: 'died' }] },
    });
    expect(await here.outcomes(earlierSecond)).toEqual(['add', 'refused']);
  });

  test('a service does not end after its person died, by the sheet or by what is recorded', async () => {
    const here = twoLines();
    const typed = here.sheet({
      'line-1': { [wednesday]: [{ end: 'ended' }] },
      'line-3': { [tuesday]: [{ end: 'died' }] },
    });
    expect(await here.outcomes(typed)).toEqual(['refused', 'add']);
    await here.record(typed);
    expect(await here.outcomes(typed)).toEqual(['refused', 'already']);
  });

  test('each line may end by itself, and the other goes on', async () => {
    const here = twoLines();
    const typed = here.sheet({
      'line-1': { [wednesday]: [refused(60)] },
      'line-3': { [tuesday]: [{ end: 'ended' }] },
    });
    expect(await here.outcomes(typed)).toEqual(['add', 'add']);
  });
});

test('a site has reported by its sheet, also where nothing differed', async () => {
  const { store, calls, sheet, record } = office();
  const site = { id: null, name: 'Elm House', inCharge: '', writeTo: '', services: ['Home Support'], lineIds: [] };
  const { id } = answerOf(await calls['site.save']({ site, seen: null }));
  await record(sheet({}, { siteId: id, lineIds: ['line-1', 'line-3'] }));
  expect(store.sites.reportsOf(weekStart)).toMatchObject([{ siteId: id, how: 'sheet' }]);
});

test('a note goes with what happened; alone it is not recorded, and that is said', async () => {
  const { sheet, preview, record, log } = office();
  const typed = sheet({ 'line-1': { [tuesday]: [refused(60)] }, 'line-3': {} });
  const noted = { ...typed, rows: typed.rows.map((row) => ({ ...row, note: 'Daughter rang.' })) };
  expect((await preview(noted)).notesAlone).toEqual(['line-3']);
  await record(noted);
  expect(log()).toMatchObject([{ note: 'Daughter rang.' }]);
});

test('what was not shown cannot be recorded', async () => {
  const { calls } = office();
  expect(problemOf(await calls['sheet.record']({ id: 'another' })).code).toBe('gone');
});

test('sheets that were printed are known in their order, the newest first', async () => {
  const { calls } = office();
  const print = (lineIds: string[]) => calls['sheet.note-printed']({ weekStart, siteId: null, service: null, lineIds });
  answerOf(await print(['line-2', 'line-1']));
  answerOf(await print(['line-3']));
  const { sheets } = answerOf(await calls['sheet.printed']({ weekStart }));
  expect(sheets.map(({ lineIds, by }) => [lineIds, by])).toEqual([
    [['line-3'], 'Aisha Khan'],
    [['line-2', 'line-1'], 'Aisha Khan'],
  ]);
});
