// Which weeks are generated.
import { describe, expect, test } from 'vitest';
import { serviceLine } from '../../builders.ts';
import { databaseKinds, portalForTests } from '../portal-under-test.ts';

describe.each(databaseKinds)('on %s', (kind) => {
  const portal = portalForTests(kind);

  test('a week is generated only where the plan reaches', async () => {
    const lines = [
      serviceLine({ id: 'line-1', startDate: '2025-02-17', endDate: '2025-03-02' }),
      serviceLine({ id: 'line-2', startDate: '2025-02-24', endDate: null }),
    ];
    const client = await portal.signIn(await portal.addProvider({ lines, weeks: [] }));
    expect(await client.refusal('generate', { params: { monday: '2025-02-10' } })).toBe('not-found');
    expect(await client.refusal('generate', { params: { monday: '2001-01-01' } })).toBe('not-found');
    expect((await client.generate('2025-02-17')).generated).toBe(1);
    expect((await client.generate('2025-02-24')).generated).toBe(2);
    const ended = await portal.signIn(await portal.addProvider({ lines: lines.slice(0, 1), weeks: [] }));
    expect((await ended.generate('2025-02-24')).generated).toBe(1);
    expect(await ended.refusal('generate', { params: { monday: '2025-03-03' } })).toBe('not-found');
    expect((await ended.pull()).changes.filter((change) => change.kind === 'week')).toHaveLength(1);
  });
});
