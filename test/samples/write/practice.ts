// Practice: a portal of its own and one coordinator's store, closed as people close it, with work of almost every kind.
// Its confirmation of Home Support was on its way when the app was closed, and another waits for the portal.
import { readFileSync } from 'node:fs';
import { inventedProvider, practiceAccounts } from '../../../src-portal/practice/index.ts';
import type { PracticeAccount } from '../../../src-portal/practice/types.ts';
import { saveClockOffset } from '../../../src-portal/store/providers.ts';
import { type App, type Exchange, startApp } from './app.ts';
import { movedClock } from './ground.ts';
import { writePortal } from './portal-sample.ts';
import { storeSample } from './store-sample.ts';
import {
  acceptWarnings,
  attest,
  attestTheRest,
  because,
  chooses,
  confirm,
  confirmed,
  confirmWhenOnline,
  nextWeek,
  record,
  saveStay,
  savesTo,
  sync,
  week,
  weekAfter,
} from './work.ts';
import { openWorld, smallProvider, type World } from './world.ts';

const providerId = 'rowan-lodge';
const service = (name: string) => `Rowan Lodge Care – ${name}`;
const services = {
  home: service('Home Support'),
  dayCare: service('Support at Day Care'),
  activities: service('Day Activities Quern Mill'),
  extraCare: service('Extra Care Alder Court'),
};
const [kirsty, sheila, nazma, zubaida] = ['0623863', '0815181', '0469730', '1354214'];

export async function writePractice(folder: string): Promise<void> {
  const clock = movedClock('2025-06-09T08:00:00.000Z');
  const invented = inventedProvider({ people: 8, lines: 11, seed: 3, providerId });
  const accounts = structuredClone([...practiceAccounts]);
  const [account] = accounts;
  const dispute = {
    id: 'dispute-00001',
    weekStart: '2025-05-19',
    lineId: 'line-00007',
    state: 'open' as const,
    messages: [
      {
        id: 'message-00001',
        from: 'council' as const,
        by: { id: 'council', name: 'Support Options', at: '2025-06-05T10:15:00.000Z' },
        text: 'Please say which calls were made in this week.',
      },
    ],
  };
  const [asked] = dispute.messages;
  const another = {
    ...dispute,
    id: 'dispute-00002',
    messages: asked === undefined ? [] : [{ ...asked, id: 'message-00002' }],
  };
  const data = smallProvider(invented, { accounts, disputes: [dispute, another] });
  const world = await openWorld({ name: 'practice', authority: 'practice', origin: 'http://127.0.0.1:1', data, clock });
  await saveClockOffset(world.database, providerId, -7_000_000_000);
  const app = await startApp({ world, folder, device: 'Practice laptop' });
  const accountId = await app.signIn(account as PracticeAccount, { kind: 'practice' });

  await recordTheWeek(app, world);
  await lookAndFile(app);
  const halfSent = await closeWhileConfirming(app);
  await workWithoutNetwork(app, accountId);
  app.close();

  await storeSample('practice', app, accountId, {
    about:
      'Practice. Closed while its confirmation of Home Support was on its way; then opened and worked in without the network.',
    account: account as PracticeAccount,
    portal: 'practice',
    halfSent: [halfSent],
  });
  await writePortal(world, account as PracticeAccount);
  await app.network.close();
  await world.close();
}

