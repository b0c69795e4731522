// The week at the council's portal, up to where the answers are lost: care of every kind, receipts and disputes, choices
// between two versions, refusals, confirmations that wait, and a colleague's packet.
import type { App } from './app.ts';
import {
  acceptWarnings,
  attest,
  because,
  confirmed,
  confirmWhenOnline,
  nextWeek,
  record,
  saveStay,
  sync,
  week,
} from './work.ts';
import type { World } from './world.ts';

export const packetPassphrase = 'maple ferry stone lantern';

const service = (name: string) => `Willow Bank Care – ${name}`;
export const services = {
  beckView: service('Supported Living Beck View'),
  dayCare: service('Support at Day Care'),
  extraCare: service('Extra Care Alder Court'),
  hawthorn: service('Supported Living Hawthorn House'),
};
export const people = {
  iftikhar: '4980518',
  ngozi: '0018076',
  beryl: '0597200',
  shazia: '0712608',
  javed: '9757174',
  usman: '0454538',
};

/** Stays with each decision that there is and with none, and one of everything else. */
export async function careOfEveryKind(aisha: App): Promise<void> {
  const { iftikhar, ngozi, beryl, shazia, javed, usman } = people;
  aisha.label = 'hospital stays with each decision and with none';
  await saveStay(aisha, { ssRef: usman, admitted: '2025-06-05', discharged: null, told: null, approval: null });
  await saveStay(aisha, {
    ssRef: iftikhar,
    admitted: '2025-04-22',
    discharged: '2025-06-01',
    told: { who: 'Grace Obi', on: '2025-04-22' },
    approval: { state: 'requested', by: 'Grace Obi', reference: 'OD-201', throughWeek: 8 },
  });
  await saveStay(aisha, {
    ssRef: ngozi,
    admitted: '2025-05-15',
    discharged: null,
    told: { who: 'Duty worker', on: '2025-05-16' },
    approval: { state: 'given', by: 'Operational Team West', reference: 'OD-187', throughWeek: 5 },
  });
  await sync(aisha);

  aisha.label = 'requests, ends of service and the daily log';
  const request = { id: null, ssRef: beryl, startDate: '2025-06-16', endDate: null, submittedOn: null };
  await aisha.value('care.save-adjustment', {
    adjustment: { ...request, changes: [{ lineId: 'line-00006', kind: 'increase' }], outcome: 'draft' },
  });
  await aisha.value('care.save-adjustment', {
    adjustment: {
      ...request,
      changes: [{ lineId: 'line-00007', kind: 'reduction' }],
      submittedOn: '2025-06-06',
      outcome: 'submitted',
    },
  });
  await aisha.value('care.save-adjustment', {
    adjustment: {
      ...request,
      ssRef: shazia,
      startDate: '2025-06-23',
      endDate: '2025-07-20',
      changes: [{ lineId: 'line-00008', kind: 'level' }],
      submittedOn: '2025-06-02',
      outcome: 'accepted',
    },
  });
  const { id: refused } = await aisha.value('care.save-adjustment', {
    adjustment: {
      ...request,
      ssRef: javed,
      changes: [{ lineId: 'line-00009', kind: 'end' }],
      submittedOn: '2025-05-12',
      outcome: 'rejected',
    },
  });
  await aisha.value('care.save-end', {
    end: { ssRef: shazia, lineId: 'line-00008', lastDay: '2025-08-31', cause: 'moved' },
  });
  await aisha.value('care.save-end', { end: { ssRef: beryl, lineId: null, lastDay: '2025-09-30', cause: 'other' } });
  const entry = { id: null, lineId: 'line-00006', reason: null, minutes: 0, note: '' };
  const { id: slip } = await aisha.value('care.save-log', {
    entry: { ...entry, day: '2025-06-02', kind: 'as-planned' },
  });
  await aisha.value('care.save-log', {
    entry: { ...entry, day: '2025-06-03', kind: 'delivered', minutes: 30, note: 'Breakfast only.' },
  });
  await aisha.value('care.save-log', {
    entry: {
      ...entry,
      lineId: 'line-00008',
      day: '2025-06-04',
      kind: 'missed',
      reason: 'non_engagement',
      minutes: 45,
      note: 'Would not open the door.',
    },
  });
  await aisha.value('care.save-log', {
    entry: { ...entry, lineId: 'line-00010', day: '2025-06-05', kind: 'frustrated', reason: 'hospital', minutes: 300 },
  });
  await aisha.value('care.save-log', {
    entry: {
      ...entry,
      lineId: 'line-00009',
      day: '2025-06-06',
      kind: 'extra',
      reason: 'temporary_increase',
      minutes: 60,
      note: 'Boiler broken.',
    },
  });
  await sync(aisha);
  aisha.label = 'records that are taken away';
  await aisha.value('care.remove', { kind: 'adjustment', id: refused });
  await aisha.value('care.remove', { kind: 'log', id: slip });
  await sync(aisha);
  aisha.label = '';
}

