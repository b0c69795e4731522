// The council's rules through the real portal: a new edition says what it changed and judges open weeks at once; one
// that cannot be taken is told in a clear sentence, and the last good one stays in force, also after a new start.
import { afterEach, describe, expect, it } from 'vitest';
import { bradford, type CouncilProfile } from '../../../src-shared/council/index.ts';
import { appOn, type RealApp } from '../real-app.ts';
import { currentWeek, portalForFile } from '../real-portal.ts';

const portal = portalForFile();
const practice = { kind: 'practice' as const };

afterEach(() => {
  portal.council = bradford;
});

/** The app of a provider, signed in, with the current week generated. */
async function working(): Promise<RealApp> {
  const data = await portal.newProvider();
  const app = await appOn(portal, data);
  expect(await app.signIn()).toMatchObject({ ok: true });
  await app.value('week.generate', { weekStart: currentWeek });
  return app;
}

/** As on the next morning, still without the network. */
async function nextStart(app: RealApp): Promise<void> {
  const state = await app.value('session.state', {});
  const id = state.state === 'signed-in' ? state.account.id : '';
  app.restart();
  await app.value('session.open', { accountId: id, secret: app.printedPassword });
}

/** As on the next morning: signed in, the app asks for the rules again. */
async function nextMorning(app: RealApp): Promise<void> {
  await nextStart(app);
  await app.signIn();
  await app.value('sync.now', {});
}

const stricter: CouncilProfile = {
  ...bradford,
  version: 'Bradford, July 2025',
  step: 50,
  deadline: { ...bradford.deadline, time: '12:00' },
};

describe('a new edition of the council’s rules', () => {
  it('says what changed, judges open weeks at once, and is read once', async () => {
    const data = await portal.newProvider();
    const app = await appOn(portal, data);
    await app.signIn();
    await app.value('week.generate', { weekStart: currentWeek });
    const { rows } = await app.value('week.get', { weekStart: currentWeek });
    const line = rows.find(({ line: one, actual }) => one.serviceType === 'home_support' && actual !== null)?.line;
    const note = { firstDay: null, lastDay: null, hospitalStayId: null, note: '' };
    const variations = [{ category: 'missed' as const, reason: 'provider_cause' as const, quantity: 25, ...note }];
    await app.value('week.record', { weekStart: currentWeek, lineId: line?.id ?? '', variations });
    const rules = async () =>
      (await app.value('week.get', { weekStart: currentWeek })).findings
        .filter(({ lineId }) => lineId === line?.id)
        .map(({ rule }) => rule as string);
    expect(await rules()).not.toContain('quantity-step');

    portal.council = stricter;
    await nextMorning(app);

    const news = await app.value('profile.news', {});
    expect(news).toMatchObject({ version: 'Bradford, July 2025', refused: null });
    expect(news.changes.flatMap(({ sentences }) => sentences)).toEqual(
      expect.arrayContaining(['Quantities are entered in steps of 0.5 instead of steps of 0.25.']),
    );
    expect(await rules()).toContain('quantity-step');
    const { deadline } = await app.value('week.get', { weekStart: currentWeek });
    expect(deadline.operative).toBe('2025-06-10T11:00:00Z');
    await app.value('profile.seen', { id: news.changes.at(-1)?.id ?? 0 });
    expect((await app.value('profile.news', {})).changes).toEqual([]);
    expect(app.bugs).toEqual([]);
  });

  it('is kept for work without a network', async () => {
    const app = await working();
    app.network.set({ kind: 'drop' });
    await nextStart(app);
    expect(await app.value('profile.get', {})).toEqual(bradford);
  });

  it('is looked at before a confirmation: what it changes is shown first', async () => {
    const app = await working();
    const view = await app.value('week.get', { weekStart: currentWeek });
    for (const finding of view.findings.filter(({ level }) => level === 'warning')) {
      await app.value('week.acknowledge', { weekStart: currentWeek, key: finding.key, reason: 'Checked.' });
    }
    const preview = await app.value('confirm.preview', { weekStart: currentWeek });
    const services = preview.services.filter(({ ready }) => ready).map(({ service }) => service);
    const planned = bradford.serviceTypes.home_support;
    portal.council = {
      ...bradford,
      version: 'Bradford, July 2025',
      serviceTypes: { ...bradford.serviceTypes, home_support: { ...planned, label: 'Home care' } },
    };
    const { statement } = preview;
    await app.value('confirm.send', { weekStart: currentWeek, services, statement });
    expect((await app.value('profile.get', {})).version).toBe('Bradford, July 2025');
  });
});

describe('rules that cannot be taken', () => {
  const broken: [string, CouncilProfile, string, RegExp][] = [
    [
      'made for a newer app',
      { ...bradford, schemaVersion: 2 as unknown as 1, version: 'from the future' },
      'profile-newer',
      /does not know/,
    ],
    [
      'with a mistake in them',
      { ...bradford, deadline: { ...bradford.deadline, time: 'five' }, version: 'broken' },
      'profile-not-understood',
      /deadline\.time/,
    ],
  ];

  it.each(broken)('%s: a clear sentence, and the last good ones stay in force', async (_, council, code, words) => {
    const app = await working();
    portal.council = council;
    await nextMorning(app);
    const { refused, version } = await app.value('profile.news', {});
    expect(refused).toMatchObject({ code, action: expect.stringContaining(`edition ${bradford.version}`) });
    expect(refused?.sentence).toMatch(words);
    expect(version).toBe(bradford.version);
    expect(await app.value('profile.get', {})).toEqual(bradford);

    // Said for as long as it is so: not only until the next sync.
    await app.value('sync.now', {});
    await nextStart(app);
    expect((await app.value('profile.news', {})).refused).toMatchObject({ code });

    portal.council = bradford;
    await nextMorning(app);
    expect((await app.value('profile.news', {})).refused).toBeNull();
    expect(app.bugs).toEqual([]);
  });

  it('on the very first sign-in: the week waits, with the reason', async () => {
    const app = await appOn(portal, await portal.newProvider());
    portal.council = { ...bradford, schemaVersion: 2 as unknown as 1 };
    await app.signIn({ connection: practice });
    expect(await app.call('week.get', { weekStart: currentWeek })).toMatchObject({
      ok: false,
      problem: { code: 'no-profile' },
    });
    expect(await app.value('sync.status', {})).toMatchObject({
      problem: { code: 'profile-newer', action: expect.stringContaining('no week can be shown') },
    });
  });
});
