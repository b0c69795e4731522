import { describe, expect, it } from 'vitest';
import { entryOf, readStay } from '../../../../src-renderer/panels/stay/read-stay.ts';
import { hospitalStay } from '../../../builders.ts';

const today = '2025-06-09';

describe('a hospital stay', () => {
  it('is read back as it was', () => {
    const approval = { state: 'given' as const, by: 'AWD', reference: 'AWD/1', throughWeek: 4 };
    const { id: _, ...stay } = hospitalStay({
      discharged: '2025-03-20',
      approval,
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

  it('with a decision needs who decides and through which week', () => {
    const entry = { ...entryOf(null, '0012345'), admitted: '5/6', decision: 'requested' as const };
    const read = readStay(entry, today);
    expect(read.ok ? [] : Object.keys(read.errors).sort()).toEqual(['decisionBy', 'throughWeek']);
  });
});