/** A receipt that was superseded and the next one, payments, disputes. */
export async function receiptsAndMoney(world: World, aisha: App, ben: App): Promise<void> {
  const { office, data } = world;
  const providerId = data.provider.id;
  aisha.label = 'lines that went as planned';
  await attest(aisha, week, 'line-00001', 'line-00011');
  await sync(aisha);
  aisha.label = 'a confirmation';
  await confirmed(aisha, week, [services.dayCare]);
  aisha.label = '';
  await sync(ben);
  await record(
    ben,
    week,
    'line-00011',
    [because('missed', 'unspecified', 300, '2025-06-03')],
    'At the dentist on Tuesday.',
  );
  await sync(ben);
  await sync(aisha);
  await acceptWarnings(aisha, week, 'As the family asked.');
  aisha.label = 'a confirmation with a warning that was accepted';
  await confirmed(aisha, week, [services.dayCare]);
  await office.savePayments(providerId, [
    {
      id: 'payment-week-1',
      weekStart: week,
      service: services.dayCare,
      state: 'scheduled',
      amountPence: 31_250,
      paidOn: null,
    },
  ]);
  const by = { id: 'council', name: 'Support Options', at: '2025-06-06T09:30:00.000Z' };
  const about = { weekStart: '2025-05-26', lineId: 'line-00008' };
  await office.saveDispute(providerId, {
    ...about,
    id: 'dispute-1',
    state: 'open',
    messages: [{ id: 'message-1', from: 'council', by, text: 'Which calls were made on 28 May?' }],
  });
  await office.saveDispute(providerId, {
    ...about,
    id: 'dispute-2',
    lineId: 'line-00007',
    state: 'open',
    messages: [{ id: 'message-2', from: 'council', by, text: 'Were two carers there?' }],
  });
  await office.saveDispute(providerId, {
    ...about,
    id: 'dispute-3',
    lineId: 'line-00006',
    state: 'closed',
    messages: [{ id: 'message-3', from: 'council', by, text: 'Settled by telephone.' }],
  });
  await sync(aisha);
  aisha.label = 'an answer to a dispute';
  await aisha.value('dispute.answer', { disputeId: 'dispute-1', text: 'Morning and tea; the log names both carers.' });
  await sync(aisha);
  aisha.label = '';
}

/** Two coordinators on one line: chosen, taken back, and chosen again. */
export async function choicesBetweenTwo(aisha: App, ben: App): Promise<void> {
  await sync(ben);
  await aisha.value('sync.work-offline', { offline: true });
  await record(
    aisha,
    week,
    'line-00009',
    [because('missed', 'provider_cause', 100, '2025-06-07')],
    'Nobody free on Saturday.',
  );
  await record(
    ben,
    week,
    'line-00009',
    [because('missed', 'planned_absence', 150, '2025-06-07')],
    'Out with her son on Saturday.',
  );
  await sync(ben);
  await online(aisha);
  const lineIds = ['line-00009'];
  await aisha.value('week.resolve-conflict', { weekStart: week, lineIds, keep: 'mine' });
  await aisha.value('week.undo', {});
  await aisha.value('week.resolve-conflict', { weekStart: week, lineIds, keep: 'theirs' });
  await sync(aisha);
}

