// Changing how the weeks reach the council, on real records and against a real portal: everything recorded stays, a week
// keeps the way that it came by, and nothing unsent is left behind.
import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PracticeData } from '../../../src-portal/practice/types.ts';
import type { AppRequest, Connection } from '../../../src-shared/app-api/index.ts';
import { addDays } from '../../../src-shared/domain/week.ts';
import { fileText } from '../../src-shared/portal-export/fixtures.ts';
import { appOn, type RealApp } from '../real-app.ts';
import { portalForFile, currentWeek as weekStart } from '../real-portal.ts';

const portal = portalForFile();
const secret = 'seven wooden spoons';
const nextWeek = addDays(weekStart, 7);

const hubOf = (app: RealApp): Extract<Connection, { kind: 'api' }> => ({
  kind: 'api',
  address: app.network.address,
  authority: 'hub',
});

function toHub(app: RealApp, data: PracticeData, sameProvider = false): AppRequest<'session.change-connection'> {
  const [account] = data.accounts;
  if (account === undefined) throw new Error('there is no account');
  const { user, password, securityCode } = account;
  return { to: 'api', connection: hubOf(app), credentials: { user, password, securityCode }, sameProvider };
}

async function atHub() {
  const data = await portal.newProvider();
  const app = await appOn(portal, data);
  const signedIn = await app.signIn({ connection: hubOf(app) });
  if (!signedIn.ok) throw new Error(signedIn.problem.sentence);
  await app.value('week.generate', { weekStart });
  await app.value('sync.now', {});
  return { app, data };
}

async function attestOne(app: RealApp, week = weekStart): Promise<string> {
  const { rows } = await app.value('week.get', { weekStart: week });
  const lineId = rows.find(({ knowledge, actual }) => knowledge === 'untouched' && actual !== null)?.line.id ?? '';
  expect(await app.value('week.attest', { weekStart: week, lineIds: [lineId] })).toMatchObject({
    attested: 1,
    refused: [],
  });
  return lineId;
}

/** The export of one week from the council's own portal, brought in. */
async function bringIn(app: RealApp, week: string): Promise<void> {
  const file = path.join(app.folder, `export ${week}.csv`);
  const date = week.replaceAll('-', '/');
  writeFileSync(
    file,
    fileText(
      { service: 'Home Support', level: 'Single', ssRef: '0012345', actual: '10.00', date },
      { service: 'Home Support', level: 'Single', ssRef: '0012399', actual: '7.00', date },
    ),
  );
  utimesSync(file, new Date(), new Date());
  app.dialogs.open = file;
  const preview = await app.value('files.choose-export', { weekStart: week });
  if (preview?.outcome !== 'read') throw new Error(JSON.stringify(preview));
  await app.value('files.take-export', {
    id: preview.id,
    answers: preview.questions.map(({ service, serviceLevel }) => ({
      service,
      serviceLevel,
      serviceType: 'home_support' as const,
    })),
    doubtsAnswered: true,
    fromPortal: false,
    take: [],
    drop: [],
    keepExtraColumns: false,
  });
}

const account = async (app: RealApp) => {
  const state = await app.value('session.state', {});
  if (state.state !== 'signed-in') throw new Error('nobody is signed in');
  return state.account;
};

