// What is told before an account goes, and has to be accepted: weeks that come back from nowhere, and records that cannot be read.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerOf, problemOf } from '../fixtures.ts';
import { appOn, type RealApp } from '../real-app.ts';
import { portalForFile } from '../real-portal.ts';
import { opens, withUnsentWork } from '../recovery/unsent-work.ts';
import { accountAtHub, hubOf, other, secret } from './account-at-hub.ts';

const portal = portalForFile();
const accounts = (app: RealApp) => path.join(app.folder, 'accounts');

function damage(file: string): void {
  const bytes = readFileSync(file);
  for (let at = 4096 * 2; at < 4096 * 9; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  writeFileSync(file, bytes);
}

function linked(place: string, to: string): void {
  rmSync(place, { recursive: true, force: true });
  symlinkSync(to, place, 'junction');
}

function asFile(place: string): void {
  rmSync(place, { recursive: true });
  writeFileSync(place, 'x');
}

describe('what comes back from nowhere', () => {
  it('is told once nothing is unsent, and goes only where that was accepted', async () => {
    const { app, id: accountId } = await accountAtHub(portal);
    await app.value('sync.work-offline', { offline: false });
    expect(await app.value('sync.now', {})).toMatchObject({ toSend: 0 });
    await app.value('session.change-connection', { to: 'files' });
    const told = problemOf(await app.call('session.remove-account', { accountId, secret }));
    expect(told).toMatchObject({
      code: 'only-here',
      sentence: expect.stringMatching(/^The account also has \d+ weeks? of a portal that this account no longer uses/),
    });
    const otherwise = { accountId, secret, accepted: 'cannot-be-read' as const };
    expect(problemOf(await app.call('session.remove-account', otherwise)).code).toBe('only-here');
    await app.value('session.sign-out', {});
    expect(problemOf(await app.call('session.remove-account', { accountId, secret }))).toEqual(told);
    const accepted = { accountId, accepted: 'only-here' as const };
    expect(problemOf(await app.call('session.remove-account', { ...accepted, secret: other })).code).toBe(
      'wrong-secret',
    );
    const gone = answerOf(await app.call('session.remove-account', { ...accepted, secret }));
    expect(gone).toMatchObject({ state: 'signed-out', known: [] });
    expect(readdirSync(accounts(app))).toEqual(['known']);
  });

  it('does not make up for what is unsent', async () => {
    const { app, id: accountId } = await accountAtHub(portal);
    const request = { accountId, secret, accepted: 'only-here' as const };
    expect(problemOf(await app.call('session.remove-account', request)).code).toBe('unsent-first');
  });
});

describe('records that cannot be read', () => {
  it.each([
    ['damaged', (folder: string) => damage(path.join(folder, 'store.db'))],
    ['gone', (folder: string) => rmSync(path.join(folder, 'store.db'))],
    ['without their key', (folder: string) => rmSync(path.join(folder, 'key'))],
  ])('%s: they go where that was accepted', async (_, spoil) => {
    const { app, id: accountId } = await accountAtHub(portal);
    await app.value('session.sign-out', {});
    spoil(path.join(accounts(app), accountId));
    expect(problemOf(await app.call('session.remove-account', { accountId, secret })).code).toBe('cannot-be-read');
    expect(existsSync(path.join(accounts(app), accountId))).toBe(true);
    const accepted = { accountId, secret, accepted: 'cannot-be-read' as const };
    expect(answerOf(await app.call('session.remove-account', accepted))).toMatchObject({ known: [] });
    expect(readdirSync(accounts(app))).toEqual(['known']);
  });

  it.each([
    ['not there', (place: string) => rmSync(place, { recursive: true }), 'is not there'],
    ['a link to nowhere', (place: string) => linked(place, `${place}-gone`), 'there is a link'],
    ['a file', (place: string) => asFile(place), 'there is a link, or something that cannot be read'],
  ])('also where their folder is %s', async (_, spoil, words) => {
    const { app, id: accountId } = await accountAtHub(portal);
    await app.value('session.sign-out', {});
    spoil(path.join(accounts(app), accountId));
    for (const more of [{}, { secret }, { secret, accepted: 'only-here' as const }]) {
      const told = problemOf(await app.call('session.remove-account', { accountId, ...more }));
      expect(told).toMatchObject({ code: 'cannot-be-read', sentence: expect.stringContaining(words) });
    }
    expect(await app.value('session.state', {})).toMatchObject({ known: [{ id: accountId }] });
    const accepted = { accountId, accepted: 'cannot-be-read' as const };
    expect(answerOf(await app.call('session.remove-account', accepted))).toMatchObject({ known: [] });
    expect(readdirSync(accounts(app))).toEqual(['known']);
  });

  it('a link goes, and nothing of where it leads', async () => {
    const { app, id: accountId } = await accountAtHub(portal);
    await app.value('session.sign-out', {});
    const place = path.join(accounts(app), accountId);
    const elsewhere = path.join(app.folder, 'elsewhere');
    renameSync(place, elsewhere);
    const before = readdirSync(elsewhere);
    linked(place, elsewhere);
    const accepted = { accountId, secret, accepted: 'cannot-be-read' as const };
    expect(answerOf(await app.call('session.remove-account', accepted))).toMatchObject({ known: [] });
    expect(readdirSync(accounts(app))).toEqual(['known']);
    expect(readdirSync(elsewhere)).toEqual(before);
  });

  it('are those that were set aside, once nobody knows what opens them', async () => {
    const { app, data, id: accountId } = await accountAtHub(portal);
    await app.value('session.sign-out', {});
    const lost = async (more = {}) => app.call('session.remove-account', { accountId, secret: '', ...more });
    expect(problemOf(await lost({ accepted: 'cannot-be-read' })).code).toBe('secret-needed');
    const [account] = data.accounts;
    const { user = '', password = '', securityCode = '' } = account ?? {};
    const anew = { user, password, securityCode, connection: hubOf(app), beginAnew: true };
    answerOf(await app.call('session.sign-in', anew));
    await app.value('session.choose-secret', { secret: other });
    await app.value('session.sign-out', {});
    // Whoever types something wrong has not lost it.
    const wrong = { secret: 'not this one', accepted: 'cannot-be-read' };
    expect(problemOf(await lost(wrong)).code).toBe('wrong-secret');
    expect(problemOf(await lost()).code).toBe('cannot-be-read');
    const second = await appOn(portal, data, app.folder);
    answerOf(await second.call('session.open', { accountId, secret }));
    expect(problemOf(await lost({ accepted: 'cannot-be-read' })).code).toBe('store-in-use');
    await second.value('session.sign-out', {});
    answerOf(await lost({ accepted: 'cannot-be-read' }));
    expect(existsSync(path.join(accounts(app), accountId))).toBe(false);
    const state = await app.value('session.state', {});
    expect(state).toMatchObject({ known: [{ setAside: null }] });
  });

  it('are not those that another window has open', async () => {
    const unsent = await accountAtHub(portal);
    const { app, data, id: accountId } = unsent;
    const second = await appOn(portal, data, app.folder);
    const accepted = { accountId, secret, accepted: 'cannot-be-read' as const };
    expect(problemOf(await second.call('session.remove-account', accepted)).code).toBe('store-in-use');
    expect(await app.value('sync.status', {})).toMatchObject({ toSend: 1 });
  });
});

describe('practice', () => {
  it('goes with what is unsent, damaged or not', async () => {
    const unsent = await withUnsentWork();
    const { app, id: accountId, file } = unsent;
    expect(problemOf(await app.call('session.remove-account', { accountId, secret: other })).code).toBe(
      'printed-password-needed',
    );
    damage(file);
    expect(await opens(unsent)).toBe('store-corrupt');
    const request = { accountId, secret: app.printedPassword };
    expect(answerOf(await app.call('session.remove-account', request))).toMatchObject({ known: [] });
    answerOf(await app.signIn());
    const again = await app.value('session.state', {});
    const id = again.state === 'signed-in' ? again.account.id : '';
    expect(answerOf(await app.call('session.remove-account', { ...request, accountId: id }))).toMatchObject({
      known: [],
    });
  });

  it('goes also where nobody can type what opens it', async () => {
    const { app, id: accountId } = await withUnsentWork();
    const list = path.join(accounts(app), 'known');
    const known = JSON.parse(await app.keyring.decrypt(readFileSync(list))) as { printedPassword?: string }[];
    for (const account of known) delete account.printedPassword;
    writeFileSync(list, await app.keyring.encrypt(JSON.stringify(known)));
    expect(await app.value('session.state', {})).toMatchObject({ known: [{ opensWith: 'sign-in' }] });
    expect(answerOf(await app.call('session.remove-account', { accountId }))).toMatchObject({ known: [] });
    expect(readdirSync(accounts(app))).toEqual(['known']);
  });
});
