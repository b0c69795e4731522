// Weeks by the portal's files: one from its export to the report of its confirmation, and one that is uploaded and not read
// back, with a colleague's packet and one of this computer's own.
import { readFileSync } from 'node:fs';
import type { DeskInput } from '../../../src-shared/desk-api.ts';
import type { ServiceType } from '../../../src-shared/lines.ts';
import { type App, startApp } from './app.ts';
import { exportOf, type Row } from './export-file.ts';
import { writeJson, writeSample } from './ground.ts';
import {
  acceptWarnings,
  attestTheRest,
  because,
  chooses,
  nextWeek,
  record,
  saveStay,
  savesTo,
  weekAfter,
} from './work.ts';
import type { World } from './world.ts';

export const provider = 'Mill House Care';
const home = `${provider} – Home Support`;
const extraCare = `${provider} – Extra Care Alder Court`;
const hawthorn = `${provider} – Supported Living Hawthorn House`;
const passphrase = 'copper gate willow tram';

/** What the council’s portal exports of a week before anybody worked on it. */
export const planned: Row[] = [
  { service: home, level: 'Single-handed', ssRef: '0350655', actual: '14.00', visits: '28' },
  { service: home, level: 'Single-handed', ssRef: '1185717', actual: '7.00', visits: '14' },
  {
    service: home,
    level: 'Double-handed',
    ssRef: '1185717',
    actual: '12.00',
    missed: '2.00',
    visits: '28',
    comment: 'Entered in the portal: away on Sunday.',
  },
  { service: hawthorn, level: 'Shared support', ssRef: '0475144', actual: '35.00', visits: '7' },
  { service: hawthorn, level: 'Community support', ssRef: '0475144', actual: '9.00', visits: '3' },
  { service: extraCare, level: 'Single-handed', ssRef: '0760205', actual: '5.25', visits: '21' },
];
const types: Record<string, ServiceType> = {
  [`${home} Single-handed`]: 'home_support',
  [`${home} Double-handed`]: 'home_support',
  [`${hawthorn} Shared support`]: 'supported_living_shared',
  [`${hawthorn} Community support`]: 'supported_living_community',
  [`${extraCare} Single-handed`]: 'extra_care',
};

