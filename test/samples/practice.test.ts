// The practice store that 0.1.0 closed: its week, its care records, what holds it and what is to come, undo and files.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { decisionOn, figures, insideStore, openedApp } from './opening.ts';

const version = '0.1.0';
const week = '2025-06-02';
const nextWeek = '2025-06-09';
const redoable = 'the change to Kirsty Kershaw’s Rowan Lodge Care – Home Support';
const undoable = 'the adjustment request for Hilda Pickles';

test('has its week with every figure, and the one after with what is unsent', async () => {
  const app = await openedApp(version, 'practice');
  expect(await figures(app, week)).toEqual({
    'line-00001': '4200 1800 2400 0 0 changed as-pulled',
    'line-00002': '800 400 400 0 0 changed as-pulled',
    'line-00003': '1050 450 600 0 0 changed as-pulled',
    'line-00004': '5600 0 5600 0 0 changed as-pulled',
    'line-00005': '700 600 0 100 0 changed as-pulled',
    'line-00006': '700 0 0 700 0 changed as-pulled',
    'line-00007': '2100 1900 0 200 0 changed as-pulled',
    'line-00008': '350 0 350 0 0 changed as-pulled',
    'line-00009': '200 200 0 0 0 attested as-pulled',
    'line-00010': '2100 2300 0 0 200 changed as-pulled',
    'line-00011': '2500 2100 0 400 0 changed as-pulled',
  });
  expect(await figures(app, nextWeek)).toMatchObject({
    'line-00005': '700 650 0 50 0 changed to-send',
    'line-00006': '700 700 0 0 0 untouched as-pulled',
    'line-00009': '200 0 0 200 0 changed to-send',
    'line-00010': '2100 2200 0 0 100 changed to-send',
    'line-00011': '2500 2500 0 0 0 attested to-send',
  });
  const { rows } = await app.value('week.get', { weekStart: week });
  const row = (id: string) => rows.find(({ line }) => line.id === id);
  expect(row('line-00009')).toMatchObject({
    attested: { name: 'Aisha Khan', at: expect.stringMatching(/^2025-06-09T08:/) },
  });
  expect(row('line-00007')).toMatchObject({
    commentEdited: true,
    actual: {
      comment: 'Two calls not covered on Saturday: sickness, told on Friday.',
      variations: [
        { category: 'missed', reason: 'provider_cause', quantity: 150, firstDay: '2025-06-07' },
        { category: 'missed', reason: 'non_engagement', quantity: 50, firstDay: '2025-06-05' },
      ],
    },
  });
  expect(row('line-00004')?.actual?.comment).toBe('hospital week 8, admitted Thursday 17 April 2025');
});

test('has its stays with each decision and with none, and the other records of care', async () => {
  const app = await openedApp(version, 'practice');
  const care = await app.value('care.list', {});
  expect(care.stays.map(decisionOn).toSorted()).toEqual([
    'given by Operational Team East, OD-121, through week 5',
    'none',
    'requested by Grace Obi, OD-118, through week 9',
  ]);
  expect(care.adjustments.map(({ outcome, changes }) => `${outcome} ${changes[0]?.kind}`).toSorted()).toEqual([
    'accepted reduction',
    'draft increase',
    'submitted increase',
  ]);
  expect(care.ends.map(({ end }) => end)).toEqual([
    { ssRef: '9406265', lineId: 'line-00009', lastDay: '2025-06-30', cause: 'other' },
  ]);
  const { log } = await app.value('week.get', { weekStart: week });
  expect(log.map(({ day, kind, minutes, note }) => `${day} ${kind} ${minutes} ${note}`)).toEqual([
    '2025-06-03 as-planned 0 Came, as always.',
    '2025-06-06 missed 240 Fetched at noon.',
  ]);
  expect(care.payments).toHaveLength(12);
});

test('has what was accepted, what holds the week, and the confirmations that are still to come', async () => {
  const app = await openedApp(version, 'practice');
  const view = await app.value('week.get', { weekStart: week });
  expect(view.findings.map(({ rule, acknowledged }) => [rule, acknowledged?.reason])).toEqual([
    ['hospital-decision-pending', 'Known, and as agreed.'],
  ]);
  expect(view.services.filter(({ state }) => state === 'confirmed')).toMatchObject([
    { service: 'Rowan Lodge Care – Support at Day Care', receiptNumber: 'PR-2025-06-02-0001' },
  ]);
  expect(view.holds).toContain('its answer was not seen');
  expect(await app.value('confirm.deferred', {})).toMatchObject({
    deferred: [{ weekStart: week, services: ['Rowan Lodge Care – Day Activities Quern Mill'], problem: null }],
  });
  const { receipts } = await app.value('receipt.list', { weekStart: week });
  expect(receipts).toMatchObject([
    { number: 'PR-2025-06-02-0001', lines: 1, superseded: false, authority: 'practice' },
  ]);
  expect((await app.value('confirm.changes-since-viewed', { weekStart: week })).last).toBe('2025-06-09T08:04:54.000Z');
  expect(insideStore(version, 'practice').openConfirmations).toMatchObject([{ state: 'sending' }]);
});

test('has its disputes, the answer that is unsent, and the news of the rules', async () => {
  const app = await openedApp(version, 'practice');
  const { disputes } = await app.value('dispute.list', {});
  expect(disputes.map(({ messages, unsent }) => [messages.map(({ from }) => from), unsent])).toEqual([
    [['council', 'provider'], []],
    [['council'], ['The log of that week follows by post.']],
  ]);
  const { changes } = await app.value('profile.news', {});
  expect(changes).toMatchObject([
    { fromVersion: '2025-02', toVersion: '2025-02-2', sentences: [expect.any(String), expect.any(String)] },
  ]);
});

test('takes back what was undone, and undoes what was done', async () => {
  const app = await openedApp(version, 'practice');
  expect(await app.value('week.redo', {})).toEqual({ redone: redoable });
  expect((await figures(app, nextWeek))['line-00006']).toBe('700 600 0 100 0 changed to-send');
  expect(await app.value('week.undo', {})).toEqual({ undone: redoable });
  expect(await app.value('week.undo', {})).toEqual({ undone: undoable });
  expect((await app.value('care.list', {})).adjustments).toHaveLength(2);
  expect((await app.value('week.undo', {})).undone).toMatch(/^the log of Monday 9 June 2025/);
  expect((await figures(app, nextWeek))['line-00010']).toBe('2100 2100 0 0 0 untouched as-pulled');
});

test('writes the week back into the bytes of the file that was imported', async () => {
  const app = await openedApp(version, 'practice');
  app.dialogs.save = path.join(app.folder, 'week.csv');
  await app.value('csv.export', { weekStart: week });
  const lines = readFileSync(app.dialogs.save, 'utf8').trimEnd().split('\r\n');
  expect(lines).toHaveLength(12);
  expect(lines.filter((line) => line.includes('asked for by Dr Reyes'))).toHaveLength(1);
});
