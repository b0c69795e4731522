// A week and the hospital stays in it: which week, what is left, which steps are open, and what an offer leaves alone.
import { describe, expect, it } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import type { WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import {
  daysForStay,
  hospitalChange,
  isOneRun,
  staysOfWeek,
  type WeekOfStays,
} from '../../../src-shared/domain/hospital-week.ts';
import type { HospitalStay, ServiceEnd } from '../../../src-shared/domain/lines.ts';
import {
  actualWith,
  frustrated,
  hospitalStay,
  lineOf,
  missed,
  monday,
  serviceLine,
  weeklyActual,
} from '../../builders.ts';

const shared = lineOf('supported_living_shared', { id: 'line-2' });
const told = { who: 'Duty worker', on: '2025-02-24' };

function week(parts: Partial<Omit<WeekOfStays, 'actuals'>> & { actuals?: WeeklyActual[] } = {}): WeekOfStays {
  const { actuals = [weeklyActual(), weeklyActual({ lineId: 'line-2' })], ...rest } = parts;
  return {
    weekStart: monday,
    lines: [serviceLine(), shared],
    actuals: new Map(actuals.map((actual) => [actual.lineId, actual])),
    stays: [],
    ends: [],
    council: bradford,
    ...rest,
  };
}

const inWeek = (stay: Partial<HospitalStay>, parts: Parameters<typeof week>[0] = {}) =>
  staysOfWeek(
    week({ stays: [hospitalStay({ admitted: '2025-02-24', discharged: null, told, ...stay })], ...parts }),
  )[0];

describe('a stay in the week', () => {
  it('says its hospital week and what is left for each kind of service', () => {
    const stay = inWeek({});
    expect(stay?.week).toBe(2);
    expect(stay?.lines.map(({ limit, weeksLeft }) => [limit, weeksLeft])).toEqual([
      [2, 0],
      [6, 4],
    ]);
  });

  it('is to be told until somebody was, and recorded until the hours are', () => {
    expect(inWeek({ told: null })?.steps).toEqual(['tell', 'record']);
    const quantity = { quantity: 1000 };
    const actuals = ['line-1', 'line-2'].map((lineId) =>
      actualWith([frustrated({ ...quantity, hospitalStayId: 'stay-1' })], { lineId }),
    );
    expect(inWeek({ id: 'stay-1' }, { actuals })?.steps).toEqual([]);
  });

  it('beyond the limit asks for a decision, and awaits it once it was asked for', () => {
    expect(inWeek({ admitted: '2025-02-17' })?.steps).toContain('ask-decision');
    const approval = { state: 'requested' as const, by: 'AWD', reference: '', throughWeek: 4 };
    expect(inWeek({ admitted: '2025-02-17', approval })?.steps).toContain('decision-awaited');
    expect(inWeek({ admitted: '2025-02-17', approval: { ...approval, state: 'given' } })?.steps).toEqual(['record']);
  });

  it('that ended before the week is not in it', () => {
    expect(inWeek({ discharged: '2025-03-02' })).toBeUndefined();
    expect(inWeek({ discharged: '2025-03-03' })).toBeDefined();
  });
});

describe('what recording a stay makes of a line', () => {
  const stay = hospitalStay({ admitted: '2025-02-24', discharged: null });

  it('takes the place of what was recorded for the stay before', () => {
    const actual = actualWith([frustrated({ quantity: 200, hospitalStayId: stay.id, note: 'ward 7' })]);
    const change = hospitalChange(serviceLine(), actual, stay, week());
    expect(change?.variations).toMatchObject([{ quantity: 1000, note: 'ward 7' }]);
  });

  it('leaves other reasons and their hours alone', () => {
    const actual = actualWith([missed('non_engagement', { quantity: 975 })]);
    expect(hospitalChange(serviceLine(), actual, stay, week())).toMatchObject({ quantity: 25, most: 25 });
    const all = actualWith([missed('non_engagement', { quantity: 1000 })]);
    expect(hospitalChange(serviceLine(), all, stay, week())).toBeNull();
  });

  it('has no day after a recorded end of the service', () => {
    const end: ServiceEnd = { ssRef: '0012345', lineId: null, lastDay: '2025-03-04', cause: 'died' };
    expect(daysForStay(serviceLine(), stay, monday, [end])).toEqual(['2025-03-03', '2025-03-04']);
    expect(daysForStay(serviceLine(), stay, monday, [{ ...end, lineId: 'line-2' }])).toHaveLength(7);
  });

  it('is of days that follow each other', () => {
    expect(isOneRun(['2025-03-31', '2025-03-30'])).toBe(true);
    expect(isOneRun(['2025-03-03', '2025-03-05'])).toBe(false);
  });
});
