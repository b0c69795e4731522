// An account of a portal is shown for a while without the portal's word; then the window is locked until it answers, and what
// is unsent can be taken along from there. On a whole app against a real portal.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PracticeData } from '../../../src-portal/practice/types.ts';
import { answerOf, problemOf, temporaryFolder } from '../fixtures.ts';
import { appOn, type RealApp } from '../real-app.ts';
import { currentWeek, portalForFile } from '../real-portal.ts';
import { accountAtHub, other, secret } from './account-at-hub.ts';

const portal = portalForFile();
const atHub = () => accountAtHub(portal);
const day = 24 * 3_600_000;
const passphrase = 'four words in a row';

const stateOf = (app: RealApp) => app.value('session.state', {});
const open = (app: RealApp, accountId: string) => app.call('session.open', { accountId, secret });
const week = (app: RealApp) => app.call('week.get', { weekStart: currentWeek });

/** The app is closed, and started again so many days later by its own clock. */
async function afterDays(app: RealApp, id: string, days: number): Promise<void> {
  app.restart(() => {
    app.clockAhead += days * day;
  });
  answerOf(await open(app, id));
}

const idOf = (data: PracticeData) => data.accounts[0]?.id ?? '';

function credentials(data: PracticeData, account = 0) {
  const { user = '', password = '', securityCode = '' } = data.accounts[account] ?? {};
  return { user, password, securityCode };
}

const ask = (text: string, data: PracticeData, values: string[]) =>
  portal
    .database()
    .transaction({ provider: data.provider.id }, (connection) =>
      connection.run({ name: text, text }, [data.provider.id, ...values]),
    );

describe('without the portal’s word', () => {
  it('nothing changes for nine days, and from the tenth on it is pointed out', async () => {
    const { app, id } = await atHub();
    expect(await stateOf(app)).toMatchObject({ locked: false, portalWord: { state: 'good', warns: false } });
    await afterDays(app, id, 9);
    expect(await stateOf(app)).toMatchObject({ locked: false, portalWord: { state: 'good', warns: false } });
    await afterDays(app, id, 1);
    expect(await stateOf(app)).toMatchObject({ locked: false, portalWord: { state: 'good', warns: true } });
    expect((await app.value('reminder.list', {})).reminders).toContainEqual(
      expect.objectContaining({ kind: 'portal-word', title: 'The portal has to be reached soon' }),
    );
    answerOf(await week(app));
  });

  it('is locked from the fourteenth day on, whatever is typed, until somebody signs in at the portal', async () => {
    const { app, id, data } = await atHub();
    await afterDays(app, id, 14);
    expect(await stateOf(app)).toMatchObject({ locked: true, canSend: false, portalWord: { state: 'over' } });
    expect(problemOf(await week(app)).code).toBe('window-locked');
    expect(problemOf(await app.call('session.unlock', { secret })).code).toBe('portal-word-needed');
    expect(await app.value('session.ask-portal', {})).toMatchObject({ problem: { code: 'sign-in-again' } });
    expect(problemOf(await app.call('session.sign-in-again', credentials(data, 1))).code).toBe('sign-in-of-another');
    expect(problemOf(await app.call('session.sign-in-again', { ...credentials(data), password: 'not it' })).code).toBe(
      'wrong-credentials',
    );
    expect(await stateOf(app)).toMatchObject({ locked: true, portalWord: { state: 'over' } });

    const signedIn = answerOf(await app.call('session.sign-in-again', credentials(data)));
    expect(signedIn).toMatchObject({ locked: true, canSend: true, portalWord: { state: 'good' } });
    expect(problemOf(await app.call('session.unlock', { secret: other })).code).toBe('wrong-secret');
    expect(await app.value('session.unlock', { secret })).toMatchObject({ locked: false });
    expect(await app.value('sync.now', {})).toMatchObject({ toSend: 0, problem: null });
  });

  it('locks a window that is open, and a sync that goes through ends it', async () => {
    const { app } = await atHub();
    app.presence.steadyMillis += 14 * day;
    expect(problemOf(await week(app)).code).toBe('window-locked');
    expect(app.events).toContain('locked');
    expect(await stateOf(app)).toMatchObject({ locked: true, canSend: true, portalWord: { state: 'over' } });
    // It was offline by choice, and the portal is not there.
    app.network.set({ kind: 'drop' });
    expect(await app.value('session.ask-portal', {})).toMatchObject({ problem: { code: expect.any(String) } });
    expect(problemOf(await app.call('session.unlock', { secret })).code).toBe('portal-word-needed');
    app.network.set({ kind: 'none' });
    expect(await app.value('session.ask-portal', {})).toMatchObject({ toSend: 0, problem: null });
    expect(await stateOf(app)).toMatchObject({ locked: true, portalWord: { state: 'good' } });
    expect(await app.value('session.unlock', { secret })).toMatchObject({ locked: false });
    expect(problemOf(await app.call('session.ask-portal', {})).code).toBe('window-locked');
    expect(problemOf(await app.call('session.seal-unsent', { secret, passphrase })).code).toBe('window-locked');
  });

  it('is asked for also where nothing syncs while the window is locked', async () => {
    const { app } = await atHub();
    app.lockSettings.syncWhileLocked = false;
    await app.value('session.lock', {});
    app.presence.steadyMillis += 14 * day;
    expect(await app.value('session.ask-portal', {})).toMatchObject({ toSend: 0, problem: null });
    expect(await app.value('session.unlock', { secret })).toMatchObject({ locked: false });
  });

  it.each(['drop', 'captive-page', 'wrong-type', 'cut-body'] as const)(
    'nobody is locked out by a portal that answers with %s',
    async (kind) => {
      const { app, id } = await atHub();
      await app.value('sync.work-offline', { offline: false });
      app.network.set({ kind });
      await app.value('sync.now', {});
      expect(await stateOf(app)).toMatchObject({ locked: false, portalWord: { state: 'good' } });
      await afterDays(app, id, 9);
      expect(await stateOf(app)).toMatchObject({ locked: false });
    },
  );

  it('a clock that is set back buys nothing, and one that was ahead by mistake costs nothing', async () => {
    const { app, id } = await atHub();
    for (let start = 0; start < 13; start += 1) {
      await afterDays(app, id, -1);
      expect(await stateOf(app)).toMatchObject({ locked: false });
    }
    await afterDays(app, id, -1);
    expect(await stateOf(app)).toMatchObject({ locked: true, portalWord: { state: 'over' } });

    const second = await atHub();
    second.app.clockAhead += 400 * day;
    expect(await stateOf(second.app)).toMatchObject({ locked: true });
    second.app.clockAhead -= 400 * day;
    expect(await second.app.value('session.unlock', { secret })).toMatchObject({ locked: false });
  });

  it('what is unsent is sealed for whoever knows what opens the account, and brought in by a colleague', async () => {
    const { app, id, data } = await atHub();
    await afterDays(app, id, 20);
    const target = path.join(temporaryFolder(), 'unsent.packet');
    app.dialogs.save = target;
    expect(problemOf(await app.call('session.seal-unsent', { secret: other, passphrase })).code).toBe('wrong-secret');
    expect(await app.value('session.seal-unsent', { secret, passphrase })).toEqual({ path: target, changes: 1 });
    expect(readFileSync(target, 'utf8')).toContain('provider-actuals-packet');
    expect(await stateOf(app)).toMatchObject({ locked: true });
    expect(problemOf(await app.call('packet.make', { passphrase })).code).toBe('window-locked');

    const colleague = await appOn(portal, data);
    answerOf(await colleague.signIn({ account: 1 }));
    colleague.dialogs.open = target;
    expect(await colleague.value('rescue.choose', { passphrase })).toMatchObject({ taken: 1 });
  });

  it('practice needs none', async () => {
    const app = await appOn(portal, await portal.newProvider());
    answerOf(await app.signIn());
    app.presence.steadyMillis += 100 * day;
    expect(await stateOf(app)).toMatchObject({ locked: false, portalWord: null });
  });
});

