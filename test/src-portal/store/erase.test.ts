// Erasing one person at a hub: nothing of them is left in any table, and what is about others stays.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseAtHub, heldAtHub } from '../../../src-portal/store/erase.ts';
import { hubHoldings } from '../../../src-portal/store/holdings.ts';
import { writing } from '../../../src-portal/store/writing.ts';
import { monday, serviceLine } from '../../builders.ts';
import { databaseKinds, type RunningPortal, startPortal } from '../portal-under-test.ts';
import { providerData } from '../provider-data.ts';

const ssRef = '7654321';
const words = [ssRef, 'Quillfeather', 'Marigold', 'line-sentinel', 'stay-sentinel', 'dispute-sentinel'];
const by = { id: 'u', name: 'U', at: '2025-03-10T09:00:00.000Z' };

describe.each(databaseKinds)('on %s', (kind) => {
  let running: RunningPortal;
  beforeAll(async () => {
    running = await startPortal(kind);
  });
  afterAll(() => running.stop());

  async function planted(
    change: { endDate?: string | null; status?: 'open' | 'confirmed' | 'payment-processed' } = {},
  ) {
    const { endDate = '2025-03-09', status = 'payment-processed' } = change;
    const line = serviceLine({ id: 'line-sentinel', ssRef, endDate });
    const base = providerData();
    const data = await running.addProvider({
      ...base,
      people: [...base.people, { ssRef, name: 'Zebedee Quillfeather', nhsNumber: null, address: 'Marigold Lane' }],
      lines: [...base.lines, line],
      stays: [{ id: 'stay-sentinel', ssRef, admitted: '2025-03-04', discharged: null, told: null, approval: null }],
    });
    const providerId = data.provider.id;
    const client = await running.signIn(data);
    await client.generate(monday);
    await running.councilStaff.saveDispute(providerId, {
      id: 'dispute-sentinel',
      weekStart: monday,
      lineId: line.id,
      state: 'closed',
      messages: [{ id: 'm', from: 'council', by, text: 'Marigold?' }],
    });
    await running.look({ name: 'test-status', text: 'update week set status = $2 where provider_id = $1' }, [
      providerId,
      status,
    ]);
    return providerId;
  }

  const dumpOf = async (providerId: string) => {
    const tables = Object.keys(hubHoldings).filter((table) => !['provider', 'user_directory'].includes(table));
    const rows = [];
    for (const table of tables) {
      rows.push(
        ...(await running.look({ name: `test-dump-${table}`, text: `select * from ${table} where provider_id = $1` }, [
          providerId,
        ])),
      );
    }
    return JSON.stringify(rows);
  };

  const held = (providerId: string) =>
    running.database.transaction({ provider: providerId }, (connection) =>
      heldAtHub(connection, { providerId, ssRef, today: '2025-03-10' }),
    );
  const erase = (providerId: string) =>
    running.database.transaction({ provider: providerId }, (connection) =>
      writing(connection, providerId, (on) => eraseAtHub(on, ssRef)),
    );

  it('leaves nothing of them, and others as they were', async () => {
    const providerId = await planted();
    const before = await dumpOf(providerId);
    expect(words.filter((word) => !before.includes(word))).toEqual([]);
    expect(await held(providerId)).toMatchObject({
      name: 'Zebedee Quillfeather',
      keeps: null,
      counts: { actual: 1, person: 1 },
    });
    await erase(providerId);
    const after = await dumpOf(providerId);
    expect(words.filter((word) => after.includes(word))).toEqual([]);
    for (const line of ['line-1', 'line-2', 'line-3']) expect(after).toContain(line);
    expect(await held(providerId)).toBeNull();
  });

  it.each([
    ['who is cared for', { endDate: null }, 'Care for them is still planned.'],
    ['with a week that is open', { status: 'open' as const }, `Weeks with them are not confirmed: ${monday}.`],
  ])('says what keeps somebody %s', async (_, change, keeps) => {
    expect((await held(await planted(change)))?.keeps).toBe(keeps);
  });
});
