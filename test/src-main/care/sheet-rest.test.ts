// The rest of a sheet that was typed back: which lines may be said to have gone to plan, and which are left out.
import { describe, expect, test } from 'vitest';
import { answerOf, weekStart } from '../fixtures.ts';
import { office, refused, tuesday, wednesday } from './sheet-office.ts';

test('the rest of the sheet went to plan only where somebody says so, and only lines that nobody said anything of', async () => {
  const { store, sheet, preview, record } = office();
  const typed = sheet({ 'line-1': { [tuesday]: [refused(60)] } });
  expect((await preview(typed)).rest).toEqual(['line-2', 'line-3']);
  await record(typed);
  expect(store.actuals.get(weekStart, 'line-2')?.attested).toBeNull();
  expect(await record({ ...typed, restAsPlanned: true })).toEqual({ logged: 0, ends: 0, attested: 2 });
  expect(store.actuals.get(weekStart, 'line-2')?.attested).toMatchObject({ name: 'Aisha Khan' });
  expect(store.actuals.get(weekStart, 'line-1')?.attested).toBeNull();
});

describe('lines with empty boxes that did not go to plan, or may not have', () => {
  const stay = { id: null, ssRef: '0012399', discharged: null, told: null, approval: null };
  const attested = ({ store }: ReturnType<typeof office>) =>
    ['line-1', 'line-2', 'line-3'].filter((id) => store.actuals.get(weekStart, id)?.attested !== null);

  test('a row with a note alone is left out', async () => {
    const here = office();
    const rows = [{ lineId: 'line-2', note: 'In hospital since Tuesday', days: [] }];
    const typed = here.sheet({}, { rows, restAsPlanned: true });
    expect(await here.preview(typed)).toMatchObject({
      rest: ['line-1', 'line-3'],
      leftOut: [{ lineId: 'line-2', why: 'note' }],
    });
    expect(await here.record(typed)).toMatchObject({ attested: 2 });
    expect(attested(here)).toEqual(['line-1', 'line-3']);
  });

  test.each(['2025-02-20', '2025-03-06'])(
    'a person who was admitted on %s and is in hospital is left out',
    async (admitted) => {
      const here = office();
      answerOf(await here.calls['care.save-stay']({ stay: { ...stay, admitted }, seen: null }));
      const typed = here.sheet({}, { restAsPlanned: true });
      expect((await here.preview(typed)).leftOut).toEqual([{ lineId: 'line-2', why: 'stay' }]);
      await here.record(typed);
      expect(attested(here)).toEqual(['line-1', 'line-3']);
    },
  );

  test('a person who came home before the week is not', async () => {
    const here = office();
    const home = { ...stay, admitted: '2025-02-20', discharged: '2025-02-25' };
    answerOf(await here.calls['care.save-stay']({ stay: home, seen: null }));
    expect((await here.preview(here.sheet({}))).leftOut).toEqual([]);
  });

  test('an absence and an end of service with a day in the week are left out', async () => {
    const here = office();
    const absence = {
      ...({ id: null, ssRef: '0012399', kind: 'holiday', lineIds: null, firstDay: wednesday, lastDay: null } as const),
      ...{ toldOn: null, note: '' },
    };
    answerOf(await here.calls['care.save-absence']({ absence, seen: null }));
    const end = { ssRef: '0012345', lineId: null, lastDay: tuesday, cause: 'moved' } as const;
    answerOf(await here.calls['care.save-end']({ end }));
    const { rest, leftOut } = await here.preview(here.sheet({}));
    expect(rest).toEqual(['line-3']);
    expect(leftOut).toEqual([
      { lineId: 'line-1', why: 'end' },
      { lineId: 'line-2', why: 'absence' },
    ]);
  });

  test('what is logged, and what is recorded otherwise, is left out', async () => {
    const here = office();
    here.colleagueLogs({ lineId: 'line-3' });
    answerOf(await here.calls['week.attest']({ weekStart, lineIds: ['line-2'] }));
    expect((await here.preview(here.sheet({}))).leftOut).toEqual([
      { lineId: 'line-2', why: 'recorded' },
      { lineId: 'line-3', why: 'logged' },
    ]);
  });
});
