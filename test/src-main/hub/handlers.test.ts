// A hub's accounts and people from the app: through the real portal, each answer or a sentence.
import { expect, test } from 'vitest';
import { makeAdministration } from '../../../src-portal/accounts/administration.ts';
import { appOn } from '../real-app.ts';
import { portalForFile } from '../real-portal.ts';

const portal = portalForFile();

test('a manager’s app lists and adds accounts; others are told that they may not', async () => {
  const data = await portal.newProvider();
  const app = await appOn(portal, data);
  await app.signIn();
  expect(await app.call('hub.accounts', {})).toMatchObject({ ok: false, problem: { code: 'not-allowed' } });
  const own = data.accounts[0]?.id ?? '';
  const administration = makeAdministration({ clock: Date.now, randomBytes: () => new Uint8Array(16) });
  await portal
    .database()
    .asOwner((connection) => administration.change(connection, data.provider.id, own, { roles: ['manager'] }, null));
  const wanted = { user: `carla@${data.provider.id}`, name: 'Carla Reid', roles: ['recorder' as const] };
  const { account, authenticator } = await app.value('hub.add-account', { ...wanted, password: 'nobody guesses this' });
  expect(account).toMatchObject({ name: 'Carla Reid', sessions: 0 });
  expect(authenticator.uri).toContain('otpauth://totp/');
  const again = await app.call('hub.add-account', { ...wanted, password: 'nobody guesses this' });
  expect(again).toMatchObject({ ok: false, problem: { fields: { user: expect.stringContaining('this user name') } } });
  await app.value('hub.change-account', { id: account.id, disabled: true });
  await app.value('hub.remove-account', { id: account.id });
  const { accounts } = await app.value('hub.accounts', {});
  expect(accounts.map(({ name }) => name)).not.toContain('Carla Reid');
  // This portal is no hub: its people are the council's.
  expect(await app.call('hub.send-people', {})).toMatchObject({ ok: false, problem: { code: 'not-allowed' } });
  expect(app.bugs).toEqual([]);
});

test('without a connection each says so, and nothing is done', async () => {
  const app = await appOn(portal, await portal.newProvider());
  await app.signIn();
  app.network.set({ kind: 'reset' });
  expect(await app.call('hub.sessions', {})).toMatchObject({
    ok: false,
    problem: { sentence: expect.stringMatching(/\.$/) },
  });
});