/** From the export to the report, with everything that can be reported in between. */
export async function wholeWeekByFiles(app: App): Promise<void> {
  const weekStart = nextWeek;
  await app.value('portal-access.report', { day: '2025-06-15' });
  chooses(app, 'export-2025-06-09.csv', exportOf(weekStart, planned));
  await take(app, weekStart);
  const list = [
    'SS Ref,Name,NHS Number,Address,Postcode,Key worker',
    '1185717,Julie Kershaw-Holt,999 000 0018,10 Heatherlea Grove,ZZ99 9SN,Tomasz',
    '0475144,Kirsty Ambler,,Hawthorn House,ZZ99 4HH,Grace',
    '0990011,Ada Okafor,9990000026,1 Mill Lane,ZZ99 1AA,Grace',
  ];
  chooses(app, 'people.csv', `${list.join('\r\n')}\r\n`);
  const people = await app.value('people.choose-list', {});
  if (people?.outcome !== 'read') throw new Error(JSON.stringify(people));
  const mapping = people.mapping.map((choice) =>
    choice.heading === 'Key worker' ? { ...choice, field: 'other' as const } : choice,
  );
  const mapped = await app.value('people.map-list', { id: people.id, mapping });
  await app.value('people.take-list', { id: mapped.outcome === 'read' ? mapped.id : '' });

  const line = await lineIds(app, weekStart);
  await record(
    app,
    weekStart,
    line('1185717', 'Single-handed'),
    [because('missed', 'non_engagement', 100, '2025-06-11')],
    'Refused, cancelled late.',
  );
  await record(
    app,
    weekStart,
    line('0475144', 'Shared support'),
    [because('missed', 'planned_absence', 500, '2025-06-14', '2025-06-15')],
    'With her family at the weekend.',
  );
  const given = await stay(app, '0760205', '2025-05-25', 'given');
  await stay(app, '0475144', '2025-06-15', 'requested');
  await app.value('stay.record', { weekStart, stayId: given, days: days(weekStart), quantities: {} });
  await app.value('care.save-adjustment', {
    adjustment: {
      id: null,
      ssRef: '1185717',
      changes: [{ lineId: line('1185717', 'Double-handed'), kind: 'reduction' }],
      startDate: '2025-06-09',
      endDate: null,
      submittedOn: '2025-06-16',
      outcome: 'submitted',
    },
  });
  await app.value('care.save-end', { end: { ssRef: '0350655', lineId: null, lastDay: '2025-06-30', cause: 'moved' } });
  const entry = {
    id: null,
    lineId: line('0475144', 'Community support'),
    day: '2025-06-12',
    reason: null,
    minutes: 0,
    note: '',
  };
  await app.value('care.save-log', { entry: { ...entry, kind: 'as-planned', note: 'Swimming.' } });
  await app.value('care.save-log', {
    entry: {
      ...entry,
      day: '2025-06-13',
      kind: 'missed',
      reason: 'non_engagement',
      minutes: 75,
      note: 'Did not want to go.',
    },
  });
  await attestTheRest(app, weekStart);
  await acceptWarnings(app, weekStart, 'Known to the council.');
  await app.value('files.note-look', { what: 'disputes' });
  await app.value('files.note-look', { what: 'exceptions' });
  const { id: dispute } = await app.value('files.add-dispute', {
    weekStart,
    lineId: line('1185717', 'Single-handed'),
    text: 'Which visits were refused?',
  });
  await app.value('dispute.answer', { disputeId: dispute, text: 'That of Wednesday noon.' });
  const { id: closed } = await app.value('files.add-dispute', {
    weekStart,
    lineId: line('0760205', 'Single-handed'),
    text: 'Is she in hospital?',
  });
  await app.value('files.close-dispute', { id: closed });

  savesTo(app, 'upload-2025-06-09.csv');
  const made = await app.value('files.make-file', { weekStart, service: home });
  if (made?.outcome !== 'made') throw new Error(JSON.stringify(made));
  await app.value('files.report-upload', { weekStart, service: home });
  const { files } = await app.value('week.get', { weekStart });
  const reported = files?.services.find((one) => one.service === home)?.history.find(({ mayWithdraw }) => mayWithdraw);
  await app.value('files.withdraw', { weekStart, service: home, id: reported?.id ?? '' });
  await app.value('files.report-upload', { weekStart, service: home });
  // Read back twice: a cell was not taken; then it was.
  const upload = readFileSync(app.dialogs.save ?? '', 'utf8');
  app.clock.pass(300);
  chooses(app, 'fresh.csv', upload.replace('6.00,0.00,1.00', '7.00,0.00,0.00'));
  await take(app, weekStart);
  app.clock.pass(300);
  chooses(app, 'again.csv', upload);
  await take(app, weekStart, true);
  chooses(app, 'scheduled payments.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  const picture = await app.value('files.choose-picture', {});
  await app.value('files.report-confirmation', {
    weekStart,
    services: [home, hawthorn, extraCare],
    confirmedBy: 'Aisha Khan',
    at: '2025-06-16T09:25',
    totalPence: 154_300,
    pictureId: picture?.id ?? null,
  });
  const { text, fingerprint } = await app.value('files.evidence', { weekStart });
  writeSample('evidence/evidence-2025-06-09.json', text);
  writeJson('evidence/evidence.json', {
    about: 'Evidence of the week of 9 June 2025, by files.',
    fingerprint,
    weekStart,
  });
}

/** Uploaded, and not read back; with a colleague’s packet and one of this computer’s own. */
export async function halfAWeekByFiles(app: App, world: World, folder: string): Promise<void> {
  const weekStart = weekAfter;
  const exported = exportOf(weekStart, planned);
  writeSample('files/export-2025-06-16.csv', exported);
  chooses(app, 'export-2025-06-16.csv', exported);
  await take(app, weekStart);
  const line = await lineIds(app, weekStart);

  const ben = await startApp({ world, folder: `${folder}/ben`, device: 'Site laptop' });
  await ben.value('session.begin-files', { userName: 'Ben Moss', providerName: 'Mill House care' });
  chooses(ben, 'export-2025-06-16.csv', exported);
  await take(ben, weekStart);
  await record(
    ben,
    weekStart,
    line('1185717', 'Single-handed'),
    [because('missed', 'planned_absence', 200, '2025-06-18')],
    'Out for the day.',
  );
  await record(
    ben,
    weekStart,
    line('0350655', 'Single-handed'),
    [because('missed', 'planned_absence', 300, '2025-06-19')],
    'At his daughter’s.',
  );
  await record(
    ben,
    weekStart,
    line('0475144', 'Community support'),
    [because('missed', 'non_engagement', 150, '2025-06-20')],
    'Stayed in bed.',
  );
  await ben.value('care.save-log', {
    entry: {
      id: null,
      lineId: line('0760205', 'Single-handed'),
      day: '2025-06-20',
      kind: 'as-planned',
      reason: null,
      minutes: 0,
      note: 'As always.',
    },
  });
  await stay(ben, '0760205', '2025-06-22', null);
  savesTo(ben, 'site.packet');
  await ben.value('packet.make', { passphrase });
  writeSample('packets/files.packet', readFileSync(ben.dialogs.save ?? ''));
  writeJson('packets/files.json', {
    about: 'A site packet of Ben’s laptop, by files.',
    passphrase,
    madeBy: 'Ben Moss',
    provider: 'Mill House Care',
    export: 'files/export-2025-06-16.csv',
  });
  ben.close();
  await ben.network.close();

  await record(
    app,
    weekStart,
    line('1185717', 'Single-handed'),
    [because('missed', 'non_engagement', 100, '2025-06-18')],
    'Refused on Wednesday.',
  );
  await record(
    app,
    weekStart,
    line('0350655', 'Single-handed'),
    [because('missed', 'provider_cause', 100, '2025-06-19')],
    'One call not covered.',
  );
  app.dialogs.open = ben.dialogs.save;
  const preview = await app.value('rescue.choose', { passphrase });
  await app.value('rescue.apply', { id: preview?.id ?? '' });
  const { choices } = await app.value('packet.look', {});
  const chosen = choices.find(({ subject }) => subject.endsWith(line('0350655', 'Single-handed')));
  await app.value('packet.choose', { subject: chosen?.subject ?? '', packetId: chosen?.sides[0]?.packetId ?? '' });
  await attestTheRest(app, weekStart);
  await acceptWarnings(app, weekStart, 'Known to the council.');
  const upload = savesTo(app, 'upload-2025-06-16.csv');
  const made = await app.value('files.make-file', { weekStart, service: home });
  if (made?.outcome !== 'made') throw new Error(JSON.stringify(made));
  await app.value('files.report-upload', { weekStart, service: home });
  writeSample('files/upload-2025-06-16.csv', readFileSync(upload));
  savesTo(app, 'own.packet');
  await app.value('packet.make', { passphrase });
}

/** Takes the file that the dialog chooses, every question answered. */
export async function take(app: App, weekStart: string, fromPortal = false): Promise<void> {
  const preview = await app.value('files.choose-export', { weekStart });
  if (preview?.outcome !== 'read') throw new Error(JSON.stringify(preview));
  const answers = preview.questions.map(({ service, serviceLevel }) => {
    const serviceType = types[`${service} ${serviceLevel}`];
    if (serviceType === undefined) throw new Error(`${service} ${serviceLevel} has no type`);
    return { service, serviceLevel, serviceType };
  });
  const taken: DeskInput<'files.take-export'> = {
    id: preview.id,
    answers,
    doubtsAnswered: true,
    fromPortal,
    take: [],
    drop: [],
    keepExtraColumns: false,
  };
  await app.value('files.take-export', taken);
}

async function lineIds(app: App, weekStart: string): Promise<(ssRef: string, level: string) => string> {
  const { rows } = await app.value('week.get', { weekStart });
  return (ssRef, level) => {
    const found = rows.find(({ line }) => line.ssRef === ssRef && line.serviceLevel === level);
    if (found === undefined) throw new Error(`there is no line of ${ssRef}, ${level}`);
    return found.line.id;
  };
}

function stay(app: App, ssRef: string, admitted: string, state: 'requested' | 'given' | null): Promise<string> {
  const approval = state === null ? null : { state, by: 'Operational Team East', reference: 'OD-300', throughWeek: 4 };
  return saveStay(app, { ssRef, admitted, discharged: null, told: { who: 'Duty worker', on: admitted }, approval });
}

export function days(weekStart: string): string[] {
  const first = Date.parse(weekStart);
  return Array.from({ length: 7 }, (_, day) => new Date(first + day * 86_400_000).toISOString().slice(0, 10));
}
