// The list of people at a hub: loaded by a manager, healed from the plan, and on every computer by the change feed.
import { describe, expect, test } from 'vitest';
import type { PortalClient } from '../portal-client.ts';
import { databaseKinds, portalForTests } from '../portal-under-test.ts';

describe.each(databaseKinds)('people on %s', (kind) => {
  const portal = portalForTests(kind, { authority: 'hub' });
  const council = portalForTests(kind);

  async function hub() {
    const data = await portal.addProvider({ people: [] });
    return { data, manager: (await portal.addAccount(data.provider.id, ['manager'])).client };
  }
  const person = (
    ssRef: string,
    parts: { name?: string | null; nhsNumber?: string | null; address?: string } = {},
  ) => ({
    ssRef,
    name: 'Ada Hart',
    nhsNumber: null,
    address: null,
    ...parts,
  });
  const send = async (client: PortalClient, people: ReturnType<typeof person>[]) =>
    (await client.get('sendPeople', { body: { people } })).outcomes;
  const names = async (client: PortalClient, since?: string) => {
    const { changes, cursor } = await client.pull(since);
    const told = changes.flatMap((change) => (change.kind === 'person' ? [change.person] : []));
    return { told, cursor };
  };

  test('travel to every computer, with their zeros given back', async () => {
    const { data, manager } = await hub();
    const colleague = await portal.signIn(data, 1);
    const { cursor } = await names(colleague);
    expect(await send(manager, [person('12345', { nhsNumber: '9990000018' }), person('77001')])).toEqual([
      { outcome: 'added', ssRef: '0012345' },
      { outcome: 'added', ssRef: '77001' },
    ]);
    const first = await names(colleague, cursor);
    expect(first.told).toEqual([
      { ssRef: '0012345', name: 'Ada Hart', nhsNumber: '9990000018', address: null },
      { ssRef: '77001', name: 'Ada Hart', nhsNumber: null, address: null },
    ]);
    // A blank erases nothing; what is the same travels no second time.
    const more = [person('0012345', { name: null, address: '1 Mill Lane' }), person('77001')];
    expect(await send(manager, more)).toEqual([
      { outcome: 'changed', ssRef: '0012345' },
      { outcome: 'unchanged', ssRef: '77001' },
    ]);
    expect((await names(colleague, first.cursor)).told).toEqual([
      { ssRef: '0012345', name: 'Ada Hart', nhsNumber: '9990000018', address: '1 Mill Lane' },
    ]);
  });

  test('are rejected one by one where nobody can say who is meant', async () => {
    const { manager } = await hub();
    const outcomes = await send(manager, [
      person('1.2E+05'),
      person('0012399'),
      person('12399', { name: 'Somebody else' }),
      person('0012401', { name: 'Ada Stone' }),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['rejected', 'rejected', 'rejected', 'added']);
    const wrong = { people: [person('0012345', { nhsNumber: '9990000017' })] };
    expect(await manager.refusal('sendPeople', { body: wrong })).toBe('bad-request');
  });

  test('are the council’s where the portal is not a hub', async () => {
    const data = await council.addProvider();
    const { client } = await council.addAccount(data.provider.id, ['manager']);
    expect(await client.refusal('sendPeople', { body: { people: [person('0012345')] } })).toBe('not-allowed');
  });
});
