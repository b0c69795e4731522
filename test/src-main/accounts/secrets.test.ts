// What opens an account: nobody opens another's, whoever has the secret or the recovery key loses nothing, and whoever was
// there before there were secrets loses no Tuesday.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../../src-shared/app-api/index.ts';
import { answerOf, problemOf } from '../fixtures.ts';
import { appOn, type RealApp } from '../real-app.ts';
import { portalForFile } from '../real-portal.ts';
import { accountAtHub, hubOf, keysOf, other, secret } from './account-at-hub.ts';

const portal = portalForFile();
const atHub = () => accountAtHub(portal);
const idOf = (state: SessionState) => (state.state === 'signed-in' ? state.account.id : '');
const open = (app: RealApp, accountId: string, given?: string) =>
  app.call('session.open', { accountId, ...(given === undefined ? {} : { secret: given }) });

async function known(app: RealApp) {
  const state = await app.value('session.state', {});
  return state.state === 'signed-out' ? state.known : [];
}

async function byFiles() {
  const app = await appOn(portal, await portal.newProvider());
  const begun = await app.value('session.begin-files', { userName: 'Aisha Khan', providerName: 'Mill House', secret });
  return { app, id: idOf(begun) };
}

/** The key as every version before secrets kept it, of an account whose secret is known. */
async function withBareKey(app: RealApp, id: string, bare: Buffer): Promise<void> {
  await app.value('session.sign-out', {});
  writeFileSync(path.join(app.folder, 'accounts', id, 'key'), bare);
  app.restart();
}