describe('from a hub to files', () => {
  it('keeps every week with its figures, its words and its history, to read', async () => {
    const { app } = await atHub();
    const lineId = await attestOne(app);
    await app.value('sync.now', {});
    const before = await app.value('week.get', { weekStart });
    const weeksBefore = (await app.value('week.list', {})).weeks.filter(({ generated }) => generated);
    expect(await app.value('connection.look', {})).toMatchObject({ blocks: [], weeks: weeksBefore.length });

    await app.value('session.change-connection', { to: 'files' });
    expect(await account(app)).toMatchObject({ connection: { kind: 'files' } });
    const after = await app.value('week.get', { weekStart });
    expect(after.rows.map(({ line, actual, attested }) => [line.id, actual, attested])).toEqual(
      before.rows.map(({ line, actual, attested }) => [line.id, actual, attested]),
    );
    expect(after).toMatchObject({
      readOnly: true,
      holds: before.holds,
      kept: expect.stringContaining('no longer uses'),
    });
    expect(after.files).toBeUndefined();
    const weeksAfter = (await app.value('week.list', {})).weeks.filter(({ generated }) => generated);
    expect(weeksAfter).toEqual(weeksBefore);
    expect((await app.value('week.history', { weekStart, lineId })).entries).not.toEqual([]);
    const attest = await app.call('week.attest', { weekStart, lineIds: [before.rows.at(-1)?.line.id ?? ''] });
    expect(attest).toMatchObject({ ok: false, problem: { code: 'week-kept' } });
    const { statement, id = '', services } = await app.value('confirm.preview', { weekStart });
    const agreed = { weekStart, services: services.map(({ service }) => service), statement, previewId: id };
    expect(await app.call('confirm.when-online', agreed)).toMatchObject({ problem: { code: 'week-kept' } });
    expect(await app.value('confirm.send', agreed)).toMatchObject({ problem: { code: 'week-kept' } });
    expect((await app.value('confirm.deferred', {})).deferred).toEqual([]);
    expect(await app.value('week.undo', {})).toEqual({ undone: null });

    // Another week goes by files, and the lines of the hub are not planned in it.
    await bringIn(app, nextWeek);
    const fresh = await app.value('week.get', { weekStart: nextWeek });
    expect(fresh.rows.map(({ line }) => line.ssRef).sort()).toEqual(['0012345', '0012399']);
    expect(fresh.files?.services).toMatchObject([{ service: 'Home Support' }]);
    expect(await app.value('sync.status', {})).toMatchObject({ toSend: 0, problem: null });

    app.restart();
    const state = await app.value('session.state', {});
    expect(state).toMatchObject({ known: [{ connection: { kind: 'files' } }] });
    const accountId = state.state === 'signed-out' ? (state.known[0]?.id ?? '') : '';
    await app.value('session.set-first-secret', { accountId, secret });
    expect(await app.value('week.get', { weekStart })).toMatchObject({ readOnly: true, holds: before.holds });
    expect(app.bugs).toEqual([]);
  });

  it('waits until nothing is unsent, and says so', async () => {
    const { app } = await atHub();
    await app.value('sync.work-offline', { offline: true });
    await attestOne(app);
    const block = { code: 'unsent-first', sentence: '1 change is not yet at the present portal.' };
    expect(await app.value('connection.look', {})).toMatchObject({ blocks: [block] });
    expect(await app.call('session.change-connection', { to: 'files' })).toMatchObject({ ok: false, problem: block });
    expect(await account(app)).toMatchObject({ connection: { kind: 'api' } });
  });

  it('and back: the week goes on where it was, and no line stands twice', async () => {
    const { app, data } = await atHub();
    const before = await app.value('week.get', { weekStart });
    await app.value('session.change-connection', { to: 'files' });
    await bringIn(app, nextWeek);
    await app.value('session.change-connection', toHub(app, data));
    const after = await app.value('week.get', { weekStart });
    expect(after.kept).toBeUndefined();
    expect(after).toMatchObject({ readOnly: false });
    expect(after.rows.map(({ line, actual }) => [line.id, actual])).toEqual(
      before.rows.map(({ line, actual }) => [line.id, actual]),
    );
    await attestOne(app);
    expect(await app.value('sync.now', {})).toMatchObject({ toSend: 0, problem: null });
    // The week by files stays one, and can still be worked on.
    expect((await app.value('week.get', { weekStart: nextWeek })).files?.services).toHaveLength(1);
    // Whoever signs in again finds it so, too.
    await app.value('session.sign-out', {});
    await app.signIn({ connection: hubOf(app) });
    expect((await app.value('week.get', { weekStart: nextWeek })).files?.services).toHaveLength(1);
    expect(app.bugs).toEqual([]);
  });
});

