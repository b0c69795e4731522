// What a recovery key opens where its file was copied or put elsewhere, or where it was never kept.
import { cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerOf, problemOf } from '../fixtures.ts';
import type { RealApp } from '../real-app.ts';
import { currentWeek, portalForFile } from '../real-portal.ts';
import { accountAtHub, other, secret } from './account-at-hub.ts';

const portal = portalForFile();
const atHub = () => accountAtHub(portal);
const folderOf = (app: RealApp, id: string) => path.join(app.folder, 'accounts', id);
const use = (app: RealApp, recoveryKey: string) =>
  app.call('session.open-with-recovery-key', { recoveryKey, secret: other });
const open = (app: RealApp, accountId: string, given: string) => app.call('session.open', { accountId, secret: given });

/** One more line that is not sent. */
async function attestOneMore(app: RealApp): Promise<void> {
  const rows = (await app.value('week.get', { weekStart: currentWeek })).rows;
  await app.value('week.attest', { weekStart: currentWeek, lineIds: [rows[2]?.line.id ?? ''] });
}

describe('a recovery key', () => {
  it('puts nothing in the place of the key of records that it does not open', async () => {
    const { app, id } = await atHub();
    await app.value('session.sign-out', {});
    const names = { userName: 'Aisha Khan', providerName: 'Mill House' };
    const begun = await app.value('session.begin-files', { ...names, secret });
    const own = begun.state === 'signed-in' ? begun.account.id : '';
    const { recoveryKey } = await app.value('session.make-recovery-key', {});
    await app.value('session.recovery-key-kept', {});
    await app.value('session.sign-out', {});
    // Its file in a colleague's folder, which comes first.
    rmSync(path.join(folderOf(app, id), 'recovery'));
    cpSync(path.join(folderOf(app, own), 'recovery'), path.join(folderOf(app, id), 'recovery'));
    const before = readFileSync(path.join(folderOf(app, id), 'key'));
    expect(answerOf(await use(app, recoveryKey))).toMatchObject({ state: 'signed-in', account: { id: own } });
    expect(readFileSync(path.join(folderOf(app, id), 'key'))).toEqual(before);
    await app.value('session.sign-out', {});
    expect(await open(app, id, secret)).toMatchObject({ ok: true });
    expect(await app.value('sync.status', {})).toMatchObject({ toSend: 1 });
  });

  it('opens what was written last where the folder was copied beside itself, and the list shows it once', async () => {
    const { app, id, recoveryKey } = await atHub();
    app.restart();
    cpSync(folderOf(app, id), folderOf(app, '0 copy of before'), { recursive: true, preserveTimestamps: true });
    await open(app, id, secret);
    await attestOneMore(app);
    await app.value('session.sign-out', {});
    expect(answerOf(await use(app, recoveryKey))).toMatchObject({ account: { id } });
    expect(await app.value('sync.status', {})).toMatchObject({ toSend: 2 });
    await app.value('session.sign-out', {});
    expect(await app.value('session.state', {})).toMatchObject({ known: [{ id }] });
    expect(await open(app, id, other)).toMatchObject({ ok: true });
  });

  it('that was made and given up opens nothing', async () => {
    const { app, recoveryKey } = await atHub();
    const made = await app.value('session.make-recovery-key', { secret });
    app.restart();
    expect(problemOf(await use(app, made.recoveryKey)).code).toBe('wrong-recovery-key');
    expect(await use(app, recoveryKey)).toMatchObject({ ok: true });
  });

  it('leaves the secret and the records as they are where the new secret cannot be written', async () => {
    const { app, id, recoveryKey } = await atHub();
    await app.value('session.sign-out', {});
    const { encrypt } = app.keyring;
    app.keyring.encrypt = async () => {
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    };
    const opened = await use(app, recoveryKey);
    app.keyring.encrypt = encrypt;
    expect(opened).toMatchObject({ ok: false });
    expect(await app.value('session.state', {})).toMatchObject({ state: 'signed-out' });
    expect(await open(app, id, secret)).toMatchObject({ ok: true });
  });
});