describe('an account at a portal', () => {
  it('asks for its first secret once somebody signed in there, and opens with that alone', async () => {
    const data = await portal.newProvider();
    const app = await appOn(portal, data);
    const signedIn = answerOf(await app.signIn({ connection: hubOf(app) }));
    expect(signedIn).toMatchObject({ due: 'secret', locked: false });
    expect(problemOf(await app.call('session.choose-secret', { secret: '123456' })).code).toBe('secret-weak');
    expect(await app.value('session.choose-secret', { secret })).toMatchObject({ due: 'recovery-key' });
    const { recoveryKey } = await app.value('session.make-recovery-key', {});
    expect(recoveryKey).toHaveLength(35);
    expect(await app.value('session.recovery-key-kept', {})).toMatchObject({ due: null, opensWith: 'secret' });

    app.restart();
    const id = idOf(signedIn);
    expect(await known(app)).toMatchObject([{ id, opensWith: 'secret' }]);
    expect(problemOf(await open(app, id)).code).toBe('secret-needed');
    expect(problemOf(await open(app, id, other))).toMatchObject({ code: 'wrong-secret', fields: {} });
    expect(await open(app, id, secret)).toMatchObject({ ok: true, value: { state: 'signed-in', canSend: false } });
    // Neither of them stands in any file.
    for (const file of readdirSync(app.folder, { recursive: true, encoding: 'utf8', withFileTypes: true })) {
      if (!file.isFile()) continue;
      const bytes = readFileSync(path.join(file.parentPath, file.name));
      expect([secret, recoveryKey, recoveryKey.replaceAll('-', '')].filter((text) => bytes.includes(text))).toEqual([]);
    }
  });

  it('does not open without a secret for whoever leaves when it is asked', async () => {
    const app = await appOn(portal, await portal.newProvider());
    const id = idOf(answerOf(await app.signIn({ connection: hubOf(app) })));
    await app.value('session.sign-out', {});
    expect(await known(app)).toMatchObject([{ opensWith: 'sign-in' }]);
    expect(problemOf(await open(app, id)).code).toBe('secret-due');
    expect(answerOf(await app.signIn({ connection: hubOf(app) }))).toMatchObject({ due: 'secret' });
  });

  it('that was there before opens as it did until it was online once', async () => {
    const { app, id } = await atHub();
    const list = path.join(app.folder, 'accounts', 'known');
    const entries = JSON.parse(await app.keyring.decrypt(readFileSync(list)));
    for (const entry of entries) delete entry.secretDue;
    writeFileSync(list, await app.keyring.encrypt(JSON.stringify(entries)));
    // A key of the same store: what is under the secret is what was bare.
    const bare = await bareKeyOf(app, id);
    await withBareKey(app, id, bare);
    expect(await known(app)).toMatchObject([{ opensWith: 'nothing' }]);
    expect(await open(app, id)).toMatchObject({ ok: true, value: { due: null, opensWith: 'nothing' } });
    expect(await app.value('sync.status', {})).toMatchObject({ toSend: 1 });
    expect(answerOf(await app.signIn({ connection: hubOf(app) }))).toMatchObject({ due: 'secret' });
  });

  it('is signed in to with its secret, which is told to be wrong before the portal is asked', async () => {
    const { app, data } = await atHub();
    app.restart();
    const [account] = data.accounts;
    const { user = '', password = '', securityCode = '' } = account ?? {};
    const signIn = (given: object) =>
      app.call('session.sign-in', { user, password, securityCode, connection: hubOf(app), ...given });
    const asked = () => app.network.seen().filter((request) => request.includes('POST /v1/sessions')).length;
    const before = asked();
    expect(problemOf(await signIn({})).code).toBe('secret-needed');
    expect(problemOf(await signIn({ secret: other })).code).toBe('wrong-secret');
    expect(asked()).toBe(before);
    expect(answerOf(await signIn({ secret }))).toMatchObject({ canSend: true, due: null });
    await app.value('sync.work-offline', { offline: false });
    expect(await app.value('sync.now', {})).toMatchObject({ toSend: 0, problem: null });
  });

  it('is begun anew beside it by whoever has lost both, and what was there still opens for whoever finds them', async () => {
    const { app, data, id } = await atHub();
    app.restart();
    const [account] = data.accounts;
    const { user = '', password = '', securityCode = '' } = account ?? {};
    const anew = await app.value('session.sign-in', {
      user,
      password,
      securityCode,
      connection: hubOf(app),
      beginAnew: true,
    });
    expect(anew).toMatchObject({ due: 'secret' });
    expect(idOf(anew)).not.toBe(id);
    expect((await app.value('care.list', {})).lines).toHaveLength(data.lines.length);
    await app.value('session.choose-secret', { secret: other });
    await app.value('session.sign-out', {});
    expect((await known(app)).find((one) => one.id === id)).toMatchObject({ setAside: expect.any(String) });
    expect(await open(app, id, secret)).toMatchObject({ ok: true });
    expect(await app.value('sync.status', {})).toMatchObject({ toSend: 1 });
    // Signing in from within sends it: not in the records that were begun beside them.
    const within = await app.call('session.sign-in', { user, password, securityCode, connection: hubOf(app) });
    expect(idOf(answerOf(within))).toBe(id);
    await app.value('sync.work-offline', { offline: false });
    expect(await app.value('sync.now', {})).toMatchObject({ toSend: 0, problem: null });
    await app.value('session.sign-out', {});
    const outside = { user, password, securityCode, connection: hubOf(app), secret: other };
    expect(idOf(await app.value('session.sign-in', outside))).toBe(idOf(anew));
  });

  it.each(['damaged', 'missing'])('is begun anew beside it also where its key is %s', async (what) => {
    const { app, data, id } = await atHub();
    app.restart();
    const file = path.join(app.folder, 'accounts', id, 'key');
    if (what === 'damaged') writeFileSync(file, 'x');
    else rmSync(file);
    const [account] = data.accounts;
    const { user = '', password = '', securityCode = '' } = account ?? {};
    const signIn = (given: object) =>
      app.call('session.sign-in', { user, password, securityCode, connection: hubOf(app), ...given });
    expect(problemOf(await signIn({}))).toMatchObject({
      code: what === 'damaged' ? 'key-unreadable' : 'key-missing',
      action: expect.stringContaining('begin anew'),
    });
    expect(answerOf(await signIn({ beginAnew: true }))).toMatchObject({ due: 'secret' });
  });
});

/** The bare key of an account, made by opening it with its recovery key under a keyring that scrambles nothing else. */
async function bareKeyOf(app: RealApp, id: string): Promise<Buffer> {
  const key = answerOf(await keysOf(app).unlock(id, secret));
  return app.keyring.encrypt(Buffer.from(key).toString('hex'));
}

