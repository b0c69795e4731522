// A store by the portal's files that 0.1.0 left, formerly of the provider's own hub: done weeks stay as they are, the
// one that is half done is carried on, and what was kept is there whole.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { chooses, decisionOn, openedApp, type SampleApp, sampleText, verifyEvidence } from './opening.ts';

const version = '0.1.0';
const hubWeek = '2025-06-02';
const doneWeek = '2025-06-09';
const openWeek = '2025-06-16';

const opened = () => openedApp(version, 'files', { now: '2025-06-23T09:00:00.000Z' });

const servicesOf = async (app: SampleApp, weekStart: string) =>
  (await app.value('week.get', { weekStart })).files?.services ?? [];

test('the week that is done says by what it is known, and keeps the picture', async () => {
  const app = await opened();
  const services = await servicesOf(app, doneWeek);
  expect(services.map(({ state, step, lines }) => `${state} ${step} ${lines}`)).toEqual([
    'confirmation-reported nothing 1',
    'confirmation-reported nothing 3',
    'confirmation-reported nothing 2',
  ]);
  const home = services.find(({ service }) => service.endsWith('Home Support'));
  expect(home).toMatchObject({ madeFile: 'upload-2025-06-09.csv', planLabel: expect.stringContaining('16 June 2025') });
  // Made, reported, taken back, reported again, read back twice, reported as confirmed.
  expect(home?.history).toHaveLength(7);
  const digest = home?.history.find(({ picture }) => picture !== null)?.picture ?? '';
  app.dialogs.save = path.join(app.folder, 'picture.png');
  await app.value('files.save-picture', { digest });
  expect(readFileSync(app.dialogs.save).toString('hex')).toBe('89504e470d0a1a0a');
  const { rows } = await app.value('week.get', { weekStart: doneWeek });
  expect(
    rows.map(({ person, actual: a }) => `${person?.name} ${a?.planned} ${a?.actual} ${a?.frustrated} ${a?.missed}`),
  ).toEqual([
    'Cynthia Pinnock 525 0 525 0',
    'Iftikhar Ghani 1400 1400 0 0',
    'Julie Kershaw-Holt 1400 1200 0 200',
    'Julie Kershaw-Holt 700 600 0 100',
    'Kirsty Ambler 900 775 0 125',
    'Kirsty Ambler 3500 3000 0 500',
  ]);
});

test('the week that is half done is read back, with the export that the portal gives then', async () => {
  const app = await opened();
  expect((await servicesOf(app, openWeek)).map(({ state }) => state)).toEqual([
    'upload-reported',
    'upload-reported',
    'upload-reported',
  ]);
  chooses(app, 'fresh.csv', sampleText(version, 'files/upload-2025-06-16.csv'));
  const preview = await app.value('files.choose-export', { weekStart: openWeek });
  if (preview?.outcome !== 'read') throw new Error(JSON.stringify(preview));
  // The file that was made is known again by its bytes.
  expect(preview.services).toMatchObject(
    [1, 2, 3].map(() => ({ kind: 'read-back', matches: true, sameBytesAsFile: true, refused: null })),
  );
  await app.value('files.take-export', {
    id: preview.id,
    answers: [],
    doubtsAnswered: false,
    fromPortal: true,
    take: [],
    drop: [],
    keepExtraColumns: false,
  });
  expect((await app.value('week.get', { weekStart: openWeek })).holds).toContain('The portal holds these figures');
  expect(app.bugs).toEqual([]);
});

test('the plan is taken from an export as before, without asking again what a service is', async () => {
  const app = await opened();
  chooses(app, 'next.csv', sampleText(version, 'files/export-2025-06-16.csv').replaceAll('2025/06/16', '2025/06/23'));
  expect(await app.value('files.choose-export', { weekStart: '2025-06-23' })).toMatchObject({
    outcome: 'read',
    questions: [],
    services: [
      { kind: 'plan', lines: 3, sinceLastWeek: [] },
      { kind: 'plan', lines: 2, sinceLastWeek: [] },
      { kind: 'plan', lines: 1, sinceLastWeek: [] },
    ],
  });
});

