// An account with unsent work whose records are about to be found not to open, on real files and a real portal.
import path from 'node:path';
import type { PracticeData } from '../../../src-portal/practice/types.ts';
import { appOn, type RealApp } from '../real-app.ts';
import { portalForFile, currentWeek as weekStart } from '../real-portal.ts';

export const portal = portalForFile();

export interface Unsent {
  app: RealApp;
  data: PracticeData;
  id: string;
  /** The folder of the account. */
  folder: string;
  file: string;
  lineIds: string[];
}

/** A closed account with two unsent lines, of which a backup knows the first. */
export async function withUnsentWork(): Promise<Unsent> {
  const data = await portal.newProvider();
  const app = await appOn(portal, data);
  const signedIn = await app.signIn();
  if (!signedIn.ok || signedIn.value.state !== 'signed-in') throw new Error('It did not sign in.');
  const { id } = signedIn.value.account;
  await app.value('week.generate', { weekStart });
  await app.value('sync.work-offline', { offline: true });
  const { rows } = await app.value('week.get', { weekStart });
  const lineIds = rows.filter(({ knowledge }) => knowledge === 'untouched').map(({ line }) => line.id);
  await app.value('week.attest', { weekStart, lineIds: lineIds.slice(0, 1) });
  // The daily backup is made when the records are opened.
  app.restart();
  await app.value('session.open', { accountId: id, secret: app.printedPassword });
  await app.value('week.attest', { weekStart, lineIds: lineIds.slice(1, 2) });
  await app.value('session.sign-out', {});
  const folder = path.join(app.folder, 'accounts', id);
  return { app, data, id, folder, file: path.join(folder, 'store.db'), lineIds };
}

/** `open`, or the code of the problem. */
export async function opens({ app, id }: Unsent): Promise<string> {
  const opened = await app.call('session.open', { accountId: id, secret: app.printedPassword });
  return opened.ok ? 'open' : opened.problem.code;
}
