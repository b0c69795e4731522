import { describe, expect, it } from 'vitest';
import { readHours, recordedDays, recordedHours } from '../../../../src-renderer/screens/hospital/offer-entry.ts';
import { actualWith, frustrated, hospitalStay, serviceLine } from '../../../builders.ts';

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