async function recordTheWeek(app: App, world: World): Promise<void> {
  await app.value('week.generate', { weekStart: week });
  // Home Support: what was missed, what was extra, and what went to plan.
  await record(app, week, 'line-00005', [because('missed', 'non_engagement', 100, '2025-06-04')]);
  await record(
    app,
    week,
    'line-00007',
    [because('missed', 'provider_cause', 150, '2025-06-07'), because('missed', 'non_engagement', 50, '2025-06-05')],
    'Two calls not covered on Saturday: sickness.',
  );
  await record(
    app,
    week,
    'line-00010',
    [because('extra', 'temporary_increase', 200, '2025-06-03', '2025-06-04')],
    'Extra calls after a fall, asked for by the GP.',
  );
  await attest(app, week, 'line-00006');
  // A second week running of it, and a record that is taken away again.
  await record(
    app,
    week,
    'line-00006',
    [because('missed', 'planned_absence', 700, '2025-06-02', '2025-06-08')],
    'Away with family.',
  );
  await app.value('week.undo', {});
  await app.value('week.redo', {});

  // Stays with each decision that there is, and with none.
  const none = await saveStay(app, {
    ssRef: zubaida ?? '',
    admitted: '2025-06-05',
    discharged: null,
    told: { who: 'Duty worker', on: '2025-06-05' },
    approval: null,
  });
  const asked = await saveStay(app, {
    ssRef: sheila ?? '',
    admitted: '2025-04-17',
    discharged: null,
    told: { who: 'Grace Obi', on: '2025-04-17' },
    approval: { state: 'requested', by: 'Grace Obi', reference: 'OD-118', throughWeek: 9 },
  });
  const given = await saveStay(app, {
    ssRef: nazma ?? '',
    admitted: '2025-05-14',
    discharged: '2025-06-12',
    told: { who: 'Duty worker', on: '2025-05-15' },
    approval: { state: 'given', by: 'Operational Team East', reference: 'OD-121', throughWeek: 5 },
  });
  const days = ['2025-06-02', '2025-06-03', '2025-06-04', '2025-06-05', '2025-06-06', '2025-06-07', '2025-06-08'];
  await app.value('stay.record', {
    weekStart: week,
    stayId: none,
    days: days.slice(3),
    quantities: { 'line-00002': 400 },
  });
  await app.value('stay.record', { weekStart: week, stayId: asked, days, quantities: {} });
  await app.value('stay.record', { weekStart: week, stayId: given, days, quantities: {} });

  // The other care records: one of each kind that stays, one that is removed.
  const request = {
    ssRef: kirsty ?? '',
    changes: [{ lineId: 'line-00005', kind: 'increase' as const }],
    startDate: '2025-06-16',
    endDate: null,
  };
  const { id: draft } = await app.value('care.save-adjustment', {
    adjustment: { ...request, id: null, submittedOn: null, outcome: 'draft' },
  });
  await app.value('care.save-adjustment', {
    adjustment: { ...request, id: draft, submittedOn: '2025-06-09', outcome: 'submitted' },
  });
  const { id: second } = await app.value('care.save-adjustment', {
    adjustment: {
      ...request,
      id: null,
      changes: [{ lineId: 'line-00006', kind: 'level' }],
      submittedOn: '2025-05-20',
      outcome: 'rejected',
    },
  });
  await app.value('care.save-adjustment', {
    adjustment: {
      ...request,
      id: null,
      ssRef: zubaida ?? '',
      changes: [{ lineId: 'line-00001', kind: 'reduction' }],
      submittedOn: '2025-05-20',
      outcome: 'accepted',
    },
  });
  await app.value('care.remove', { kind: 'adjustment', id: second });
  await app.value('care.save-end', {
    end: { ssRef: '9406265', lineId: 'line-00009', lastDay: '2025-06-29', cause: 'moved' },
  });
  await app.value('care.save-end', {
    end: { ssRef: '9406265', lineId: 'line-00009', lastDay: '2025-06-30', cause: 'other' },
  });
  const log = { lineId: 'line-00011', day: '2025-06-03', reason: null, minutes: 0, note: '' };
  await app.value('care.save-log', { entry: { ...log, id: null, kind: 'as-planned', note: 'Came, as always.' } });
  const { id: slip } = await app.value('care.save-log', {
    entry: { ...log, id: null, day: '2025-06-04', kind: 'missed', reason: 'planned_absence', minutes: 45 },
  });
  await app.value('care.remove', { kind: 'log', id: slip });
  await sync(app);

  // Figures that were typed, and the log's in their place.
  await record(
    app,
    week,
    'line-00011',
    [because('missed', 'planned_absence', 500, '2025-06-06')],
    'Fetched home on Friday.',
  );
  await app.value('care.save-log', {
    entry: {
      ...log,
      id: null,
      day: '2025-06-06',
      kind: 'missed',
      reason: 'planned_absence',
      minutes: 240,
      note: 'Fetched at noon.',
    },
  });
  await app.value('week.use-log', { weekStart: week, lineId: 'line-00011' });
  await app.value('week.record-many', {
    weekStart: week,
    how: 'pasted',
    changes: [{ lineId: 'line-00007', comment: 'Two calls not covered on Saturday: sickness, told on Friday.' }],
  });
  await acceptWarnings(app, week, 'Known, and as agreed.');
  await attestTheRest(app, week);
  await app.value('dispute.answer', { disputeId: 'dispute-00001', text: 'All fourteen; the call log is here.' });
  await sync(app);

  // A new edition of the rules that nobody has read about yet.
  const { council } = world.inForce;
  world.inForce.council = { ...council, version: `${council.version}-2`, readmissionDays: council.readmissionDays + 1 };
}

