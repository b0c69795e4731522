// Taking an account from this computer: by whoever can open it, with nothing unsent left behind, and nothing left of it.
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerOf, problemOf } from '../fixtures.ts';
import type { RealApp } from '../real-app.ts';
import { currentWeek, portalForFile } from '../real-portal.ts';
import { accountAtHub, other, secret } from './account-at-hub.ts';

const portal = portalForFile();
const atHub = () => accountAtHub(portal);
const remove = (app: RealApp, accountId: string, given?: string) =>
  app.call('session.remove-account', { accountId, ...(given === undefined ? {} : { secret: given }) });
const accounts = (app: RealApp) => path.join(app.folder, 'accounts');

async function sendAll(app: RealApp): Promise<void> {
  await app.value('sync.work-offline', { offline: false });
  expect(await app.value('sync.now', {})).toMatchObject({ toSend: 0 });
}

describe('removing an account', () => {
  it('takes records, backups, set-aside copies and keys, for whoever can open it', async () => {
    const { app, id } = await atHub();
    await sendAll(app);
    app.restart();
    await app.value('session.open', { accountId: id, secret });
    await app.value('session.sign-out', {});
    const aside = path.join(accounts(app), id, 'set-aside-20260101T000000000Z');
    mkdirSync(aside);
    writeFileSync(path.join(aside, 'store.db'), 'x');
    expect(readdirSync(path.join(accounts(app), id))).toEqual(expect.arrayContaining(['backups', 'key', 'recovery']));
    expect(problemOf(await remove(app, id)).code).toBe('secret-needed');
    expect(problemOf(await remove(app, id, other)).code).toBe('wrong-secret');
    expect(existsSync(aside)).toBe(true);
    expect(answerOf(await remove(app, id, secret))).toMatchObject({ state: 'signed-out', known: [] });
    expect(readdirSync(accounts(app))).toEqual(['known']);
    expect(problemOf(await remove(app, id, secret)).code).toBe('account-unknown');
  });

  it('waits for what is unsent, open or not, until it is sent or in a packet', async () => {
    const { app, id } = await atHub();
    const unsent = {
      code: 'unsent-first',
      sentence: '1 change is not yet at the present portal.',
      action: 'Send them first. Or pass them on as a site packet.',
    };
    expect(problemOf(await remove(app, id, secret))).toEqual(unsent);
    expect(await app.value('session.state', {})).toMatchObject({ state: 'signed-in' });
    await app.value('session.sign-out', {});
    expect(problemOf(await remove(app, id, secret))).toEqual(unsent);
    await app.value('session.open', { accountId: id, secret });
    app.dialogs.save = path.join(app.folder, 'work.packet');
    await app.value('packet.make', { passphrase: 'seven wooden spoons' });
    // What was saved since is in no packet.
    const [, , row] = (await app.value('week.get', { weekStart: currentWeek })).rows;
    await app.value('week.attest', { weekStart: currentWeek, lineIds: [row?.line.id ?? ''] });
    expect(problemOf(await remove(app, id, secret)).code).toBe('unsent-first');
    // Nor is what was saved while the file was being chosen and sealed.
    const making = app.value('packet.make', { passphrase: 'seven wooden spoons' });
    const [, , , another] = (await app.value('week.get', { weekStart: currentWeek })).rows;
    await app.value('week.attest', { weekStart: currentWeek, lineIds: [another?.line.id ?? ''] });
    await making;
    expect(problemOf(await remove(app, id, secret)).code).toBe('unsent-first');
    await app.value('packet.make', { passphrase: 'seven wooden spoons' });
    expect(problemOf(await remove(app, id, other)).code).toBe('wrong-secret');
    expect(answerOf(await remove(app, id, secret))).toMatchObject({ state: 'signed-out', known: [] });
    expect(readdirSync(accounts(app))).toEqual(['known']);
  });

  it('is finished by the next start where it was cut short', async () => {
    const { app, id } = await atHub();
    await app.value('session.sign-out', {});
    renameSync(path.join(accounts(app), id), path.join(accounts(app), `${id}.going`));
    app.restart();
    // Whatever is asked first waits for it.
    expect(problemOf(await app.call('session.open', { accountId: id, secret })).code).toBe('account-unknown');
    expect(readdirSync(accounts(app))).toEqual(['known']);
  });

  it('is finished at the start for what was going alone, and one folder that cannot go keeps no other', async () => {
    const { app, id } = await atHub();
    await app.value('session.sign-out', {});
    // Records that somebody put back beside what was going; a file of that name, which is no folder of an account.
    mkdirSync(path.join(accounts(app), `${id}.going`));
    writeFileSync(path.join(accounts(app), `${id}.going`, 'store.db'), 'x');
    writeFileSync(path.join(accounts(app), '0.going'), 'x');
    mkdirSync(path.join(accounts(app), 'zz.going'));
    app.restart();
    expect(answerOf(await app.call('session.open', { accountId: id, secret }))).toMatchObject({ state: 'signed-in' });
    expect(readdirSync(accounts(app)).sort()).toEqual(['0.going', id, 'known'].sort());
  });

  it('leaves no name behind where the keyring did not answer at the start that finished it', async () => {
    const { app, id } = await atHub();
    await app.value('session.sign-out', {});
    renameSync(path.join(accounts(app), id), path.join(accounts(app), `${id}.going`));
    app.keyring.works = false;
    app.restart();
    expect(problemOf(await app.call('session.open', { accountId: id, secret })).code).toBe('no-keyring');
    expect(readdirSync(path.join(accounts(app), `${id}.going`))).toEqual([]);
    app.keyring.works = true;
    expect(await app.value('session.state', {})).toMatchObject({ known: [{ id }] });
    // Also without another start, since nothing is left of it.
    expect(answerOf(await remove(app, id))).toMatchObject({ known: [] });
    app.restart();
    expect(problemOf(await app.call('session.open', { accountId: id, secret })).code).toBe('account-unknown');
    expect(readdirSync(accounts(app))).toEqual(['known']);
  });
});
