// The lock of the window, on a whole app: what opens the account opens it, and nothing else does.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerOf, problemOf } from '../fixtures.ts';
import { appOn, type RealApp } from '../real-app.ts';
import { currentWeek, portalForFile } from '../real-portal.ts';
import { accountAtHub, hubOf, keysOf, other, secret } from './account-at-hub.ts';

const portal = portalForFile();
const atHub = () => accountAtHub(portal);
const open = (app: RealApp, accountId: string, given?: string) =>
  app.call('session.open', { accountId, ...(given === undefined ? {} : { secret: given }) });

describe('the lock', () => {
  it('is opened by the secret, and everything goes on', async () => {
    const { app } = await atHub();
    expect(await app.value('session.lock', {})).toMatchObject({ locked: true });
    expect(app.events).toContain('locked');
    expect(problemOf(await app.call('session.unlock', { secret: other }))).toMatchObject({
      code: 'wrong-secret',
      action: 'If you cannot remember it, sign out below, and use your recovery key on the first page.',
    });
    expect(await app.value('session.state', {})).toMatchObject({ locked: true });
    expect(await app.value('session.unlock', { secret })).toMatchObject({ locked: false, state: 'signed-in' });
    expect(await app.value('sync.status', {})).toMatchObject({ toSend: 1 });
  });

  it('comes when the person leaves, and does not go because a file of the key is gone', async () => {
    const { app, id } = await atHub();
    app.presence.leave();
    expect(await app.value('session.state', {})).toMatchObject({ locked: true });
    writeFileSync(path.join(app.folder, 'accounts', id, 'key'), 'gone');
    expect(problemOf(await app.call('session.unlock', { secret: '' })).code).toBe('key-unreadable');
    expect(await app.value('session.state', {})).toMatchObject({ locked: true });
  });

  it('always asks, and opens again once the key store reads the key', async () => {
    const { app, id } = await atHub();
    app.keyring.works = false;
    app.presence.leave();
    expect(await app.value('session.state', {})).toMatchObject({ locked: true, opensWith: 'unknown' });
    expect(problemOf(await app.call('session.unlock', { secret })).code).toBe('no-keyring');
    app.keyring.works = true;
    expect(await app.value('session.state', {})).toMatchObject({ locked: true, opensWith: 'secret' });
    expect(await app.value('session.unlock', { secret })).toMatchObject({ locked: false });
    await app.value('session.sign-out', {});
    const file = path.join(app.folder, 'accounts', id, 'key');
    const good = readFileSync(file);
    writeFileSync(file, 'x');
    expect(await app.value('session.state', {})).toMatchObject({ known: [{ opensWith: 'unknown' }] });
    writeFileSync(file, good);
    expect(await app.value('session.state', {})).toMatchObject({ known: [{ opensWith: 'secret' }] });
  });

  it('is not opened by a key file that somebody put in the place of its own', async () => {
    const { app, id } = await atHub();
    await app.value('session.lock', {});
    // Made by whoever sits there, with a secret of theirs, or as every version before secrets kept it.
    await keysOf(app).create('strangers', '246813');
    const place = (name: string) => path.join(app.folder, 'accounts', name, 'key');
    const own = readFileSync(place(id));
    const [theirs, bare] = [readFileSync(place('strangers')), await app.keyring.encrypt('ab'.repeat(32))];
    rmSync(path.dirname(place('strangers')), { recursive: true });
    writeFileSync(place(id), theirs);
    expect(problemOf(await app.call('session.unlock', { secret: '246813' })).code).toBe('wrong-secret');
    writeFileSync(place(id), bare);
    expect(await app.call('session.unlock', { secret: '246813' })).toMatchObject({ ok: false });
    writeFileSync(place(id), own);
    expect(await app.value('session.unlock', { secret })).toMatchObject({ locked: false });
    writeFileSync(place(id), theirs);
    const change = { current: '246813', secret: other };
    expect(problemOf(await app.call('session.change-secret', change)).code).toBe('wrong-secret');
    expect(problemOf(await app.call('session.make-recovery-key', { secret: '246813' })).code).toBe('wrong-secret');
    writeFileSync(place(id), bare);
    expect(await app.call('session.make-recovery-key', { secret: '246813' })).toMatchObject({ ok: false });
  });

  it('also covers a removal that was asked for before, and whose turn comes after', async () => {
    const { app, id } = await atHub();
    const removing = app.call('session.remove-account', { accountId: id, secret });
    app.presence.leave();
    expect(problemOf(await removing).code).toBe('window-locked');
    expect(await app.value('session.state', {})).toMatchObject({ state: 'signed-in', locked: true });
  });

  it.each(['files', 'the hub'] as const)('stays while the way to the council changes to %s', async (to) => {
    const { app, data } = await atHub();
    await app.value('sync.work-offline', { offline: false });
    await app.value('sync.now', {});
    const [account] = data.accounts;
    const { user = '', password = '', securityCode = '' } = account ?? {};
    if (to === 'the hub') await app.value('session.change-connection', { to: 'files' });
    const credentials = { user, password, securityCode };
    const connection = { kind: 'api', address: app.network.address, authority: 'hub' } as const;
    const going = app.call(
      'session.change-connection',
      to === 'files' ? { to } : { to: 'api', connection, credentials, sameProvider: true },
    );
    app.presence.leave();
    const during = app.value('session.state', {});
    expect(answerOf(await going)).toMatchObject({ locked: true });
    expect(await during).toMatchObject({ locked: true });
    expect(await app.value('session.state', {})).toMatchObject({ locked: true });
    expect(problemOf(await app.call('week.get', { weekStart: currentWeek })).code).toBe('window-locked');
    expect(problemOf(await app.call('session.unlock', { secret: other })).code).toBe('wrong-secret');
    expect(await app.value('session.unlock', { secret })).toMatchObject({ locked: false });
  });

  it('is there for whoever left while the account was opened or unlocked', async () => {
    const { app, id } = await atHub();
    await app.value('session.sign-out', {});
    const opening = open(app, id, secret);
    app.presence.leave();
    expect(answerOf(await opening)).toMatchObject({ locked: true });
    const unlocking = app.call('session.unlock', { secret });
    app.presence.leave();
    expect(answerOf(await unlocking)).toMatchObject({ locked: true });
    expect(await app.value('session.unlock', { secret })).toMatchObject({ locked: false });
    // Where nothing opened there is nothing to unlock.
    await app.value('session.sign-out', {});
    const failing = open(app, id, other);
    app.presence.leave();
    expect(problemOf(await failing).code).toBe('wrong-secret');
    expect(answerOf(await open(app, id, secret))).toMatchObject({ locked: false });
  });

  it('is opened beside a sign-in that waits for its portal', async () => {
    const { app } = await atHub();
    app.network.set({ kind: 'delay', millis: 60_000 });
    let isSignedIn = false;
    void app.signIn({ connection: hubOf(app) }).then(() => {
      isSignedIn = true;
    });
    app.presence.leave();
    expect(await app.value('session.state', {})).toMatchObject({ locked: true });
    expect(await app.value('session.unlock', { secret })).toMatchObject({ locked: false });
    expect(isSignedIn).toBe(false);
  });

  it('ends with the account: whoever signs out is asked for the secret the next time', async () => {
    const { app, id } = await atHub();
    await app.value('session.lock', {});
    await app.value('session.sign-out', {});
    expect(problemOf(await open(app, id)).code).toBe('secret-needed');
    expect(answerOf(await open(app, id, secret))).toMatchObject({ locked: false });
  });

  it('lets the sync go on, or rest until it is opened, as is set', async () => {
    const { app } = await atHub();
    app.lockSettings.syncWhileLocked = false;
    app.network.set({ kind: 'drop' });
    await app.value('sync.work-offline', { offline: false });
    await app.value('sync.now', {});
    app.network.set({ kind: 'none' });
    await app.value('session.lock', {});
    expect(await app.value('sync.now', {})).toMatchObject({ toSend: 1 });
    await app.value('session.unlock', { secret });
    expect(await app.value('sync.now', {})).toMatchObject({ toSend: 0 });
    app.lockSettings.syncWhileLocked = true;
    const [, row] = (await app.value('week.get', { weekStart: currentWeek })).rows;
    await app.value('week.attest', { weekStart: currentWeek, lineIds: [row?.line.id ?? ''] });
    await app.value('session.lock', {});
    expect(await app.value('sync.now', {})).toMatchObject({ toSend: 0 });
  });

  it('lets go of the key of records that did not open, when their person leaves', async () => {
    const { app, id } = await atHub();
    app.restart();
    const file = path.join(app.folder, 'accounts', id, 'store.db');
    writeFileSync(file, readFileSync(file).fill(7, 0, 4096));
    expect(problemOf(await open(app, id, secret)).code).toBe('store-corrupt');
    expect(await app.call('recovery.look', { accountId: id })).toMatchObject({ ok: true });
    app.presence.leave();
    expect(await app.value('session.state', {})).toMatchObject({ state: 'signed-out' });
    expect(await app.call('recovery.look', { accountId: id })).toMatchObject({ ok: false });
    const packet = { accountId: id, passphrase: 'stranger stranger' };
    expect(await app.call('recovery.export', packet)).toMatchObject({ ok: false });
    // Whoever can open it goes on where they were.
    expect(problemOf(await open(app, id, secret)).code).toBe('store-corrupt');
    expect(await app.call('recovery.look', { accountId: id })).toMatchObject({ ok: true });
  });

  it('is told of beside signing out, too', async () => {
    const { app } = await atHub();
    await app.value('session.lock', {});
    const during = app.call('session.state', {});
    const out = app.call('session.sign-out', {});
    expect(await during).toMatchObject({ ok: true });
    expect(await out).toMatchObject({ ok: true, value: { state: 'signed-out' } });
  });

  it('opens practice with its printed password', async () => {
    const app = await appOn(portal, await portal.newProvider());
    await app.signIn();
    await app.value('session.lock', {});
    expect(problemOf(await app.call('session.unlock', { secret })).code).toBe('printed-password-needed');
    expect(await app.value('session.unlock', { secret: app.printedPassword })).toMatchObject({ locked: false });
  });
});
