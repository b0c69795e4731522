// An account at a hub with its secret and its recovery key, and with something that is not sent.
import path from 'node:path';
import { type AccountKeys, accountKeys } from '../../../src-main/accounts/account-keys.ts';
import { wholeFileWriter } from '../../../src-main/machine/whole-file.ts';
import type { Connection, SessionState } from '../../../src-shared/app-api/index.ts';
import { answerOf } from '../fixtures.ts';
import { appOn, type RealApp } from '../real-app.ts';
import { currentWeek, type RealPortal } from '../real-portal.ts';
import { setTimer } from '../timers.ts';

export const secret = 'seven wooden spoons';
export const other = 'nine silver forks';

export const hubOf = (app: RealApp): Connection => ({ kind: 'api', address: app.network.address, authority: 'hub' });
const idOf = (state: SessionState) => (state.state === 'signed-in' ? state.account.id : '');

/** Signed in at a hub for the first time, with a secret and a recovery key, and one line that is not sent. */
export async function accountAtHub(portal: RealPortal) {
  const data = await portal.newProvider();
  const app = await appOn(portal, data);
  const id = idOf(answerOf(await app.signIn({ connection: hubOf(app) })));
  await app.value('session.choose-secret', { secret });
  const { recoveryKey } = await app.value('session.make-recovery-key', {});
  await app.value('session.recovery-key-kept', {});
  await app.value('week.generate', { weekStart: currentWeek });
  await app.value('sync.now', {});
  await app.value('sync.work-offline', { offline: true });
  const [row] = (await app.value('week.get', { weekStart: currentWeek })).rows;
  await app.value('week.attest', { weekStart: currentWeek, lineIds: [row?.line.id ?? ''] });
  return { app, data, id, recoveryKey };
}

/** The keys in the app's folder, read and written beside it, as by somebody who is signed in to the computer. */
export function keysOf(app: RealApp): AccountKeys {
  return accountKeys({
    folder: path.join(app.folder, 'accounts'),
    keyring: app.keyring,
    randomBytes: (count) => new Uint8Array(count).fill(9),
    writeFile: wholeFileWriter({ setTimer }),
    steadyMillis: () => 0,
    secretCost: { cost: 2 ** 8, blockSize: 8, parallel: 1 },
  });
}
