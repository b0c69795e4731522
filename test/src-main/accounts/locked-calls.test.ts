// A locked window is answered nothing of anyone and changes nothing, whoever asks: also a dialog of the system that stands
// in front of it.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AppCallName, AppRequest } from '../../../src-shared/app-api/index.ts';
import { answerOf, problemOf } from '../fixtures.ts';
import { appOn, type RealApp } from '../real-app.ts';
import { currentWeek, portalForFile } from '../real-portal.ts';
import { accountAtHub, hubOf, other, secret } from './account-at-hub.ts';

const portal = portalForFile();
const atHub = () => accountAtHub(portal);
const lines = async (app: RealApp) => (await app.value('week.get', { weekStart: currentWeek })).rows;

describe('a locked window', () => {
  it('is not told of records and changes none, and hears how far the sync is', async () => {
    const { app } = await atHub();
    const [, , row] = await lines(app);
    await app.value('session.lock', {});
    const refused = async <K extends Exclude<AppCallName, `window.${string}`>>(name: K, input: AppRequest<K>) =>
      expect(problemOf(await app.call(name, input))).toEqual({
        code: 'window-locked',
        sentence: 'The window is locked, so nothing was shown or changed.',
        action: 'Unlock it first.',
      });
    await refused('week.get', { weekStart: currentWeek });
    await refused('week.attest', { weekStart: currentWeek, lineIds: [row?.line.id ?? ''] });
    await refused('care.list', {});
    await refused('csv.export', { weekStart: currentWeek });
    await refused('session.change-secret', { current: secret, secret: other });
    await refused('session.make-recovery-key', { secret });
    await refused('session.recovery-key-kept', {});
    await refused('session.change-connection', { to: 'files' });
    expect(await app.value('sync.status', {})).toMatchObject({ toSend: 1 });
    expect(await app.value('session.unlock', { secret })).toMatchObject({ locked: false });
    expect(await lines(app)).not.toEqual([]);
    expect(await app.value('sync.status', {})).toMatchObject({ toSend: 1 });
  });

  it('takes no first secret and shows no recovery key', async () => {
    const data = await portal.newProvider();
    const app = await appOn(portal, data);
    answerOf(await app.signIn({ connection: hubOf(app) }));
    app.presence.leave();
    expect(await app.value('session.state', {})).toMatchObject({ locked: true, due: 'secret' });
    expect(problemOf(await app.call('session.choose-secret', { secret: other })).code).toBe('window-locked');
    expect(problemOf(await app.call('session.unlock', { secret: other }))).toMatchObject({
      code: 'secret-due',
      action: 'Sign out, and sign in again; then set one.',
    });
    await app.value('session.sign-out', {});
    const again = answerOf(await app.signIn({ connection: hubOf(app) }));
    expect(again).toMatchObject({ locked: false, due: 'secret' });
    await app.value('session.choose-secret', { secret });
    app.presence.leave();
    expect(problemOf(await app.call('session.make-recovery-key', {})).code).toBe('window-locked');
    expect(problemOf(await app.call('session.recovery-key-kept', {})).code).toBe('window-locked');
    // What opens the account unlocks it, and the recovery key is asked for as before.
    expect(await app.value('session.unlock', { secret })).toMatchObject({ locked: false, due: 'recovery-key' });
    expect((await app.value('session.make-recovery-key', {})).recoveryKey).toHaveLength(35);
  });
});

it('a dialog of the system that is answered after the lock neither reads nor writes', async () => {
  const { app } = await atHub();
  const target = path.join(app.folder, 'chosen');
  // The person leaves while the dialog is open, and somebody else chooses a place.
  const leaving = {
    get() {
      app.presence.leave();
      return target;
    },
  };
  Object.defineProperties(app.dialogs, { save: leaving, open: leaving });
  const week = { weekStart: currentWeek };
  const asking: [AppCallName, unknown][] = [
    ['csv.export', week],
    ['csv.choose-import', week],
    ['report.save', { kind: 'missing-actuals', from: currentWeek, to: currentWeek, format: 'csv' }],
    ['packet.make', { passphrase: secret }],
    ['rescue.choose', { passphrase: secret }],
    ['incoming.choose', {}],
    ['people.choose-list', {}],
    ['files.choose-export', week],
    ['files.choose-picture', {}],
  ];
  const before = readdirSync(app.folder).sort();
  for (const [name, input] of asking) {
    expect(problemOf(await app.call(name as 'csv.export', input as never)), name).toEqual({
      code: 'window-locked',
      sentence: 'The window was locked before this dialog was answered, so nothing was written or read.',
      action: 'Do it again once the window is unlocked.',
    });
    expect(readdirSync(app.folder).sort(), name).toEqual(before);
    expect(await app.value('session.unlock', { secret }), name).toMatchObject({ locked: false });
  }
});
