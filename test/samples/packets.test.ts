// Packets that 0.1.0 sealed are brought in today, on a computer that never saw them: a site packet of an account at a
// portal, one by files, and unsent work that was rescued from damaged records.
import { expect, test } from 'vitest';
import { appOn, chooses, figures, type SampleApp, sampleFile, sampleJson, sampleText } from './opening.ts';
import { portalForTest } from './portal-samples.ts';

const version = '0.1.0';
const week = '2025-06-02';
const nextWeek = '2025-06-09';

interface PacketSample {
  passphrase: string;
  madeBy: string;
}

async function bringIn(app: SampleApp, name: string) {
  const { passphrase, madeBy } = sampleJson<PacketSample>(version, `packets/${name}.json`);
  app.dialogs.open = sampleFile(version, `packets/${name}.packet`);
  expect(await app.call('rescue.choose', { passphrase: `${passphrase}!` })).toMatchObject({
    ok: false,
    problem: { code: 'wrong-passphrase' },
  });
  const preview = await app.value('rescue.choose', { passphrase });
  expect(preview?.madeBy).toBe(madeBy);
  return { preview, applied: await app.value('rescue.apply', { id: preview?.id ?? '' }), passphrase };
}

/** Aisha signs in on a computer that holds nothing. */
async function freshAtThePortal() {
  const portal = await portalForTest(version, 'council');
  const app = appOn(version, null, { portal, now: portal.sample.clock });
  const [signIn] = portal.sample.accounts;
  if (signIn === undefined) throw new Error('the sample has nobody to sign in');
  await app.signIn({ signIn, connection: { kind: 'api', address: portal.origin, authority: 'council' } });
  return { portal, app };
}

test('a site packet of an account at a portal is brought in, and what it holds is sent', async () => {
  const { portal, app } = await freshAtThePortal();
  const { preview, applied, passphrase } = await bringIn(app, 'council');
  // Another line of it was changed at the portal since: both versions are shown.
  expect(preview).toMatchObject({ device: 'Site laptop', taken: 3, conflicts: 1, choices: 0, left: [] });
  expect(applied).toEqual({ taken: 3, conflicts: 1, choices: 0 });
  const { conflicts } = await app.value('week.get', { weekStart: week });
  expect(conflicts).toMatchObject([{ lineId: 'line-00002', mine: { missed: 1000 }, theirs: { missed: 500 } }]);
  await app.value('sync.now', {});
  expect(await app.value('sync.status', {})).toMatchObject({ toSend: 1, conflicts: 1, problem: null });
  expect(
    await portal.rows(`select missed from actual where week_start = '${week}' and line_id = 'line-00004'`),
  ).toEqual([{ missed: 100 }]);
  expect(await app.call('rescue.choose', { passphrase })).toMatchObject({
    ok: false,
    problem: { code: 'merged-before' },
  });
});

test('work that was rescued from damaged records is brought in, and sent', async () => {
  const { portal, app } = await freshAtThePortal();
  const { preview } = await bringIn(app, 'rescued');
  expect(preview).toMatchObject({ taken: 6, conflicts: 1, choices: 0, left: [] });
  await app.value('sync.now', {});
  expect(await app.value('sync.status', {})).toMatchObject({ toSend: 1, problem: null });
  expect(
    await portal.rows(`select missed from actual where week_start = '${nextWeek}' and line_id = 'line-00005'`),
  ).toEqual([{ missed: 150 }]);
  expect(
    await portal.rows("select value->'approval'->>'state' as state from care_record where value->>'ssRef' = '4684091'"),
  ).toEqual([{ state: 'requested' }]);
});

test('a site packet by files is brought in once the export of its week is', async () => {
  const app = appOn(version, null, { now: '2025-06-23T09:00:00.000Z' });
  await app.value('session.begin-files', {
    userName: 'Cora Lund',
    providerName: 'Mill House Care',
    secret: 'seven wooden spoons',
  });
  const weekStart = '2025-06-16';
  chooses(app, 'export.csv', sampleText(version, 'files/export-2025-06-16.csv'));
  const read = await app.value('files.choose-export', { weekStart });
  if (read?.outcome !== 'read') throw new Error(JSON.stringify(read));
  await app.value('files.take-export', {
    id: read.id,
    answers: read.questions.map(({ service, serviceLevel, suggestion }) => ({
      service,
      serviceLevel,
      serviceType: suggestion ?? 'home_support',
    })),
    doubtsAnswered: true,
    fromPortal: false,
    take: [],
    drop: [],
    keepExtraColumns: false,
  });
  const { preview } = await bringIn(app, 'files');
  expect(preview).toMatchObject({ taken: 5, conflicts: 0, choices: 0, left: [] });
  const shown = Object.values(await figures(app, weekStart));
  for (const line of [
    '700 500 0 200 0 changed as-pulled',
    '1400 1100 0 300 0 changed as-pulled',
    '900 750 0 150 0 changed as-pulled',
  ]) {
    expect(shown).toContain(line);
  }
  expect((await app.value('care.list', {})).stays).toHaveLength(1);
});
