// Signing in, opening without a network, signing out: each thing that can be wrong has its sentence, nothing is ever
// deleted, and no file names anybody.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { appOn, type RealApp } from '../real-app.ts';
import { currentWeek, portalForFile } from '../real-portal.ts';

const portal = portalForFile();

async function signedIn() {
  const data = await portal.newProvider();
  const app = await appOn(portal, data);
  const result = await app.signIn();
  if (!result.ok) throw new Error(result.problem.sentence);
  return { app, data, state: result.value };
}

async function knownIds(app: RealApp): Promise<string[]> {
  const state = await app.value('session.state', {});
  return state.state === 'signed-out' ? state.known.map(({ id }) => id) : [];
}

describe('signing in', () => {
  it('for the first time pulls the plan before the door opens', async () => {
    const { app, data, state } = await signedIn();
    expect(state).toMatchObject({
      state: 'signed-in',
      canSend: true,
      account: { provider: data.provider, authority: 'practice' },
    });
    expect((await app.value('care.list', {})).lines).toHaveLength(data.lines.length);
    expect(await app.value('session.state', {})).toMatchObject({ account: { council: 'Bradford Council' } });
    expect(app.bugs).toEqual([]);
  });

  it('can be taken back at once in the middle of the first sync, however long that takes', async () => {
    const app = await appOn(portal, await portal.newProvider());
    app.network.set((request) => ({ kind: request.includes('/v1/changes') ? 'delay' : 'none', millis: 600_000 }));
    const signingIn = app.signIn();
    await vi.waitFor(() => expect(app.network.seen().some((seen) => seen.includes('/v1/changes'))).toBe(true), {
      timeout: 20_000,
    });
    expect(await app.value('session.sign-out', {})).toMatchObject({ state: 'signed-out' });
    expect(await signingIn).toMatchObject({ ok: true, value: { state: 'signed-in' } });
    expect(await app.value('session.state', {})).toMatchObject({ state: 'signed-out' });
    app.network.set({ kind: 'none' });
    expect(await app.signIn()).toMatchObject({ ok: true, value: { state: 'signed-in' } });
    expect(app.bugs).toEqual([]);
  });

  it('says in a plain sentence that password or code is wrong, and that the account was not used for long', async () => {
    const app = await appOn(portal, await portal.newProvider());
    expect(await app.signIn({ password: 'guess' })).toMatchObject({
      ok: false,
      problem: { code: 'wrong-credentials' },
    });
    const code = await app.signIn({ securityCode: '999999' });
    expect(code).toMatchObject({ ok: false, problem: { sentence: expect.stringContaining('security code') } });
    portal.clockAhead = 91 * 86_400_000;
    onTestFinished(() => {
      portal.clockAhead = 0;
    });
    expect(await app.signIn()).toMatchObject({ ok: false, problem: { code: 'account-unused' } });
    expect(await app.value('session.state', {})).toMatchObject({ state: 'signed-out', known: [] });
  });

  it('is known to the portal as the same computer the next time, and signs out there too', async () => {
    const data = await portal.newProvider();
    const app = await appOn(portal, data);
    const count = async (table: string) => {
      const text = `select count(*)::int as n from ${table} where provider_id = $1`;
      const [row] = await portal
        .database()
        .asOwner((connection) =>
          connection.run<{ n: number }>({ name: `test-count-${table}`, text }, [data.provider.id]),
        );
      return row?.n;
    };
    expect(await app.signIn()).toMatchObject({ ok: true });
    // Its address, and its token.
    expect(await count('known_computer')).toBe(2);
    await app.value('session.sign-out', {});
    await vi.waitFor(async () => expect(await count('session')).toBe(0), { timeout: 20_000 });
    expect(await app.signIn()).toMatchObject({ ok: true });
    expect(await count('known_computer')).toBe(2);
  });

  it('says that the portal cannot be reached, and that it is not a portal', async () => {
    const app = await appOn(portal, await portal.newProvider());
    app.network.set({ kind: 'captive-page' });
    expect(await app.signIn()).toMatchObject({ ok: false, problem: { code: 'not-the-portal' } });
    const connection = { kind: 'api', address: 'http://127.0.0.1:9', authority: 'council' } as const;
    expect(await app.signIn({ connection })).toMatchObject({ ok: false });
    const insecure = { kind: 'api', address: 'http://portal.example.gov.uk', authority: 'council' } as const;
    expect(await app.signIn({ connection: insecure })).toMatchObject({
      ok: false,
      problem: { code: 'insecure-address' },
    });
  });

  it('is refused, with the reason, where there is no keyring', async () => {
    const app = await appOn(portal, await portal.newProvider());
    app.keyring.works = false;
    expect(await app.signIn()).toEqual({
      ok: false,
      problem: { code: 'no-keyring', sentence: 'This computer has no keyring.', action: '' },
    });
  });

  it('never believes a server that its word is the council’s', async () => {
    const data = await portal.newProvider();
    const app = await appOn(portal, data);
    const connection = { kind: 'api', address: app.network.address, authority: 'council' } as const;
    // The account says council; this server itself says practice, which is less.
    expect(await app.signIn({ connection })).toMatchObject({ ok: true, value: { account: { authority: 'practice' } } });
  });

  it('as somebody else opens another store: work of one is never shown to the other', async () => {
    const { app } = await signedIn();
    await app.value('week.generate', { weekStart: currentWeek });
    await app.value('sync.work-offline', { offline: true });
    const [row] = (await app.value('week.get', { weekStart: currentWeek })).rows;
    await app.value('week.attest', { weekStart: currentWeek, lineIds: [row?.line.id ?? ''] });
    await app.signIn({ account: 1 });
    expect(await app.value('sync.status', {})).toMatchObject({ toSend: 0 });
    await app.value('session.sign-out', {});
    expect(await knownIds(app)).toHaveLength(2);
  });
});

