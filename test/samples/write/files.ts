// A provider whose weeks go by the portal’s files: it began so, went by its own hub for a while, and went back to files.
// One week is done, from export to report; the next is uploaded and not read back.
import { inventedProvider } from '../../../src-portal/practice/index.ts';
import type { PracticeAccount } from '../../../src-portal/practice/types.ts';
import type { Connection } from '../../../src-shared/desk-api.ts';
import { type App, startApp } from './app.ts';
import { exportOf } from './export-file.ts';
import { days, halfAWeekByFiles, planned, provider, take, wholeWeekByFiles } from './files-weeks.ts';
import { movedClock } from './ground.ts';
import { writePortal } from './portal-sample.ts';
import { storeSample } from './store-sample.ts';
import { acceptWarnings, attestTheRest, because, chooses, confirmed, record, saveStay, sync, week } from './work.ts';
import { openWorld, smallProvider } from './world.ts';

const origin = 'https://hub.mill-house.example';
const hub: Extract<Connection, { kind: 'api' }> = { kind: 'api', address: origin, authority: 'hub' };
export async function writeFiles(folder: string): Promise<void> {
  const clock = movedClock('2025-06-02T08:00:00.000Z');
  const invented = inventedProvider({ people: 8, lines: 11, seed: 11, providerId: 'mill-house' });
  const account: PracticeAccount = {
    id: 'aisha.khan',
    user: 'aisha.khan@mill-house',
    name: 'Aisha Khan',
    password: 'mill-house-one',
    securityCode: '314159',
    roles: ['recorder', 'confirmer'],
  };
  const data = smallProvider(invented, { accounts: [account], portalId: 'hub-of-mill-house' });
  const world = await openWorld({ name: 'hub', authority: 'hub', origin, data, clock });
  const app = await startApp({ world, folder: `${folder}/aisha`, device: 'Office laptop' });
  await app.value('session.begin-files', { userName: 'Aisha Khan', providerName: provider });
  const state = await app.value('session.state', {});
  const accountId = state.state === 'signed-in' ? state.account.id : '';

  await firstWeekByFiles(app);
  clock.to('2025-06-09T08:00:00.000Z');
  await weekAtTheHub(app, account);
  await writePortal(world, account);
  clock.to('2025-06-16T08:12:00.000Z');
  await wholeWeekByFiles(app);
  clock.to('2025-06-23T08:12:00.000Z');
  await halfAWeekByFiles(app, world, folder);
  app.close();
  await storeSample('files', app, accountId, {
    about:
      'By the portal’s files, formerly by the provider’s own hub. The week of 9 June is done; that of 16 June is uploaded and not read back.',
    account: null,
    portal: null,
    halfSent: [],
  });
  await app.network.close();
  await world.close();
}

/** A week by files before there was a hub, and a stay that then goes to it. */
async function firstWeekByFiles(app: App): Promise<void> {
  const weekStart = '2025-05-26';
  chooses(app, 'export-2025-05-26.csv', exportOf(weekStart, planned.slice(0, 2)));
  await take(app, weekStart);
  await attestTheRest(app, weekStart);
  await saveStay(app, {
    ssRef: '0350655',
    admitted: '2025-06-01',
    discharged: null,
    told: { who: 'Duty worker', on: '2025-06-01' },
    approval: null,
  });
}

async function weekAtTheHub(app: App, { user, password, securityCode }: PracticeAccount): Promise<void> {
  await app.value('session.change-connection', {
    to: 'api',
    connection: hub,
    credentials: { user, password, securityCode },
    sameProvider: false,
  });
  await sync(app);
  await app.value('week.generate', { weekStart: week });
  const lines = (await app.value('week.get', { weekStart: week })).rows.map(({ line }) => line);
  const ofStay = (await app.value('care.list', {})).stays[0];
  await app.value('stay.record', { weekStart: week, stayId: ofStay?.id ?? '', days: days(week), quantities: {} });
  const double = lines.find(({ ssRef, serviceLevel }) => ssRef === '1185717' && serviceLevel === 'Double-handed');
  await record(
    app,
    week,
    double?.id ?? '',
    [because('missed', 'planned_absence', 200, '2025-06-08')],
    'Away on Sunday.',
  );
  await attestTheRest(app, week);
  await sync(app);
  await acceptWarnings(app, week, 'Known to the council.');
  const services = [...new Set(lines.map(({ service }) => service))];
  await confirmed(app, week, services);
  await app.value('files.report-confirmation', {
    weekStart: week,
    services,
    confirmedBy: 'Aisha Khan',
    at: null,
    totalPence: 61_200,
    pictureId: null,
  });
  await sync(app);
  await app.value('session.change-connection', { to: 'files' });
}