/** Files in and out, the look before confirming, one confirmation that holds. */
async function lookAndFile(app: App): Promise<void> {
  const exported = savesTo(app, 'export.csv');
  await app.value('csv.export', { weekStart: week });
  const text = readFileSync(exported, 'utf8').replace(
    'Extra calls after a fall, asked for by the GP.',
    'Extra calls after a fall, asked for by Dr Reyes.',
  );
  chooses(app, 'from the office.csv', text);
  const preview = await app.value('csv.choose-import', { weekStart: week });
  await app.value('csv.apply-import', { id: preview?.id ?? '', keepExtraColumns: false });
  savesTo(app, 'payable.csv');
  await app.value('report.save', { kind: 'hours', from: '2025-05-19', to: week, format: 'csv' });
  app.noteFile('the week.pdf', week);
  await app.value('confirm.looked', { weekStart: week });
  await sync(app);
  await confirmed(app, week, [services.dayCare]);
}

/** @returns the confirmation that was on its way, and did not arrive */
async function closeWhileConfirming(app: App): Promise<Exchange> {
  await app.value('week.generate', { weekStart: nextWeek });
  await sync(app);
  app.holds = (method, path) => method === 'POST' && path.endsWith('/confirmation');
  const onItsWay = new Promise<Exchange>((resolve) => {
    app.held = resolve;
  });
  void confirm(app, week, [services.home]);
  const exchange = await onItsWay;
  app.close();
  return exchange;
}

/** Opened without a sign-in: nothing is sent. */
async function workWithoutNetwork(app: App, accountId: string): Promise<void> {
  app.start();
  await app.value('session.open', { accountId });
  await confirmWhenOnline(app, week, [services.activities]);
  await record(app, nextWeek, 'line-00005', [because('missed', 'non_engagement', 50, '2025-06-09')]);
  await attest(app, nextWeek, 'line-00011');
  const moved = because('missed', 'service_ended', 200, '2025-06-09', '2025-06-15');
  await record(app, nextWeek, 'line-00009', [moved], 'Moved to Leeds.');
  await app.value('care.save-log', {
    entry: {
      id: null,
      lineId: 'line-00010',
      day: '2025-06-09',
      kind: 'extra',
      reason: 'temporary_increase',
      minutes: 60,
      note: 'Stayed until the nurse came.',
    },
  });
  await app.value('care.save-adjustment', {
    adjustment: {
      id: null,
      ssRef: '3582485',
      changes: [{ lineId: 'line-00010', kind: 'increase' }],
      startDate: '2025-06-09',
      endDate: '2025-06-22',
      submittedOn: null,
      outcome: 'draft',
    },
  });
  await app.value('dispute.answer', { disputeId: 'dispute-00002', text: 'The log of that week follows by post.' });
  // Only the portal generates; the wish waits.
  await app.value('week.generate', { weekStart: weekAfter });
  await record(app, nextWeek, 'line-00006', [because('missed', 'planned_absence', 100, '2025-06-09')], 'At a wedding.');
  await app.value('week.undo', {});
  await app.value('confirm.looked', { weekStart: nextWeek });
}