describe('an account by files', () => {
  it('has a secret and a recovery key from the start', async () => {
    const { app, id } = await byFiles();
    expect(await app.value('session.state', {})).toMatchObject({ due: 'recovery-key' });
    await app.value('session.sign-out', {});
    expect(problemOf(await open(app, id)).code).toBe('secret-needed');
    // Whoever left before the recovery key was kept is asked again.
    expect(answerOf(await open(app, id, secret))).toMatchObject({ due: 'recovery-key' });
  });

  it('is not begun with a secret that everybody tries', async () => {
    const app = await appOn(portal, await portal.newProvider());
    const names = { userName: 'Aisha Khan', providerName: 'Mill House' };
    const begun = await app.call('session.begin-files', { ...names, secret: 'Aisha Khan' });
    expect(problemOf(begun)).toMatchObject({ code: 'secret-weak', fields: { secret: expect.any(String) } });
    expect(await known(app)).toEqual([]);
  });

  it('that was there before asks for its first secret before anything is shown', async () => {
    const { app, id } = await byFiles();
    await withBareKey(app, id, await bareKeyOf(app, id));
    expect(await known(app)).toMatchObject([{ opensWith: 'first-secret' }]);
    expect(problemOf(await open(app, id)).code).toBe('first-secret-first');
    const first = (given: string) => app.call('session.set-first-secret', { accountId: id, secret: given });
    expect(problemOf(await first('123456')).code).toBe('secret-weak');
    expect(answerOf(await first(other))).toMatchObject({ state: 'signed-in', due: 'recovery-key' });
    await app.value('session.sign-out', {});
    // Nobody sets a first one a second time.
    expect(problemOf(await first('a colleague’s choice')).code).toBe('wrong-secret');
    expect(await open(app, id, other)).toMatchObject({ ok: true });
  });
});

it('a practice account opens with its own printed password only', async () => {
  const data = await portal.newProvider();
  const [confirmer, recorder] = data.accounts;
  if (recorder === undefined || confirmer === undefined) throw new Error('there are two');
  // Those of the practice portal differ; here the provider's are made to.
  recorder.password = 'practice-of-the-recorder';
  const app = await appOn(portal, data);
  const id = idOf(answerOf(await app.signIn()));
  await app.value('session.sign-out', {});
  expect(await known(app)).toMatchObject([{ opensWith: 'printed-password', practiceUser: confirmer.user }]);
  expect(problemOf(await open(app, id)).code).toBe('secret-needed');
  expect(problemOf(await open(app, id, recorder.password)).code).toBe('printed-password-needed');
  expect(await open(app, id, confirmer.password)).toMatchObject({ ok: true, value: { due: null } });
});

describe('wrong tries', () => {
  it('wait after five in a row, also after a restart; the recovery key does not', async () => {
    const { app, id, recoveryKey } = await atHub();
    await app.value('session.sign-out', {});
    for (let time = 0; time < 5; time += 1) expect(problemOf(await open(app, id, other)).code).toBe('wrong-secret');
    expect(problemOf(await open(app, id, secret))).toMatchObject({
      code: 'secret-wait',
      sentence: expect.stringContaining('15 seconds'),
    });
    app.restart();
    expect(problemOf(await open(app, id, secret)).code).toBe('secret-wait');
    app.presence.steadyMillis += 15_000;
    expect(await open(app, id, secret)).toMatchObject({ ok: true });
    await app.value('session.sign-out', {});
    for (let time = 0; time < 5; time += 1) await open(app, id, other);
    expect(await app.call('session.open-with-recovery-key', { recoveryKey, secret: other })).toMatchObject({
      ok: true,
    });
    await app.value('session.sign-out', {});
    expect(await open(app, id, other)).toMatchObject({ ok: true });
  });
});

