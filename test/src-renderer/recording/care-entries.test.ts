// Hospital stays and requests as they are typed.
import { describe, expect, it } from 'vitest';
import { lockWords } from '../../../src-renderer/panels/council-rules/lock-words.ts';
import { entryOf, readStay } from '../../../src-renderer/panels/stay/read-stay.ts';
import { readRequest, requestEntry } from '../../../src-renderer/recording/read-request.ts';
import { clockWords } from '../../../src-renderer/screens/adjustments/request-words.ts';
import { readHours, recordedDays, recordedHours } from '../../../src-renderer/screens/hospital/offer-entry.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import { adjustmentClock } from '../../../src-shared/domain/adjustments.ts';
import { actualWith, frustrated, hospitalStay, serviceLine } from '../../builders.ts';

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

describe('an offer that is opened again', () => {
  const stay = hospitalStay();
  const days = { firstDay: '2025-03-06', lastDay: '2025-03-08' };
  const actual = actualWith([frustrated({ hospitalStayId: stay.id, quantity: 350, ...days })]);
  const row = { line: serviceLine(), actual } as never;
  const week = { weekStart: '2025-03-03', rows: [row] };

  it('starts from the days and hours that were recorded', () => {
    expect(recordedDays(week, stay)).toEqual(['2025-03-06', '2025-03-07', '2025-03-08']);
    expect(recordedHours(week, stay)).toEqual({ 'line-1': '3.50' });
    expect(recordedDays(week, hospitalStay({ id: 'another' }))).toBeNull();
  });

  it('takes hours in the council’s steps only', () => {
    expect(readHours({ a: '2.5', b: '2.6', c: 'two' }, 25)).toMatchObject({
      ok: false,
      quantities: { a: 250 },
      errors: { b: 'Enter a multiple of 0.25.', c: expect.any(String) },
    });
  });
});

describe('a request for adjustment', () => {
  it('starts from what a finding knows', () => {
    const start = { ssRef: '0012345', lineId: 'line-1', change: 'increase' as const, startDate: '2025-06-02' };
    const read = readRequest(requestEntry(null, start), today);
    expect(read).toMatchObject({
      ok: true,
      request: {
        ssRef: '0012345',
        changes: [{ lineId: 'line-1', kind: 'increase' }],
        startDate: '2025-06-02',
        outcome: 'draft',
      },
    });
  });

  it('that was sent needs the day, which has come', () => {
    const start = { ssRef: '0012345', lineId: 'line-1', change: 'increase' as const, startDate: '2025-06-02' };
    const entry = { ...requestEntry(null, start), outcome: 'submitted' as const };
    expect(readRequest(entry, today)).toMatchObject({ errors: { submittedOn: expect.any(String) } });
    expect(readRequest({ ...entry, submittedOn: '10/6/2025' }, today)).toMatchObject({
      errors: { submittedOn: 'That day has not come yet.' },
    });
  });

  it('has its clock in words: day 14 is the last', () => {
    const words = (on: string) => clockWords(adjustmentClock('2025-06-02', null, on, bradford), 'draft').words;
    expect(words('2025-06-09')).toBe('7 days left, by Monday 16 June 2025');
    expect(words('2025-06-16')).toBe('last day today, by Monday 16 June 2025');
    expect(words('2025-06-17')).toBe('overdue: it was due by Monday 16 June 2025');
  });
});

describe('the lock of the portal account', () => {
  const last = { day: '2025-03-10', by: 'Aisha Khan', exported: false };
  const lock = { locksOn: '2025-06-08', days: 80, daysLeft: 10 };

  it('is not mentioned while it is far away', () => {
    expect(lockWords({ known: 'portal', last, lock: { ...lock, state: 'open' } }, 'Bradford Council')).toBeNull();
  });

  it('is told from the warning day on, and names the portal that is meant', () => {
    expect(lockWords({ known: 'reported', last, lock: { ...lock, state: 'warn' } }, 'Bradford Council')?.sentence).toBe(
      'The account at Bradford Council’s own portal locks in 10 days, on Sunday 8 June 2025.',
    );
    expect(lockWords({ known: 'portal', last, lock: { ...lock, state: 'locked' } }, 'Bradford Council')?.tone).toBe(
      'error',
    );
  });
});
