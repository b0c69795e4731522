import { describe, expect, it } from 'vitest';
import { readRequest, requestEntry } from '../../../src-renderer/recording/read-request.ts';

const today = '2025-06-09';

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
});
