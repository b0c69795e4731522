// A council's portal at an address, and the store of a coordinator who works with it: half-sent work, two versions of a
// line and of a stay, refused work, a confirmation whose answer was lost, one that waits and was stopped, a colleague's
// packet with a choice. Then the same store, killed while it sends.
import { inventedProvider } from '../../../src-portal/practice/index.ts';
import type { PracticeAccount } from '../../../src-portal/practice/types.ts';
import type { Connection } from '../../../src-shared/desk-api.ts';
import { type App, type Exchange, startApp } from './app.ts';
import {
  careOfEveryKind,
  choicesBetweenTwo,
  packetPassphrase,
  people,
  receiptsAndMoney,
  refusals,
  services,
  wishes,
} from './council-week.ts';
import { movedClock } from './ground.ts';
import { storeSample } from './store-sample.ts';
import { acceptWarnings, attest, because, confirm, nextWeek, record, savesTo, sync, week } from './work.ts';
import { openWorld, smallProvider, type World } from './world.ts';

export const origin = 'https://portal.exampleshire.example';
export const connection: Connection = { kind: 'api', address: origin, authority: 'council' };
const accounts: PracticeAccount[] = [
  {
    id: 'aisha.khan',
    user: 'aisha.khan@willow-bank',
    name: 'Aisha Khan',
    password: 'willow-bank-one',
    securityCode: '204060',
    roles: ['recorder', 'confirmer'],
  },
  {
    id: 'ben.carter',
    user: 'ben.carter@willow-bank',
    name: 'Ben Carter',
    password: 'willow-bank-two',
    securityCode: '103050',
    roles: ['recorder'],
  },
];

export interface Council {
  world: World;
  aisha: App;
  ben: App;
  accountId: string;
  account: PracticeAccount;
  accounts: PracticeAccount[];
  halfSent: Exchange[];
}

export async function writeCouncil(folder: string): Promise<Council> {
  const clock = movedClock('2025-06-09T08:00:00.000Z');
  const invented = inventedProvider({ people: 8, lines: 11, seed: 7, providerId: 'willow-bank' });
  const data = smallProvider(invented, { accounts: structuredClone(accounts), portalId: 'portal-of-exampleshire' });
  const world = await openWorld({ name: 'council', authority: 'council', origin, data, clock });
  const aisha = await startApp({ world, folder: `${folder}/aisha`, device: 'Office laptop' });
  const ben = await startApp({ world, folder: `${folder}/ben`, device: 'Site laptop' });
  const [account, recorder] = accounts as [PracticeAccount, PracticeAccount];

  aisha.label = 'signing in, with the first copy of everything';
  const accountId = await aisha.signIn(account, connection);
  aisha.label = 'a week is generated';
  await aisha.value('week.generate', { weekStart: week });
  aisha.label = '';
  await ben.signIn(recorder, connection);

  await careOfEveryKind(aisha);
  await receiptsAndMoney(world, aisha, ben);
  await choicesBetweenTwo(aisha, ben);
  await refusals(world, aisha, ben);
  await wishes(world, aisha, ben);
  await benMakesAPacket(ben);
  const halfSent = await loseAnswers(world, aisha);
  await bringInAndGoOn(aisha, accountId, ben);
  aisha.close();

  await storeSample('council', aisha, accountId, {
    about:
      'A council’s portal at an address. Closed while two batches and a confirmation had no answer, with a packet brought in.',
    account,
    portal: 'council',
    halfSent,
  });
  return { world, aisha, ben, accountId, account, accounts, halfSent };
}