describe('from files to a hub', () => {
  async function byFiles() {
    const data = await portal.newProvider();
    const app = await appOn(portal, data);
    await app.value('session.begin-files', { userName: 'Aisha Khan', providerName: data.provider.name, secret });
    await bringIn(app, weekStart);
    return { app, data };
  }

  it('keeps the week by files apart from what the hub says of it, and sends nothing of it', async () => {
    const { app, data } = await byFiles();
    await attestOne(app);
    await app.value('session.change-connection', toHub(app, data));
    expect(await account(app)).toMatchObject({ connection: { kind: 'api' }, provider: data.provider });
    const week = await app.value('week.get', { weekStart });
    expect(week.rows.map(({ line }) => line.ssRef).sort()).toEqual(['0012345', '0012399']);
    expect(week.files?.services[0]).toMatchObject({ lines: 2, untouched: 1 });
    expect(week).toMatchObject({
      readOnly: false,
      kept: expect.stringContaining('still goes to the council by files'),
    });
    await attestOne(app);
    expect(await app.value('sync.now', {})).toMatchObject({ toSend: 0, problem: null });
    // The weeks of the hub are the hub's.
    const { rows } = await app.value('week.get', { weekStart: nextWeek });
    expect(rows.map(({ line }) => line.ssRef)).not.toContain('0012345');
    await app.value('week.generate', { weekStart: nextWeek });
    expect(await app.value('sync.status', {})).toMatchObject({ toSend: 0, problem: null });
    expect(await app.value('week.get', { weekStart: nextWeek })).not.toHaveProperty('files');
    expect(app.bugs).toEqual([]);
  });

  it('a stay that still runs is sent to the hub, and one that was changed meanwhile is shown, not overwritten', async () => {
    const { app, data } = await atHub();
    const [line] = data.lines;
    const other = data.lines.find(({ ssRef }) => ssRef !== line?.ssRef);
    const stay = {
      id: null,
      ssRef: line?.ssRef ?? '',
      admitted: '2025-05-20',
      discharged: null,
      told: null,
      approval: null,
    };
    const { id } = await app.value('care.save-stay', { stay });
    expect(await app.value('sync.now', {})).toMatchObject({ toSend: 0, problem: null });
    await app.value('session.change-connection', { to: 'files' });
    await app.value('care.save-stay', { stay: { ...stay, id, discharged: '2025-06-05' } });
    const own = await app.value('care.save-stay', { stay: { ...stay, ssRef: other?.ssRef ?? '' } });
    await app.value('session.change-connection', toHub(app, data));
    await app.value('sync.now', {});
    const stays = new Map((await app.value('care.list', {})).stays.map((one) => [one.id, one]));
    expect(stays.get(id)).toMatchObject({ discharged: '2025-06-05' });
    expect(stays.get(own.id)).toMatchObject({ discharged: null });
    expect(await app.value('stuck.list', {})).toMatchObject({
      stuck: [{ state: 'conflict', care: { kind: 'stay', id } }],
    });
    expect(await app.value('sync.status', {})).toMatchObject({ toSend: 1, conflicts: 1 });
    expect(app.bugs).toEqual([]);
  });

  it('a stay is sent to the hub also where nothing but the sign-in got through while the way changed', async () => {
    const { app, data } = await atHub();
    await app.value('session.change-connection', { to: 'files' });
    const stay = { id: null, admitted: '2025-05-20', discharged: null, told: null, approval: null };
    await app.value('care.save-stay', { stay: { ...stay, ssRef: data.lines[0]?.ssRef ?? '' } });
    app.network.set((request) => (request.startsWith('POST') ? { kind: 'none' } : { kind: 'drop' }));
    await app.value('session.change-connection', toHub(app, data));
    expect(await app.value('sync.status', {})).toMatchObject({ online: false });
    app.network.set({ kind: 'none' });
    await app.value('sync.now', {});
    expect(await app.value('sync.now', {})).toMatchObject({ toSend: 0, problem: null });
    const colleague = await appOn(portal, data);
    expect(await colleague.signIn({ connection: hubOf(colleague) })).toMatchObject({ ok: true });
    expect((await colleague.value('care.list', {})).stays).toMatchObject([{ admitted: '2025-05-20' }]);
    expect(app.bugs).toEqual([]);
  });

  it('a stay that a colleague told the hub of another day is there beside one’s own, and of the same day it is one', async () => {
    const { app, data } = await atHub();
    const [line, other] = data.lines.filter(
      ({ ssRef }, index, all) => all.findIndex((one) => one.ssRef === ssRef) === index,
    );
    const colleague = await appOn(portal, data);
    await colleague.signIn({ account: 1, connection: hubOf(colleague) });
    const stay = { id: null, admitted: '2025-05-20', discharged: null, told: null, approval: null };
    await app.value('session.change-connection', { to: 'files' });
    for (const ssRef of [line?.ssRef ?? '', other?.ssRef ?? ''])
      await app.value('care.save-stay', { stay: { ...stay, ssRef } });
    await colleague.value('care.save-stay', { stay: { ...stay, ssRef: line?.ssRef ?? '', admitted: '2025-05-21' } });
    await colleague.value('care.save-stay', { stay: { ...stay, ssRef: other?.ssRef ?? '' } });
    expect(await colleague.value('sync.now', {})).toMatchObject({ toSend: 0, problem: null });
    await app.value('session.change-connection', toHub(app, data));
    expect(await app.value('sync.now', {})).toMatchObject({ toSend: 0, problem: null });
    await colleague.value('sync.now', {});
    const staysOf = async (one: typeof app) =>
      (await one.value('care.list', {})).stays.map(({ ssRef, admitted }) => `${ssRef} ${admitted}`).sort();
    expect(await staysOf(app)).toEqual(await staysOf(colleague));
    const own = (await staysOf(app)).filter((words) => words.startsWith(other?.ssRef ?? '') && words.endsWith('05-20'));
    expect(own).toHaveLength(1);
    expect(await staysOf(app)).toEqual(
      expect.arrayContaining([`${line?.ssRef} 2025-05-20`, `${line?.ssRef} 2025-05-21`]),
    );
  });

  it('the same stay at the hub goes on with what was known here besides, and is not running once it was discharged there', async () => {
    const { app, data } = await atHub();
    const ssRefs = [...new Set(data.lines.map(({ ssRef }) => ssRef))];
    const [one = '', two = ''] = ssRefs;
    const colleague = await appOn(portal, data);
    await colleague.signIn({ account: 1, connection: hubOf(colleague) });
    const stay = { id: null, admitted: '2025-05-20', discharged: null, told: null, approval: null };
    const decision = {
      state: 'given' as const,
      by: 'B Khan',
      reference: 'D-7',
      fromWeek: 3,
      throughWeek: 4,
      lineIds: null,
      on: null,
    };
    await app.value('session.change-connection', { to: 'files' });
    const told = { who: 'Duty', on: '2025-05-21' };
    await app.value('care.save-stay', { stay: { ...stay, ssRef: one, told, decisions: [decision] } });
    await app.value('care.save-stay', { stay: { ...stay, ssRef: two } });
    await colleague.value('care.save-stay', { stay: { ...stay, ssRef: one } });
    await colleague.value('care.save-stay', { stay: { ...stay, ssRef: two, discharged: '2025-05-30' } });
    expect(await colleague.value('sync.now', {})).toMatchObject({ toSend: 0, problem: null });
    await app.value('session.change-connection', toHub(app, data));
    expect(await app.value('sync.now', {})).toMatchObject({ toSend: 0, problem: null });
    await colleague.value('sync.now', {});
    for (const computer of [app, colleague]) {
      const { stays } = await computer.value('care.list', {});
      const [first, ...others] = stays.filter(({ ssRef, admitted }) => ssRef === one && admitted === stay.admitted);
      expect(first).toMatchObject({ told, decisions: [decision] });
      expect(others).toEqual([]);
      const ofTwo = stays.filter(({ ssRef, admitted }) => ssRef === two && admitted === stay.admitted);
      expect(ofTwo).toMatchObject([{ discharged: '2025-05-30' }]);
    }
    expect(app.bugs).toEqual([]);
  });

  it('asks when the portal calls the organisation by another name, and changes nothing until it is said', async () => {
    const data = await portal.newProvider();
    const app = await appOn(portal, data);
    await app.value('session.begin-files', { userName: 'Aisha Khan', providerName: 'Mill House Care', secret });
    expect(await app.call('session.change-connection', toHub(app, data))).toMatchObject({
      ok: false,
      problem: { code: 'another-provider-name', sentence: expect.stringContaining('Nothing was changed') },
    });
    expect(await account(app)).toMatchObject({ connection: { kind: 'files' } });
    expect(await app.call('session.change-connection', toHub(app, data, true))).toMatchObject({ ok: true });
  });

  it('a portal that does not let anybody in changes nothing', async () => {
    const { app, data } = await byFiles();
    const wrong = toHub(app, data);
    if (wrong.to === 'api') wrong.credentials = { ...wrong.credentials, password: 'guess' };
    expect(await app.call('session.change-connection', wrong)).toMatchObject({
      ok: false,
      problem: { code: 'wrong-credentials' },
    });
    expect(await account(app)).toMatchObject({ connection: { kind: 'files' } });
    await attestOne(app);
  });
});

it('practice never becomes a record of real people', async () => {
  const data = await portal.newProvider();
  const app = await appOn(portal, data);
  await app.signIn();
  expect(await app.call('session.change-connection', { to: 'files' })).toMatchObject({
    ok: false,
    problem: { code: 'practice-apart' },
  });
});