describe('a recovery key', () => {
  it('opens the account where the key store has forgotten everything, with what is unsent', async () => {
    const { app, id, recoveryKey } = await atHub();
    app.restart();
    app.keyring.forget();
    expect(await app.value('session.state', {})).toMatchObject({ known: [], problem: { code: 'accounts-unreadable' } });
    const use = (given: string) => app.call('session.open-with-recovery-key', { recoveryKey: given, secret: other });
    expect(problemOf(await use('7KQ2M'))).toMatchObject({ code: 'wrong-recovery-key' });
    expect(problemOf(await use('0000100002000040000800010000RZ')).code).toBe('wrong-recovery-key');
    const opened = answerOf(await use(recoveryKey.toLowerCase().replaceAll('-', ' ')));
    expect(opened).toMatchObject({ state: 'signed-in', due: null, account: { id } });
    expect(await app.value('sync.status', {})).toMatchObject({ toSend: 1 });
    await app.value('session.sign-out', {});
    expect(problemOf(await open(app, id, secret)).code).toBe('wrong-secret');
    expect(await open(app, id, other)).toMatchObject({ ok: true });
  });

  it('opens a copy of the folder on another computer, beside the accounts that are there', async () => {
    const { app, data, id, recoveryKey } = await atHub();
    app.restart();
    const there = await appOn(portal, data);
    there.keyring.forget();
    const names = { userName: 'Ben Carter', providerName: 'Mill House' };
    await there.value('session.begin-files', { ...names, secret });
    await there.value('session.sign-out', {});
    cpSync(path.join(app.folder, 'accounts', id), path.join(there.folder, 'accounts', id), { recursive: true });
    const opened = await there.call('session.open-with-recovery-key', { recoveryKey, secret: other });
    expect(answerOf(opened)).toMatchObject({ account: { id } });
    expect(await there.value('sync.status', {})).toMatchObject({ toSend: 1 });
    await there.value('session.sign-out', {});
    expect(await known(there)).toHaveLength(2);
  });

  it('gives a backup back, too, where the records themselves are damaged', async () => {
    const { app, id, recoveryKey } = await atHub();
    app.restart();
    // The daily backup is made when the records are opened.
    await open(app, id, secret);
    app.restart();
    app.keyring.forget();
    const file = path.join(app.folder, 'accounts', id, 'store.db');
    writeFileSync(file, readFileSync(file).fill(7, 0, 4096));
    const opened = await app.call('session.open-with-recovery-key', { recoveryKey, secret: other });
    expect(problemOf(opened).code).toBe('store-corrupt');
    expect(problemOf(await open(app, id, other)).code).toBe('store-corrupt');
    const { backups } = await app.value('recovery.look', { accountId: id });
    await app.value('recovery.restore', { accountId: id, backupId: backups[0]?.id ?? '' });
    expect(await open(app, id, other)).toMatchObject({ ok: true });
    expect(await app.value('sync.status', {})).toMatchObject({ toSend: 1 });
  });

  it('is made anew with the secret only, and the one before is good until the new one is kept', async () => {
    const { app, recoveryKey } = await atHub();
    expect(problemOf(await app.call('session.make-recovery-key', {})).code).toBe('secret-needed');
    expect(problemOf(await app.call('session.make-recovery-key', { secret: other })).code).toBe('wrong-secret');
    const made = await app.value('session.make-recovery-key', { secret });
    const use = (given: string) => app.call('session.open-with-recovery-key', { recoveryKey: given, secret: other });
    await app.value('session.sign-out', {});
    expect(await use(recoveryKey)).toMatchObject({ ok: true });
    await app.value('session.recovery-key-kept', {});
    await app.value('session.sign-out', {});
    expect(problemOf(await use(recoveryKey)).code).toBe('wrong-recovery-key');
    expect(await use(made.recoveryKey)).toMatchObject({ ok: true });
  });
});

describe('another secret', () => {
  it('takes the place of the one before for whoever has that, and the store stays as it is', async () => {
    const { app, id } = await atHub();
    const change = (current: string, next: string) => app.call('session.change-secret', { current, secret: next });
    expect(problemOf(await change(other, other))).toMatchObject({ code: 'wrong-secret', fields: { current: /./ } });
    expect(problemOf(await change(secret, '000000')).code).toBe('secret-weak');
    expect(await change(secret, other)).toMatchObject({ ok: true });
    app.restart();
    expect(problemOf(await open(app, id, secret)).code).toBe('wrong-secret');
    expect(await open(app, id, other)).toMatchObject({ ok: true });
    expect(await app.value('sync.status', {})).toMatchObject({ toSend: 1 });
  });

  it('leaves the one before in force when the app is killed while it is written', async () => {
    const { app, id } = await atHub();
    const file = path.join(app.folder, 'accounts', id, 'key');
    const before = readFileSync(file);
    await app.value('session.change-secret', { current: secret, secret: other });
    const after = readFileSync(file);
    app.restart();
    // What a kill leaves: the old file whole, and a part of the new one under its unfinished name.
    writeFileSync(file, before);
    writeFileSync(`${file}.unfinished`, after.subarray(0, 40));
    app.restart();
    expect(await open(app, id, secret)).toMatchObject({ ok: true });
    expect(await app.value('session.change-secret', { current: secret, secret: other })).toMatchObject({ due: null });
  });
});