describe('an account that may no longer be used', () => {
  it('locks at the next contact, stays so, and is unlocked by a sign-in once it may', async () => {
    const { app, id, data } = await atHub();
    const account = idOf(data);
    await ask('update account set disabled_at = now() where provider_id = $1 and id = $2', data, [account]);
    await app.value('sync.work-offline', { offline: false });
    await app.value('sync.now', {});
    const locked = {
      locked: true,
      portalWord: { state: 'blocked', sentence: expect.stringContaining('was disabled') },
    };
    expect(await stateOf(app)).toMatchObject({ ...locked, canSend: false });
    expect(problemOf(await app.call('session.unlock', { secret }))).toMatchObject({ code: 'account-blocked' });
    await afterDays(app, id, 0);
    expect(await stateOf(app)).toMatchObject(locked);
    app.dialogs.save = path.join(temporaryFolder(), 'unsent.packet');
    expect(await app.value('session.seal-unsent', { secret, passphrase })).toMatchObject({ changes: 1 });
    expect(problemOf(await app.call('session.sign-in-again', credentials(data))).code).toBe('account-locked');
    await ask('update account set disabled_at = null where provider_id = $1 and id = $2', data, [account]);
    expect(answerOf(await app.call('session.sign-in-again', credentials(data)))).toMatchObject({
      locked: true,
      portalWord: { state: 'good' },
    });
    expect(await app.value('session.unlock', { secret })).toMatchObject({ locked: false });
    expect(await app.value('sync.now', {})).toMatchObject({ toSend: 0 });
  });

  it('locks at a sign-in that is refused for it', async () => {
    const { app, id, data } = await atHub();
    await afterDays(app, id, 1);
    await ask('update account set disabled_at = now() where provider_id = $1 and id = $2', data, [idOf(data)]);
    const connection = { kind: 'api', address: app.network.address, authority: 'hub' } as const;
    const refused = await app.call('session.sign-in', { ...credentials(data), connection });
    expect(problemOf(refused).code).toBe('account-locked');
    expect(await stateOf(app)).toMatchObject({ locked: true, portalWord: { state: 'blocked' } });

    await app.value('session.sign-out', {});
    const again = await app.call('session.sign-in', { ...credentials(data), connection, secret });
    expect(answerOf(again)).toMatchObject({ locked: true, portalWord: { state: 'blocked' } });
  });
});