describe('opening without a network', () => {
  it('shows the work as it was left, and sends it after the next sign-in', async () => {
    const { app } = await signedIn();
    await app.value('week.generate', { weekStart: currentWeek });
    const [row] = (await app.value('week.get', { weekStart: currentWeek })).rows;
    await app.value('week.attest', { weekStart: currentWeek, lineIds: [row?.line.id ?? ''] });
    app.restart();
    app.network.set({ kind: 'drop' });
    const [id = ''] = await knownIds(app);
    expect(await app.value('session.open', { accountId: id, secret: app.printedPassword })).toMatchObject({
      state: 'signed-in',
      canSend: false,
    });
    expect(await app.value('sync.status', {})).toMatchObject({ toSend: 1, online: false });
    expect(await app.value('sync.now', {})).toMatchObject({ toSend: 1, problem: { code: 'sign-in-again' } });

    app.network.set({ kind: 'none' });
    await app.signIn();
    expect(await app.value('sync.now', {})).toMatchObject({ toSend: 0, problem: null });
    expect(await knownIds(app)).toEqual([]);
  });

  it('goes on with a sign-in that ran out: sending stops, recording does not', async () => {
    const { app, data } = await signedIn();
    await portal.office.endSessions(data.provider.id);
    await app.value('sync.now', {});
    expect(await app.value('session.state', {})).toMatchObject({ state: 'signed-in', canSend: false });
    expect(app.events).toContain('session-changed');
  });

  it('says why a store cannot be opened, and leaves every file as it is', async () => {
    const { app } = await signedIn();
    await app.value('session.sign-out', {});
    const [id = ''] = await knownIds(app);
    const file = path.join(app.folder, 'accounts', id, 'store.db');
    const damaged = readFileSync(file).fill(7, 0, 4096);
    writeFileSync(file, damaged);
    const opened = await app.call('session.open', { accountId: id, secret: app.printedPassword });
    expect(opened).toMatchObject({ ok: false, problem: { code: 'store-corrupt' } });
    expect(readFileSync(file).equals(damaged)).toBe(true);
    expect(await app.value('session.state', {})).toMatchObject({
      state: 'signed-out',
      problem: { code: 'store-corrupt' },
    });
  });

  it('says that the key is gone or cannot be unlocked', async () => {
    const { app } = await signedIn();
    await app.value('session.sign-out', {});
    const [id = ''] = await knownIds(app);
    const key = path.join(app.folder, 'accounts', id, 'key');
    writeFileSync(key, 'not what was written');
    expect(await app.call('session.open', { accountId: id, secret: app.printedPassword })).toMatchObject({
      problem: { code: 'key-unreadable' },
    });
    rmSync(key);
    expect(await app.call('session.open', { accountId: id, secret: app.printedPassword })).toMatchObject({
      problem: { code: 'key-missing' },
    });
  });

  it('begins again from the portal at a sign-in, when the store itself is gone', async () => {
    const { app, data } = await signedIn();
    await app.value('session.sign-out', {});
    const [id = ''] = await knownIds(app);
    rmSync(path.join(app.folder, 'accounts', id, 'store.db'));
    expect(await app.call('session.open', { accountId: id, secret: app.printedPassword })).toMatchObject({
      problem: { code: 'store-missing' },
    });
    expect(await app.signIn()).toMatchObject({ ok: true });
    expect((await app.value('care.list', {})).lines).toHaveLength(data.lines.length);
  });
});

describe('signing out', () => {
  it('says what stays unsent, and deletes nothing', async () => {
    const { app } = await signedIn();
    await app.value('week.generate', { weekStart: currentWeek });
    const rows = (await app.value('week.get', { weekStart: currentWeek })).rows.slice(0, 2);
    await app.value('week.attest', { weekStart: currentWeek, lineIds: rows.map(({ line }) => line.id) });
    const state = await app.value('session.sign-out', {});
    expect(state).toMatchObject({
      state: 'signed-out',
      problem: { code: 'unsent-work-stays', sentence: expect.stringContaining('2 changes') },
    });
    expect(await app.call('week.get', { weekStart: currentWeek })).toMatchObject({
      ok: false,
      problem: { code: 'signed-out' },
    });
    await app.signIn();
    expect(await app.value('sync.now', {})).toMatchObject({ toSend: 0 });
  });

  it('in the middle of a sync ends it quietly', async () => {
    const { app } = await signedIn();
    app.network.set({ kind: 'delay', millis: 200 });
    const syncing = app.value('sync.now', {});
    await app.value('session.sign-out', {});
    await syncing;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(app.bugs).toEqual([]);
  });
});

it('no file that is written names a person, an SS Ref, or who signed in', async () => {
  const { app, data } = await signedIn();
  await app.value('week.generate', { weekStart: currentWeek });
  await app.value('session.sign-out', {});
  const secrets = [
    ...data.people.flatMap(({ ssRef, name }) => [ssRef, name]),
    ...data.accounts.flatMap(({ user, name }) => [user, name]),
    data.provider.name,
  ];
  const files = readdirSync(app.folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(app.folder, name))
    .filter((file) => statSync(file).isFile());
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) {
    const bytes = readFileSync(file);
    const found = secrets.filter((secret) => bytes.includes(secret));
    expect(found, file).toEqual([]);
  }
});