/** Ben’s laptop has no way to the portal: what it holds goes on a stick. */
async function benMakesAPacket(ben: App): Promise<void> {
  await sync(ben);
  await ben.value('sync.work-offline', { offline: true });
  await record(
    ben,
    week,
    'line-00004',
    [because('missed', 'planned_absence', 100, '2025-06-08')],
    'With her brother on Sunday.',
  );
  await record(
    ben,
    week,
    'line-00002',
    [because('missed', 'planned_absence', 1000, '2025-06-07', '2025-06-08')],
    'With her brother, Saturday to Sunday.',
  );
  await ben.value('care.save-log', {
    entry: {
      id: null,
      lineId: 'line-00006',
      day: '2025-06-06',
      kind: 'as-planned',
      reason: null,
      minutes: 0,
      note: 'All calls made.',
    },
  });
  await ben.value('dispute.answer', { disputeId: 'dispute-2', text: 'Yes, both signed the sheet.' });
  savesTo(ben, 'site.packet');
  await ben.value('packet.make', { passphrase: packetPassphrase });
}

/** @returns the requests that are kept, frozen: two that arrived, and one that did not */
async function loseAnswers(world: World, aisha: App): Promise<Exchange[]> {
  const from = aisha.exchanges.length;
  aisha.network.set((request) => {
    if (/^POST .*confirmation$/.test(request)) return { kind: 'lose-answer' };
    return /receipt$/.test(request) ? { kind: 'drop' } : { kind: 'none' };
  });
  await acceptWarnings(aisha, week, 'The ward knows; told on the telephone.');
  const outcome = await confirm(aisha, week, [services.hawthorn]);
  if (outcome.outcome !== 'not-sent') throw new Error(JSON.stringify(outcome));
  await record(
    aisha,
    week,
    'line-00006',
    [because('missed', 'non_engagement', 50, '2025-06-05')],
    'Asleep on Thursday.',
  );
  await record(
    aisha,
    week,
    'line-00002',
    [because('missed', 'planned_absence', 500, '2025-06-07')],
    'With her brother.',
  );
  // The rules in a form that this version does not know, as the last thing that is heard of them.
  const { council } = world.inForce;
  world.inForce.council = { ...council, schemaVersion: 2 } as unknown as typeof council;
  world.clock.pass(3_700);
  aisha.network.set((request) => {
    if (/^PATCH/.test(request)) return { kind: 'lose-answer' };
    return /profile$/.test(request) ? { kind: 'none' } : { kind: 'drop' };
  });
  await aisha.value('sync.now', {});
  world.inForce.council = council;
  // What follows a line that is on its way waits for its verdict.
  await record(
    aisha,
    week,
    'line-00006',
    [because('missed', 'non_engagement', 100, '2025-06-05')],
    'Asleep on Thursday, twice.',
  );
  await aisha.value('care.save-adjustment', {
    adjustment: {
      id: null,
      ssRef: people.javed,
      changes: [{ lineId: 'line-00009', kind: 'increase' }],
      startDate: '2025-06-09',
      endDate: null,
      submittedOn: null,
      outcome: 'draft',
    },
  });
  aisha.holds = (_, path) => path === '/v1/care-records';
  const onItsWay = new Promise((resolve) => {
    aisha.held = resolve;
  });
  void aisha.value('sync.now', {});
  await onItsWay;
  aisha.close();
  const writes = aisha.exchanges.slice(from).filter(({ request }) => request.method !== 'GET');
  const byKey = new Map(writes.map((exchange) => [exchange.request.headers['idempotency-key'], exchange]));
  return [...byKey.values()];
}

/** Opened without a sign-in: nothing is sent any more. */
async function bringInAndGoOn(aisha: App, accountId: string, ben: App): Promise<void> {
  aisha.start();
  aisha.holds = () => true;
  await aisha.value('session.open', { accountId });
  aisha.dialogs.open = `${ben.folder}/site.packet`;
  const preview = await aisha.value('rescue.choose', { passphrase: packetPassphrase });
  await aisha.value('rescue.apply', { id: preview?.id ?? '' });
  await attest(aisha, nextWeek, 'line-00011');
  await record(aisha, nextWeek, 'line-00008', [because('missed', 'non_engagement', 100, '2025-06-09')]);
  await aisha.value('week.undo', {});
}