/** One request whose lines are taken, in conflict and refused, and one of care records. */
export async function refusals(world: World, aisha: App, ben: App): Promise<void> {
  const { office, data } = world;
  const stay = (await aisha.value('care.list', {})).stays.find(({ ssRef }) => ssRef === people.usman);
  if (stay === undefined) throw new Error('there is no stay');
  await sync(ben);
  await aisha.value('sync.work-offline', { offline: true });
  await record(
    aisha,
    week,
    'line-00007',
    [because('extra', 'temporary_increase', 200, '2025-06-05', '2025-06-06')],
    'Two extra calls while her daughter was away.',
  );
  await record(
    aisha,
    week,
    'line-00008',
    [because('missed', 'non_engagement', 150, '2025-06-04')],
    'Refused on Wednesday.',
  );
  await record(
    aisha,
    week,
    'line-00005',
    [because('missed', 'planned_absence', 100, '2025-06-08')],
    'Lunch with family.',
  );
  await aisha.value('care.save-stay', { stay: { ...stay, told: { who: 'Duty worker', on: '2025-06-05' } } });
  const entry = { id: null, lineId: 'line-00001', reason: null, minutes: 0, note: '' };
  await aisha.value('care.save-log', {
    entry: { ...entry, lineId: 'line-00003', day: '2025-06-05', kind: 'as-planned' },
  });
  await aisha.value('care.save-log', {
    entry: { ...entry, day: '2025-06-05', kind: 'as-planned', note: 'Enjoyed the pottery.' },
  });
  await aisha.value('care.save-log', { entry: { ...entry, day: '2025-06-06', kind: 'as-planned' } });

  await ben.value('care.save-stay', { stay: { ...stay, discharged: '2025-06-08' } });
  await record(
    ben,
    week,
    'line-00008',
    [because('missed', 'planned_absence', 300, '2025-06-04', '2025-06-05')],
    'Away for two days.',
  );
  await sync(ben);
  await office.savePayments(data.provider.id, [
    {
      id: 'payment-week-2',
      weekStart: week,
      service: services.extraCare,
      state: 'processed',
      amountPence: 20_000,
      paidOn: '2025-06-09',
    },
  ]);
  // The council takes a line out of its plan: nothing can be logged on it any more.
  await office.removeLine(data.provider.id, { id: 'line-00001', ssRef: '0396560' });
  aisha.label = 'taken, in conflict and refused';
  await online(aisha);
  const refused = (await aisha.value('stuck.list', {})).stuck.filter(({ care }) => care?.kind === 'log');
  const [first, second] = refused;
  if (first === undefined || second === undefined) throw new Error('two entries of the log were to be refused');
  aisha.label = '';
  await aisha.value('stuck.give-up', { id: first.id });
  await aisha.value('stuck.send-again', { id: second.id });
  await sync(aisha);
}

/** Confirmations that wait for the portal: one taken back, one stopped because somebody changed a line. */
export async function wishes(world: World, aisha: App, ben: App): Promise<void> {
  await attest(aisha, week, 'line-00002', 'line-00003', 'line-00004');
  await sync(aisha);
  await sync(ben);
  await aisha.value('sync.work-offline', { offline: true });
  await confirmWhenOnline(aisha, week, [services.beckView]);
  await aisha.value('confirm.withdraw-wish', { weekStart: week });
  await aisha.value('confirm.looked', { weekStart: week });
  await confirmWhenOnline(aisha, week, [services.beckView]);
  await record(
    ben,
    week,
    'line-00003',
    [because('missed', 'planned_absence', 100, '2025-06-07')],
    'With her brother on Saturday.',
  );
  await sync(ben);
  await online(aisha);
  const { council } = world.inForce;
  world.inForce.council = { ...council, version: `${council.version}-2`, readmissionDays: council.readmissionDays + 1 };
  world.clock.pass(3_700);
  await sync(aisha);
  const { changes } = await aisha.value('profile.news', {});
  await aisha.value('profile.seen', { id: changes.at(-1)?.id ?? 0 });
  aisha.label = 'rules that have not changed';
  world.clock.pass(3_700);
  await sync(aisha);
  aisha.label = '';
  await aisha.value('week.generate', { weekStart: nextWeek });
  // The plan changes under what was recorded, and a line ends before the week.
  const { lines } = await aisha.value('care.list', {});
  const line = (id: string) => {
    const found = lines.find((one) => one.id === id);
    if (found === undefined) throw new Error(`there is no ${id}`);
    return found;
  };
  await world.office.saveLine(world.data.provider.id, { ...line('line-00007'), plannedQuantity: 1450 });
  await world.office.saveLine(world.data.provider.id, { ...line('line-00003'), endDate: '2025-06-08' });
  aisha.label = 'what changed since, with lines that are gone';
  await sync(aisha);
  aisha.label = '';
}

async function online(app: App): Promise<void> {
  await app.value('sync.work-offline', { offline: false });
  await sync(app);
}
