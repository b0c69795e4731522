// Who said something is the portal's to know: whoever is signed in. What a computer says that somebody else said is
// kept beside it, and never in its place.
import { describe, expect, test } from 'vitest';
import { actualWith, missed, monday, weeklyActual } from '../../builders.ts';
import { databaseKinds, portalForTests } from '../portal-under-test.ts';

describe.each(databaseKinds)('who said it, on %s', (kind) => {
  const portal = portalForTests(kind);
  const now = '2025-03-10T09:00:00.000Z';
  const ben = { id: 'recorder-of-elsewhere', name: 'Ben Carter', at: '2025-03-09T17:30:00.000Z' };

  test('is whoever is signed in, with what was said for somebody else beside it', async () => {
    const data = await portal.addProvider();
    const client = await portal.signIn(data);
    const aisha = { id: data.accounts[0]?.id, name: 'Aisha Khan' };
    await client.generate(monday);
    await client.send(monday, 1, weeklyActual(), ben);
    const record = (await client.actuals(monday)).get('line-1');
    expect(record?.attested).toEqual({ ...aisha, at: now, reported: ben });
    expect(record?.changed).toEqual({ ...aisha, at: now });
  });

  test('stays who it was when a colleague changes something else, or sends the same again', async () => {
    const data = await portal.addProvider();
    const [first, second] = [await portal.signIn(data), await portal.signIn(data, 1)];
    await first.generate(monday);
    const mine = { id: data.accounts[0]?.id ?? '', name: 'Aisha Khan', at: '2025-03-08T10:00:00.000Z' };
    await first.send(monday, 1, weeklyActual(), mine);
    const said = (await first.actuals(monday)).get('line-1')?.attested ?? null;
    expect(said).toEqual({ ...mine, at: now, reported: mine });

    // As a computer sends it that has pulled since, and one that has not and asks again under another key.
    expect(await second.send(monday, 2, weeklyActual({ comment: 'and more' }), said)).toMatchObject({ version: 3 });
    expect((await first.actuals(monday)).get('line-1')?.attested).toEqual(said);
    expect(await first.send(monday, 1, weeklyActual({ comment: 'and more' }), mine)).toMatchObject({ version: 3 });
    expect((await first.actuals(monday)).get('line-1')?.attested).toEqual(said);

    // Said by somebody else again, it is theirs; once the line differs from plan there is nothing to say.
    await second.send(monday, 3, weeklyActual(), { ...ben, at: now });
    expect((await first.actuals(monday)).get('line-1')?.attested).toMatchObject({ id: data.accounts[1]?.id });
    await second.send(monday, 4, actualWith([missed()], { comment: 'Refused on Monday.' }), ben);
    expect((await first.actuals(monday)).get('line-1')?.attested).toBeNull();
  });

  test('is stamped on acknowledgements too', async () => {
    const data = await portal.addProvider();
    const client = await portal.signIn(data);
    await client.generate(monday);
    const changed = actualWith([missed('unspecified')], { comment: 'Refused on Monday.' });
    await client.send(monday, 1, changed);
    const asked = await client.confirmation(monday, ['Home Support']);
    expect(asked.acknowledgements.length).toBeGreaterThan(0);
    const acknowledgements = asked.acknowledgements.map((one) => ({ ...one, by: ben }));
    await client.get('confirm', { params: { monday }, body: { ...asked, acknowledgements } });
    const [row] = await portal.look<{ acknowledgements: unknown }>(
      { name: 'test-acknowledgements', text: 'select acknowledgements from receipt where provider_id = $1' },
      [data.provider.id],
    );
    const by = { id: data.accounts[0]?.id, name: 'Aisha Khan', at: now, reported: ben };
    expect(row?.acknowledgements).toEqual(acknowledgements.map((one) => ({ ...one, by })));
  });
});
