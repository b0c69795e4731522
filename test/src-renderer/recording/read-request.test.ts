import { describe, expect, it } from 'vitest';
import { noDetails, readRequest, requestEntry } from '../../../src-renderer/recording/read-request.ts';
import { adjustmentRequest, serviceLine } from '../../builders.ts';

const today = '2025-06-09';
const lines = [serviceLine({ plannedQuantity: 1000, plannedVisits: 7, serviceLevel: 'Single-handed' })];

describe('a request for adjustment', () => {
  it('starts from what a finding knows', () => {
    const start = { ssRef: '0012345', lineId: 'line-1', change: 'increase' as const, startDate: '2025-06-02' };
    const read = readRequest(requestEntry(null, start), today, lines);
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
    expect(readRequest(entry, today, lines)).toMatchObject({ errors: { submittedOn: expect.any(String) } });
    expect(readRequest({ ...entry, submittedOn: '10/6/2025' }, today, lines)).toMatchObject({
      errors: { submittedOn: 'That day has not come yet.' },
    });
  });

  it('says from what to what each line changes, why, and who asked for it', () => {
    const start = { ssRef: '0012345', lineId: 'line-1', change: 'level' as const, startDate: '2025-06-02' };
    const details = { 'line-1': { ...noDetails, hours: '14.5', level: 'Double-handed', visits: '14' } };
    const entry = { ...requestEntry(null, start), details, why: ' Fell at home ', askedBy: 'the daughter' };
    expect(readRequest(entry, today, lines)).toMatchObject({
      request: {
        changes: [
          {
            hours: { from: 1000, to: 1450 },
            level: { from: 'Single-handed', to: 'Double-handed' },
            visits: { from: 7, to: 14 },
          },
        ],
        why: 'Fell at home',
        askedBy: 'the daughter',
      },
    });
  });

  it('is read back as it was, also once the plan shows the change', () => {
    const { id: _, ...request } = adjustmentRequest({
      changes: [{ lineId: 'line-1', kind: 'increase', hours: { from: 700, to: 1000 } }],
      why: 'Fell at home',
      askedBy: 'the daughter',
    });
    const entry = requestEntry({ ...request, id: 'request-1' }, null);
    expect(readRequest(entry, today, lines)).toEqual({ ok: true, request });
  });

  it('asks again for hours and visits that are no numbers', () => {
    const start = { ssRef: '0012345', lineId: 'line-1', change: 'increase' as const, startDate: '2025-06-02' };
    const details = { 'line-1': { ...noDetails, hours: 'more', visits: 'two' } };
    expect(readRequest({ ...requestEntry(null, start), details }, today, lines)).toMatchObject({
      errors: { details: { 'line-1': { hours: expect.any(String), visits: expect.any(String) } } },
    });
  });
});
