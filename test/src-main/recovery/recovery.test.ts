// Records that cannot be opened, on real files: each has its message, nothing is lost, and what can be done is offered.
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPacket } from '../../../src-main/packets/seal.ts';
import { temporaryFolder } from '../fixtures.ts';
import { appOn, type RealApp } from '../real-app.ts';
import { currentWeek as weekStart } from '../real-portal.ts';
import { opens, portal, type Unsent, withUnsentWork } from './unsent-work.ts';

const passphrase = 'maple ferry stone lantern';

/** Flips bytes in the middle of the file: pages that the check reads, not the header. */
function damage(file: string, from = 4096 * 6, to = 4096 * 9): void {
  const bytes = readFileSync(file);
  for (let at = from; at < to; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  writeFileSync(file, bytes);
}

/** The same with the records damaged, and where their one backup is. */
async function withDamagedRecords(): Promise<Unsent & { backup: string }> {
  const unsent = await withUnsentWork();
  damage(unsent.file);
  expect(await opens(unsent)).toBe('store-corrupt');
  const backups = path.join(unsent.folder, 'backups');
  const [backup = ''] = readdirSync(backups);
  return { ...unsent, backup: path.join(backups, backup) };
}

describe('damaged records', () => {
  it('are named as such, and a backup takes their place while they are set aside whole', async () => {
    const unsent = await withUnsentWork();
    const { app, id, folder, file } = unsent;
    damage(file);
    const damaged = readFileSync(file);
    expect(await opens(unsent)).toBe('store-corrupt');
    const recovery = await app.value('recovery.look', { accountId: id });
    expect(recovery).toMatchObject({ canRestore: true, backups: [{ state: 'sound', unsent: 1 }] });
    const [backup] = recovery.backups;
    const { setAside } = await app.value('recovery.restore', { accountId: id, backupId: backup?.id ?? '' });
    expect(path.dirname(setAside ?? '')).toBe(folder);
    expect(readFileSync(path.join(setAside ?? '', 'store.db')).equals(damaged)).toBe(true);
    expect(await opens(unsent)).toBe('open');
    expect(await app.value('sync.status', {})).toMatchObject({ toSend: 1 });
    expect(existsSync(`${file}.restoring`)).toBe(false);
    expect(app.bugs).toEqual([]);
  });

  it('give their unsent work to a file that names nobody, and another computer takes it in', async () => {
    const unsent = await withUnsentWork();
    const { app, data, id, file, lineIds } = unsent;
    // Only the check is failed: a page that holds no unsent work.
    damage(file, 4096 * 2, 4096 * 2 + 512);
    expect(await opens(unsent)).toBe('store-corrupt');
    app.dialogs.save = path.join(temporaryFolder(), 'unsent.packet');
    expect(await app.call('recovery.export', { accountId: id, passphrase })).toMatchObject({ ok: true });
    const bytes = readFileSync(app.dialogs.save);
    for (const secret of [data.people[0]?.name ?? '', data.people[0]?.ssRef ?? '', lineIds[0] ?? '']) {
      expect(secret).not.toBe('');
      expect(bytes.includes(secret)).toBe(false);
    }

    const other = await appOn(portal, data);
    await other.signIn();
    other.dialogs.open = app.dialogs.save;
    expect(await other.call('rescue.choose', { passphrase: 'not the passphrase' })).toMatchObject({
      ok: false,
      problem: { code: 'wrong-passphrase' },
    });
    const preview = await other.value('rescue.choose', { passphrase });
    expect(preview).toMatchObject({ conflicts: 0, left: [] });
    expect(preview?.taken).toBeGreaterThan(0);
    await other.value('rescue.apply', { id: preview?.id ?? '' });
    expect(await other.value('sync.now', {})).toMatchObject({ toSend: 0, conflicts: 0, problem: null });
    const row = (await other.value('week.get', { weekStart })).rows.find(({ line }) => line.id === lineIds[0]);
    expect(row?.knowledge).toBe('attested');
    // A second time it is known, and nothing happens twice.
    expect(await other.call('rescue.choose', { passphrase })).toMatchObject({
      ok: false,
      problem: { code: 'merged-before' },
    });
  });

  it('a line that somebody changed at the portal since is shown side by side, not overwritten', async () => {
    const data = await portal.newProvider();
    const app = await appOn(portal, data);
    const signedIn = await app.signIn();
    const id = signedIn.ok && signedIn.value.state === 'signed-in' ? signedIn.value.account.id : '';
    await app.value('week.generate', { weekStart });
    const other = await appOn(portal, data);
    await other.signIn();
    const record = async (who: RealApp, quantity: number) => {
      const { rows } = await who.value('week.get', { weekStart });
      const row = rows.find(({ line, actual }) => line.serviceType === 'home_support' && (actual?.planned ?? 0) > 300);
      const when = { firstDay: '2025-06-03', lastDay: '2025-06-03', hospitalStayId: null, note: '' };
      const variations = [{ category: 'missed', reason: 'non_engagement', quantity, ...when } as const];
      await who.value('week.record', { weekStart, lineId: row?.line.id ?? '', variations });
    };
    await app.value('sync.work-offline', { offline: true });
    await record(app, 100);
    await app.value('session.sign-out', {});
    await record(other, 200);
    await other.value('sync.now', {});
    damage(path.join(app.folder, 'accounts', id, 'store.db'), 4096 * 2, 4096 * 2 + 512);
    await app.call('session.open', { accountId: id, secret: app.printedPassword });
    app.dialogs.save = path.join(temporaryFolder(), 'unsent.packet');
    await app.value('recovery.export', { accountId: id, passphrase });
    other.dialogs.open = app.dialogs.save;
    const preview = await other.value('rescue.choose', { passphrase });
    expect(preview).toMatchObject({ taken: 0, conflicts: 1 });
    await other.value('rescue.apply', { id: preview?.id ?? '' });
    const [conflict] = (await other.value('week.get', { weekStart })).conflicts;
    expect(conflict).toMatchObject({ mine: { missed: 100 }, theirs: { missed: 200 } });
  });

  it('whose first page is gone still give what the newest backup holds, and say up to when', async () => {
    const unsent = await withUnsentWork();
    const { app, id, file } = unsent;
    damage(file, 0, 4096);
    expect(await opens(unsent)).toBe('store-corrupt');
    expect(await app.value('recovery.look', { accountId: id })).toMatchObject({
      canRestore: true,
      backups: [{ state: 'sound', savedSince: null }],
      unsent: { changes: 1, asOf: expect.stringMatching(/^\d{4}-/) },
    });
  });

  it('give their unsent work as a file that replaces an earlier one only once it is whole', async () => {
    const unsent = await withUnsentWork();
    const { app, id, file } = unsent;
    damage(file, 4096 * 2, 4096 * 2 + 512);
    await opens(unsent);
    const target = path.join(temporaryFolder(), 'unsent.packet');
    writeFileSync(target, 'the file of yesterday');
    // Another name of the same bytes on the disk: it shows whether they were overwritten in place.
    const yesterday = `${target}.yesterday`;
    linkSync(target, yesterday);
    app.dialogs.save = target;
    await app.value('recovery.export', { accountId: id, passphrase });
    expect(readFileSync(yesterday, 'utf8')).toBe('the file of yesterday');
    expect(await openPacket(readFileSync(target), passphrase)).toMatchObject({ ok: true });
  });

  it('without a readable backup are set aside whole, and the next sign-in begins anew', async () => {
    const { app, id, file, backup } = await withDamagedRecords();
    // As long as a backup can be read, that is the better way.
    expect(await app.value('recovery.look', { accountId: id })).toMatchObject({ canStartAgain: false });
    expect(await app.call('recovery.set-aside', { accountId: id })).toMatchObject({
      ok: false,
      problem: { code: 'not-set-aside' },
    });
    damage(backup, 0);
    expect(await app.value('recovery.look', { accountId: id })).toMatchObject({
      canRestore: false,
      canStartAgain: true,
      backups: [{ state: 'damaged' }],
    });
    const damaged = readFileSync(file);
    const { setAside } = await app.value('recovery.set-aside', { accountId: id });
    expect(readFileSync(path.join(setAside ?? '', 'store.db')).equals(damaged)).toBe(true);
    expect(await app.value('session.state', {})).toMatchObject({ known: [], problem: null });
    expect(await app.signIn()).toMatchObject({ ok: true, value: { state: 'signed-in' } });
    expect((await app.value('week.get', { weekStart })).rows.length).toBeGreaterThan(0);
    expect(app.bugs).toEqual([]);
  });

  it('that are gone altogether come back from the backup', async () => {
    const unsent = await withUnsentWork();
    const { app, id, file } = unsent;
    renameSync(file, path.join(temporaryFolder(), 'elsewhere.db'));
    expect(await opens(unsent)).toBe('store-missing');
    const { backups } = await app.value('recovery.look', { accountId: id });
    const backupId = backups[0]?.id ?? '';
    expect(await app.value('recovery.restore', { accountId: id, backupId })).toEqual({ setAside: null });
    expect(await opens(unsent)).toBe('open');
  });

  it('whose backup is damaged in a place that holds no work are set aside rather than restored from it', async () => {
    const { app, id, backup } = await withDamagedRecords();
    damage(backup, 4096 * 2, 4096 * 2 + 512);
    expect(await app.value('recovery.look', { accountId: id })).toMatchObject({
      canRestore: false,
      canStartAgain: true,
      backups: [{ state: 'damaged' }],
      unsent: { changes: expect.any(Number) },
    });
  });

  it('are not set aside while something else keeps the backups from being read', async () => {
    const { app, id, backup } = await withDamagedRecords();
    renameSync(backup, `${backup}.kept`);
    // What the disk refuses to give: here a folder, where a file was.
    mkdirSync(backup);
    expect(await app.value('recovery.look', { accountId: id })).toMatchObject({
      canStartAgain: false,
      backups: [{ state: 'unread' }],
    });
  });
});

describe('records that a backup does not help', () => {
  it('another key: said as such, backups not readable either, and the right key opens all of it', async () => {
    const unsent = await withUnsentWork();
    const { app, id, folder } = unsent;
    const keyFile = path.join(folder, 'key');
    const right = readFileSync(keyFile);
    writeFileSync(keyFile, await app.keyring.encrypt(randomBytes(32).toString('hex')));
    expect(await opens(unsent)).toBe('store-wrong-key');
    expect(await app.value('recovery.look', { accountId: id })).toMatchObject({
      canRestore: false,
      canStartAgain: false,
      backups: [{ state: 'damaged' }],
      unsent: null,
    });
    writeFileSync(keyFile, right);
    expect(await opens(unsent)).toBe('open');
    expect(await app.value('sync.status', {})).toMatchObject({ toSend: 2 });
  });

  it('held by another process: the other window is named, and nothing is restored under it', async () => {
    const unsent = await withUnsentWork();
    const { app, data, id } = unsent;
    const second = await appOn(portal, data, app.folder);
    await second.value('session.open', { accountId: id, secret: second.printedPassword });
    expect(await opens(unsent)).toBe('store-in-use');
    const { backups, canRestore } = await app.value('recovery.look', { accountId: id });
    expect(canRestore).toBe(false);
    expect(await app.call('recovery.restore', { accountId: id, backupId: backups[0]?.id ?? '' })).toMatchObject({
      ok: false,
      problem: { code: 'no-such-backup' },
    });
    expect(await second.value('sync.status', {})).toMatchObject({ toSend: 2 });
  });

  it('an account that opens is left alone', async () => {
    const unsent = await withUnsentWork();
    expect(await opens(unsent)).toBe('open');
    expect(await unsent.app.call('recovery.look', { accountId: unsent.id })).toMatchObject({
      ok: false,
      problem: { code: 'nothing-to-recover' },
    });
  });
});

describe('the file of unsent work', () => {
  it('is refused when a byte of it changed, and when it is something else', async () => {
    const unsent = await withUnsentWork();
    const { app, id, file } = unsent;
    damage(file, 4096 * 2, 4096 * 2 + 512);
    await opens(unsent);
    app.dialogs.save = path.join(temporaryFolder(), 'unsent.packet');
    await app.value('recovery.export', { accountId: id, passphrase });
    const text = readFileSync(app.dialogs.save, 'utf8');
    expect(await openPacket(Buffer.from(text), passphrase)).toMatchObject({ ok: true });
    const changed = text.replace(/"content":"(.)/, (_, first: string) => `"content":"${first === 'A' ? 'B' : 'A'}`);
    expect(await openPacket(Buffer.from(changed), passphrase)).toMatchObject({ problem: { code: 'packet-damaged' } });
    expect(await openPacket(Buffer.from('Service,Date'), passphrase)).toMatchObject({
      problem: { code: 'not-a-packet' },
    });
  });

  it('leaves no copy of the records behind', async () => {
    const unsent = await withUnsentWork();
    damage(unsent.file);
    await opens(unsent);
    const before = process.env.TMPDIR;
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    process.env.TMPDIR = folder;
    try {
      await unsent.app.value('recovery.look', { accountId: unsent.id });
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});
