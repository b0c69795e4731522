import { describe, expect, it } from 'vitest';
import { entryOf, readStay } from '../../../../src-renderer/panels/stay/read-stay.ts';
import { hospitalStay } from '../../../builders.ts';

const today = '2025-06-09';
const decision = {
  state: 'given' as const,
  by: 'AWD',
  reference: 'AWD/1',
  fromWeek: null,
  throughWeek: 4,
  lineIds: null,
  on: null,
};

describe('a hospital stay', () => {
  it('is read back as it was', () => {
    const { id: _, ...stay } = hospitalStay({
      discharged: '2025-03-20',
      decisions: [{ ...decision, state: 'requested', throughWeek: null }, decision],
      resumed: '2025-03-22',
      callsFallOnStayDays: true,
      told: { who: 'Duty', on: '2025-02-24' },
    });
    expect(readStay(entryOf({ ...stay, id: 'stay-1' }, null), today)).toEqual({ ok: true, stay });
  });

  it('that somebody was told of needs who; when is the day of admission unless another is named', () => {
    const entry = { ...entryOf(null, '0012345'), admitted: '5 June', told: true };
    expect(readStay(entry, today)).toMatchObject({ ok: false, errors: { toldWho: expect.any(String) } });
    expect(readStay({ ...entry, toldWho: 'Duty worker' }, today)).toMatchObject({
      stay: { admitted: '2025-06-05', told: { who: 'Duty worker', on: '2025-06-05' } },
    });
  });

  it('cannot end before it began', () => {
    const entry = { ...entryOf(null, '0012345'), admitted: '5/6', discharged: '4/6' };
    expect(readStay(entry, today)).toMatchObject({ errors: { discharged: expect.stringContaining('5 June 2025') } });
  });

  it('that an older version recorded has its approval as the first decision', () => {
    const stay = hospitalStay({ approval: { state: 'requested', by: 'AWD', reference: '', throughWeek: 4 } });
    expect(entryOf(stay, null).decisions).toMatchObject([{ state: 'requested', by: 'AWD', throughWeek: 4 }]);
  });

  it('adds a decision after those that are recorded', () => {
    const entry = entryOf(hospitalStay({ decisions: [decision] }), null);
    const next = {
      decision: 'refused' as const,
      fromWeek: '5',
      throughWeek: '',
      decidedOn: '3/6',
      lineIds: ['line-1'],
    };
    expect(readStay({ ...entry, ...next }, today)).toMatchObject({
      stay: {
        decisions: [
          decision,
          {
            state: 'refused',
            by: 'AWD',
            reference: 'AWD/1',
            fromWeek: 5,
            throughWeek: null,
            lineIds: ['line-1'],
            on: '2025-06-03',
          },
        ],
        // What older apps read of it is worked out where it is saved.
        approval: null,
      },
    });
  });

  it('with a decision needs who decides, weeks in order, and a line where it is not for all', () => {
    const entry = { ...entryOf(null, '0012345'), admitted: '5/6', decision: 'requested' as const, lineIds: [] };
    const read = readStay({ ...entry, fromWeek: '5', throughWeek: '4' }, today);
    expect(read.ok ? [] : Object.keys(read.errors).sort()).toEqual(['decisionBy', 'lineIds', 'throughWeek']);
  });

  it('cannot have care again before the discharge', () => {
    const entry = { ...entryOf(null, '0012345'), admitted: '5/6', discharged: '8/6', resumed: '7/6' };
    expect(readStay(entry, today)).toMatchObject({ errors: { resumed: expect.stringContaining('8 June 2025') } });
  });
});
