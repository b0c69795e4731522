// What follows from the council's portal and its desktops: the same store killed, a first copy on another laptop, work
// rescued from damaged records, packets, the wire, and the portal's own database.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type App, startApp } from './app.ts';
import { type Council, connection } from './council.ts';
import { packetPassphrase } from './council-week.ts';
import { samples, writeJson } from './ground.ts';
import { writePortal } from './portal-sample.ts';
import { writeAbout } from './store-sample.ts';
import { askDirectly, writeWire } from './wire.ts';
import { attest, because, nextWeek, record, saveStay, savesTo, week } from './work.ts';

export async function writeAfterCouncil(council: Council, folder: string): Promise<void> {
  const { world, aisha, ben } = council;
  await kill(council, `${folder}/killed`);
  const second = await firstCopyElsewhere(council, `${folder}/second`);
  copySample(`${ben.folder}/site.packet`, 'packets/council.packet');
  writeJson('packets/council.json', {
    about: 'A site packet of Ben’s laptop, by an account of the council’s portal.',
    passphrase: packetPassphrase,
    madeBy: 'Ben Carter',
    portal: 'council',
  });
  await rescue(council);
  // Twice wrong, so that the portal counts.
  for (let tries = 0; tries < 2; tries += 1) {
    const body = JSON.stringify({ user: 'ben.carter@willow-bank', password: 'not this one', securityCode: '000000' });
    second.label = '';
    await askDirectly(second, world.address, {
      method: 'POST',
      path: '/v1/sessions',
      headers: { 'content-type': 'application/json' },
      body,
    });
  }
  writeWire([...aisha.exchanges, ...second.exchanges]);
  await writePortal(world, ...council.accounts);
  for (const app of [aisha, ben, second]) await app.network.close();
  await world.close();
}

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Works on a copy in a process that is killed as its first request leaves. */
async function kill({ world, aisha, accountId, account, halfSent }: Council, folder: string): Promise<void> {
  cpSync(aisha.folder, folder, { recursive: true });
  const store = path.join(folder, 'accounts', accountId, 'store.db');
  const before = sha256(store);
  const program = fileURLToPath(new URL('killed.ts', import.meta.url));
  world.clock.pass(600);
  const child = spawn(
    process.execPath,
    [program, folder, world.address, world.clock.now(), accountId, JSON.stringify(account)],
    { stdio: 'inherit' },
  );
  const [, signal] = await once(child, 'exit');
  if (signal !== 'SIGKILL') throw new Error('it ended by itself');
  if (sha256(store) !== before) throw new Error('what was written is not in the log alone');
  console.log(`log of the killed store: ${statSync(`${store}-wal`).size} bytes`);
  mkdirSync(path.join(samples, 'stores', 'killed'), { recursive: true });
  copyFileSync(`${store}-wal`, path.join(samples, 'stores', 'killed', 'store.db-wal'));
  world.clock.pass(600);
  writeAbout('killed', aisha, accountId, {
    about:
      'The council’s store, killed while it sent its first batch. Only the log: it lies beside council/store.db, which it did not touch.',
    account,
    portal: 'council',
    halfSent,
  });
}

/** Aisha signs in on a laptop that holds nothing: all that the portal holds comes, and nothing is sent. */
async function firstCopyElsewhere({ world, account }: Council, folder: string): Promise<App> {
  const app = await startApp({ world, folder, device: 'Another laptop' });
  app.label = 'everything, at the end';
  await app.signIn(account, connection);
  app.label = 'the receipts of a week, one of them superseded';
  const last = app.exchanges.findLast(({ request }) => request.path.startsWith('/v1/changes'));
  const { accept = '', authorization = '' } = last?.request.headers ?? {};
  await askDirectly(app, world.address, {
    method: 'GET',
    path: `/v1/weeks/${week}/receipt`,
    headers: { accept, authorization },
    body: null,
  });
  app.label = 'the council’s file of a week';
  const file = await askDirectly(app, world.address, {
    method: 'GET',
    path: `/v1/weeks/${week}/council-file`,
    headers: { authorization },
    body: null,
  });
  writeJson('wire/councilFile.json', [{ what: file.label, request: file.request, answer: file.answer }]);
  app.close();
  return app;
}

/** Ben’s records do not open any more, and what he had not sent is saved as a file. */
async function rescue({ ben }: Council): Promise<void> {
  const state = await ben.value('session.state', {});
  const accountId = state.state === 'signed-in' ? state.account.id : '';
  await attest(ben, nextWeek, 'line-00009');
  await record(
    ben,
    nextWeek,
    'line-00005',
    [because('missed', 'planned_absence', 150, '2025-06-09')],
    'At the hospital’s day clinic.',
  );
  await saveStay(ben, {
    ssRef: '4684091',
    admitted: '2025-06-08',
    discharged: null,
    told: null,
    approval: { state: 'requested', by: 'Grace Obi', reference: '', throughWeek: 4 },
  });
  ben.close();
  const file = ben.storeFile(accountId);
  const bytes = readFileSync(file);
  for (let at = 4096 * 2; at < 4096 * 2 + 512; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  writeFileSync(file, bytes);
  ben.start();
  const opened = await ben.call('session.open', { accountId });
  if (opened.ok || opened.problem.code !== 'store-corrupt') throw new Error('it opened');
  const target = savesTo(ben, 'unsent.packet');
  const saved = await ben.value('recovery.export', { accountId, passphrase: packetPassphrase });
  copySample(target, 'packets/rescued.packet');
  writeJson('packets/rescued.json', {
    about: 'Unsent work that was saved from Ben’s damaged records.',
    passphrase: packetPassphrase,
    madeBy: 'Ben Carter',
    portal: 'council',
    changes: saved?.changes,
  });
  ben.close();
}

function copySample(from: string, name: string): void {
  mkdirSync(path.dirname(path.join(samples, name)), { recursive: true });
  copyFileSync(from, path.join(samples, name));
}
