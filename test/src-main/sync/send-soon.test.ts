// An edit made while online goes a few seconds after it is saved; nothing is asked of a portal that is out of reach.
import { expect, it, vi } from 'vitest';
import { appOn } from '../real-app.ts';
import { portalForFile, currentWeek as weekStart } from '../real-portal.ts';

const portal = portalForFile();

async function withWeek() {
  const app = await appOn(portal, await portal.newProvider());
  const signedIn = await app.signIn();
  if (!signedIn.ok) throw new Error(signedIn.problem.sentence);
  await app.value('week.generate', { weekStart });
  const lineIds = (await app.value('week.get', { weekStart })).rows.map(({ line }) => line.id);
  await vi.waitFor(async () => expect(await app.value('sync.status', {})).toMatchObject({ syncing: false }));
  app.sendsSoon = true;
  const attest = (index: number) => app.value('week.attest', { weekStart, lineIds: [lineIds[index] ?? ''] });
  const pushes = () => app.network.seen().filter((request) => request.startsWith('PATCH')).length;
  return { app, attest, pushes };
}

it('an edit is sent soon after it is saved, and several in a row go in one request', async () => {
  const { app, attest, pushes } = await withWeek();
  const before = pushes();
  await attest(0);
  await attest(1);
  await attest(2);
  expect(await app.value('sync.status', {})).toMatchObject({ toSend: 3 });
  await vi.waitFor(async () => expect(await app.value('sync.status', {})).toMatchObject({ toSend: 0, syncing: false }));
  expect(pushes()).toBe(before + 1);
  expect(app.bugs).toEqual([]);
});

it('a portal out of reach is not asked at every edit, and working offline asks nothing at all', async () => {
  const { app, attest } = await withWeek();
  app.network.set({ kind: 'drop' });
  await attest(0);
  await vi.waitFor(async () =>
    expect(await app.value('sync.status', {})).toMatchObject({ online: false, syncing: false }),
  );
  await app.value('sync.work-offline', { offline: true });
  const asked = app.network.requests();
  await attest(1);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(app.network.requests()).toBe(asked);
  expect(await app.value('sync.status', {})).toMatchObject({ toSend: 2, workingOffline: true });
});