test('evidence that is made of it today is verified by the script', async () => {
  const app = await opened();
  const { text, fingerprint } = await app.value('evidence.get', { weekStart: doneWeek });
  const file = path.join(app.folder, 'evidence.json');
  writeFileSync(file, text);
  // The key with which this computer signed before.
  const before = JSON.parse(sampleText(version, 'evidence/evidence.json')) as { fingerprint: string };
  expect(fingerprint).toBe(before.fingerprint);
  expect(verifyEvidence(file, fingerprint)).toContain('3 of 3 lines match');
});

test('a colleague’s packet waits for a choice, and what was chosen stays chosen', async () => {
  const app = await opened();
  const { choices, merged, made } = await app.value('packet.look', {});
  expect(merged).toMatchObject([{ madeBy: 'Ben Moss', changes: 5 }]);
  expect(made).toMatchObject([{ by: 'Aisha Khan' }]);
  expect(choices.map(({ what }) => what)).toEqual([expect.stringMatching(/^Julie Kershaw-Holt/)]);
  const [choice] = choices;
  await app.value('packet.choose', { subject: choice?.subject ?? '', packetId: choice?.sides[0]?.packetId ?? null });
  const { rows } = await app.value('week.get', { weekStart: openWeek });
  const figures = rows.map(({ person, line, actual }) => `${person?.name} ${line.serviceLevel} ${actual?.missed}`);
  expect(figures).toContain('Julie Kershaw-Holt Single-handed 200');
  expect(figures).toContain('Iftikhar Ghani Single-handed 300');
});

test('the week of the hub can be read as it was, with its receipt, and goes nowhere any more', async () => {
  const app = await opened();
  const view = await app.value('week.get', { weekStart: hubWeek });
  expect(view).toMatchObject({ readOnly: true, kept: expect.any(String), hub: { isReported: true } });
  expect(view.rows).toHaveLength(11);
  expect(view.holds).toContain('HR-2025-06-02-0001');
  const { receipts } = await app.value('receipt.list', { weekStart: hubWeek });
  expect(receipts).toMatchObject([
    { authority: 'hub', lines: 11, totals: { planned: 15725, frustrated: 1400, missed: 200 } },
  ]);
  const lineIds = [view.rows[0]?.line.id ?? ''];
  expect(await app.call('week.attest', { weekStart: hubWeek, lineIds })).toMatchObject({
    ok: false,
    problem: { code: 'week-kept' },
  });
});

test('people, care records, looks and disputes are there', async () => {
  const app = await opened();
  const care = await app.value('care.list', {});
  expect(care.people).toHaveLength(9);
  expect(care.people).toContainEqual({
    ssRef: '1185717',
    name: 'Julie Kershaw-Holt',
    nhsNumber: '9990000018',
    address: '10 Heatherlea Grove, ZZ99 9SN',
  });
  expect(care.stays.map(decisionOn).toSorted()).toEqual([
    'given by Operational Team East, OD-300, through week 4',
    'none',
    'none',
    'requested by Operational Team East, OD-300, through week 4',
  ]);
  expect(care.adjustments).toMatchObject([{ outcome: 'submitted', changes: [{ kind: 'reduction' }] }]);
  expect(care.ends).toMatchObject([{ end: { cause: 'moved', lineId: null } }]);
  expect(care.disputes.map(({ state, messages }) => `${state} ${messages.length}`).toSorted()).toEqual([
    'closed 1',
    'open 2',
  ]);
  const { files } = await app.value('week.get', { weekStart: doneWeek });
  expect(files?.looks).toMatchObject({
    disputes: expect.stringContaining('16 June'),
    exceptions: expect.stringContaining('16 June'),
  });
  expect(await app.value('portal-access.get', {})).toMatchObject({ known: 'reported', last: { day: '2025-06-23' } });
  // The columns of the list are remembered: another list needs no question.
  chooses(app, 'people.csv', 'SS Ref,Name,Key worker\r\n0990011,Ada Okafor,Tomasz\r\n');
  expect(await app.value('people.choose-list', {})).toMatchObject({
    outcome: 'read',
    mapping: [{ field: 'ssRef' }, { field: 'name' }, { heading: 'Key worker', field: 'other' }],
  });
});
