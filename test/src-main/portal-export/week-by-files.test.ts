import { readFileSync, rmSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { portalAccess, reportPortalAccess } from '../../../src-main/council/council-rules.ts';
import { fileText } from '../../src-shared/portal-export/fixtures.ts';
import { answerOf, problemOf } from '../fixtures.ts';

import { byFiles, fileMade, planned, recordTwoMissed, rows, service, weekStart } from './by-files.ts';

test('an export becomes the plan, asked for its type once, and labelled with its source and time', async () => {
  const week = byFiles();
  expect(week.view().files?.next).toEqual({ service: '', step: 'get-export' });
  week.export('export.csv', fileText(...rows));
  const preview = await week.choose();
  expect(preview).toMatchObject({
    outcome: 'read',
    services: [{ kind: 'plan', service, lines: 2, newLines: 2, sinceLastWeek: null }],
    questions: [{ service, serviceLevel: 'Single', lines: 2, suggestion: 'home_support' }],
  });
  expect(week.store.lines.all()).toEqual([]);
  expect(problemOf(await week.take(preview, { answers: [] })).code).toBe('types-open');
  answerOf(await week.take(preview));
  const view = week.view();
  expect(view.generated).toBe(true);
  expect(view.rows.map(({ actual, knowledge }) => [actual?.planned, knowledge])).toEqual([
    [expect.any(Number), 'untouched'],
    [expect.any(Number), 'untouched'],
  ]);
  expect(view.files?.services[0]).toMatchObject({
    service,
    state: 'plan-known',
    planLabel: 'from the export of Monday 24 February 2025, 9:12am',
  });
  // Next week the same service and level need no question.
  week.export('again.csv', fileText(...rows.map((row) => ({ ...row, date: '2025/02/24' }))));
  const next = answerOf(await week.files['files.choose-export']({ weekStart: '2025-02-24' }));
  expect(next).toMatchObject({ questions: [], services: [{ kind: 'plan', sinceLastWeek: [] }] });
});

test('what is recorded of a week by files waits in no outbox', async () => {
  const week = await planned();
  recordTwoMissed(week);
  expect(week.store.outbox.counts().toSend).toBe(0);
  expect(week.view().rows.every(({ sendState }) => sendState === 'as-pulled')).toBe(true);
  expect(week.view().files?.services[0]).toMatchObject({ state: 'recorded', changed: 1 });
});

test('the file is the exported bytes with the recorded cells, and a plain list lies beside it', async () => {
  const week = await fileMade();
  const [before, after] = [readFileSync(week.answers.file ?? '', 'utf8'), readFileSync(week.made.path, 'utf8')];
  const lines = (text: string) => text.split('\r\n');
  expect(lines(after).filter((line, index) => line !== lines(before)[index])).toHaveLength(1);
  expect(readFileSync(week.made.listPath, 'utf8')).toContain('0012345');
  expect(week.view().holds).toMatch(/^File made, not uploaded: upload\.csv/);
});

test('the file that was made is shown in its folder, as long as it lies there', async () => {
  const week = await fileMade();
  const input = { weekStart, service };
  expect(answerOf(await week.files['files.where-file-is'](input))).toEqual({ path: week.made.path });
  answerOf(await week.files['files.show-file'](input));
  expect(week.answers.shown).toEqual([week.made.path]);
  rmSync(week.made.path);
  expect(problemOf(await week.files['files.show-file'](input)).code).toBe('file-gone');
  expect(problemOf(await week.files['files.where-file-is']({ weekStart, service: 'Other' })).code).toBe('file-gone');
  expect(week.answers.shown).toHaveLength(1);
});

test('the road from the file to the report says no more than is known at each step', async () => {
  const week = await fileMade();
  week.clock.set('2025-02-24T10:00:00.000Z');
  answerOf(await week.files['files.report-upload']({ weekStart, service }));
  expect(week.view().holds).toMatch(/Not read back: what the portal has is not known\.$/);

  week.export(
    'fresh.csv',
    fileText({ ...rows[0], actual: '8.00', missed: '2.00', comment: commentOf(week) }, rows[1] ?? {}),
    new Date('2025-02-24T10:05:00Z'),
  );
  week.clock.set('2025-02-24T10:06:00.000Z');
  const preview = await week.choose();
  expect(preview).toMatchObject({ services: [{ kind: 'read-back', matches: true, sentence: '2 of 2 lines match.' }] });
  // This portal writes just the bytes that were uploaded: only a person can say that they came from it.
  expect(problemOf(await week.take(preview)).code).toBe('same-bytes');
  answerOf(await week.take(preview, { fromPortal: true }));
  expect(week.view().holds).toBe(
    'The portal holds these figures: 2 of 2 lines, by the export of Monday 24 February 2025, 10:05am, which Aisha Khan chose as the portal’s. Next: Scheduled Payments.',
  );

  const report = {
    weekStart,
    services: [service],
    confirmedBy: 'Aisha Khan',
    at: null,
    totalPence: 12_345,
    pictureId: null,
  };
  answerOf(await week.files['files.report-confirmation'](report));
  expect(week.view().holds).toMatch(/^Aisha Khan reported confirming on Monday 24 February 2025, 10:06am\./);
  expect(week.view().files?.status.tone).toBe('done');
  expect(week.view().next).toEqual({ step: 'files', service, fileStep: 'nothing' });
  expect(week.store.changeLog.verify().ok).toBe(true);
});

test('an edit in the portal between export and upload is found, with the way to mend it', async () => {
  const week = await fileMade();
  answerOf(await week.files['files.report-upload']({ weekStart, service }));
  const at = new Date('2025-02-24T09:30:00Z');
  week.export(
    'fresh.csv',
    fileText({ ...rows[0], actual: '8.00', missed: '2.00', comment: commentOf(week) }, { ...rows[1], actual: '6.00' }),
    at,
  );
  week.clock.set('2025-02-24T09:31:00.000Z');
  answerOf(await week.take(await week.choose()));
  const [of] = week.view().files?.services ?? [];
  expect(of).toMatchObject({ state: 'read-back-differs', step: 'mend', tone: 'attention' });
  expect(of?.differences).toMatchObject([{ ssRef: '0012399', field: 'actual', intended: '7.00', held: '6.00' }]);
});

test('the app’s own file is no proof', async () => {
  const week = await fileMade();
  week.answers.file = week.made.path;
  const preview = await week.choose();
  expect(preview).toMatchObject({
    services: [{ kind: 'read-back', refused: { sentence: expect.stringContaining('not a fresh export') } }],
  });
  answerOf(await week.take(preview));
  expect(week.view().files?.services[0]?.state).toBe('file-made');
});

test('a report that was a mistake is taken back, and both stay in the history', async () => {
  const week = await fileMade();
  answerOf(await week.files['files.report-upload']({ weekStart, service }));
  const upload = week.view().files?.services[0]?.history.find(({ mayWithdraw }) => mayWithdraw);
  answerOf(await week.files['files.withdraw']({ weekStart, service, id: upload?.id ?? '' }));
  const of = week.view().files?.services[0];
  expect(of?.state).toBe('file-made');
  expect(of?.history.map(({ sentence }) => sentence)).toEqual([
    expect.stringContaining('took a report back'),
    expect.stringMatching(/reported uploading the file .* Taken back since\./),
    expect.stringContaining('made the file'),
  ]);
});

test('past its deadline a week without proof or report is amber, and says so first', async () => {
  const week = await planned();
  week.clock.set('2025-02-25T17:30:00.000Z');
  const { status } = week.view().files ?? {};
  expect(status?.tone).toBe('amber');
  expect(status?.sentence).toMatch(/^Past its deadline of/);
  expect(week.list().weeks.find((one) => one.weekStart === weekStart)?.holds).toBe(status?.sentence);
});

test('services that came in one export go back in one file, and are uploaded together', async () => {
  const week = byFiles();
  const other = 'Extra Care';
  week.export('export.csv', fileText(...rows, { service: other, level: 'Single', ssRef: '0012401', actual: '5.00' }));
  answerOf(await week.take(await week.choose()));
  recordTwoMissed(week);
  week.answers.saveTo = path.join(week.folder, 'upload.csv');
  answerOf(await week.files['files.make-file']({ weekStart, service: other }));
  expect(readFileSync(week.answers.saveTo, 'utf8')).toContain('2.00');
  answerOf(await week.files['files.report-upload']({ weekStart, service }));
  const services = week.view().files?.services ?? [];
  expect(services.map((one) => [one.service, one.state])).toEqual([
    [other, 'upload-reported'],
    [service, 'upload-reported'],
  ]);
  const cells = (name: string) =>
    week.store.portalExports
      .evidence(weekStart, name)
      .flatMap((piece) => (piece.kind === 'file-made' ? [piece.changedCells] : []));
  expect([cells(service), cells(other)]).toEqual([[3], [0]]);
});

test('a file of another week is named, and nothing is stored', async () => {
  const week = byFiles();
  week.export('other.csv', fileText({ ...rows[0], date: '2025/02/10' }));
  expect(await week.choose()).toMatchObject({
    outcome: 'refused',
    refusals: [{ sentence: expect.stringContaining('not of the week') }],
  });
  expect(week.store.portalExports.weeks()).toEqual([]);
});

function commentOf(week: Awaited<ReturnType<typeof planned>>): string {
  const line = week.store.lines.all().find(({ ssRef }) => ssRef === '0012345');
  return `"${week.store.actuals.get(weekStart, line?.id ?? '')?.actual.comment ?? ''}"`;
}

test('a second export’s new lines are taken and its gone lines let go, each by choice, and what was recorded stays', async () => {
  const week = await planned();
  recordTwoMissed(week);
  const gone = week.store.lines.all().find(({ ssRef }) => ssRef === '0012399');
  const fresh = { service, level: 'Single', ssRef: '0012401', actual: '5.00' };
  const text = fileText(rows[0] ?? {}, fresh, { ...fresh, ssRef: '0012402' });
  week.export('second.csv', text, new Date('2025-02-24T09:18:00Z'));
  const preview = await week.choose();
  if (preview?.outcome !== 'read') throw new Error(JSON.stringify(preview));
  const [compared] = preview.services;
  if (compared?.kind !== 'compare') throw new Error(`taken for a ${compared?.kind}`);
  expect(compared.newLines).toHaveLength(2);
  expect(compared.gone.map(({ lineId }) => lineId)).toEqual([gone?.id]);
  // One of the two new ones is taken, the other is left for the next time.
  const wanted = compared.newLines.find(({ person }) => person === 'SS Ref 0012401')?.lineId ?? '';
  answerOf(await week.take(preview, { take: [wanted], drop: [gone?.id ?? ''] }));
  const view = week.view();
  expect(view.rows.map(({ line, actual }) => [line.ssRef, actual?.missed])).toEqual([
    ['0012345', 200],
    ['0012401', 0],
  ]);
  expect(view.files?.services[0]).toMatchObject({ lines: 2, changed: 1 });
  expect(view.findings.filter(({ rule }) => rule === 'actual-missing')).toEqual([]);
  expect(week.store.changeLog.verify().ok).toBe(true);
});

test('a file of more than 50 MB is refused with a sentence, and nothing is read of it', async () => {
  const week = byFiles();
  week.export('export.csv', 'Service');
  truncateSync(path.join(week.folder, 'export.csv'), 50_000_001);
  expect(problemOf(await week.files['files.choose-export']({ weekStart }))).toEqual({
    code: 'file-too-large',
    sentence: 'This file is too large to be the portal’s export of a week.',
    action: 'Choose the CSV that the portal exported.',
  });
});

test('a picture of the page is kept with the report, whole; what is no picture is refused', async () => {
  const week = await fileMade();
  week.export('page.png', 'not a picture');
  expect(problemOf(await week.files['files.choose-picture']({})).code).toBe('no-picture');
  const vast = new Uint8Array(24).fill(0xff);
  vast.set([0x89, 0x50, 0x4e, 0x47]);
  week.export('page.png', vast);
  expect(problemOf(await week.files['files.choose-picture']({})).sentence).toContain('larger than any screen');
  const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
  week.export('page.png', bytes);
  const picture = answerOf(await week.files['files.choose-picture']({}));
  const report = {
    weekStart,
    services: [service],
    confirmedBy: 'Ben Moss',
    at: '2025-02-24T09:10',
    totalPence: 10_000,
  };
  answerOf(await week.files['files.report-confirmation']({ ...report, pictureId: picture?.id ?? null }));
  const [piece] = week.store.portalExports
    .evidence(weekStart, service)
    .flatMap((one) => (one.kind === 'confirmation-reported' ? [one] : []));
  expect(piece?.picture?.fileName).toBe('page.png');
  expect(week.store.portalExports.picture(piece?.picture?.digest ?? '')?.bytes).toEqual(bytes);
  expect(week.view().files?.services[0]?.history[0]?.sentence).toBe(
    'Aisha Khan reported that Ben Moss confirmed on Monday 24 February 2025, 9:10am. Total shown: £100.00. A picture is kept.',
  );
  week.answers.saveTo = path.join(week.folder, 'copy.png');
  answerOf(await week.files['files.save-picture']({ digest: piece?.picture?.digest ?? '' }));
  expect(new Uint8Array(readFileSync(week.answers.saveTo))).toEqual(bytes);
});

test('disputes and exceptions are as somebody last saw them, with a step to look once a week', async () => {
  const week = await planned();
  const looks = () => week.view().files?.looks;
  expect(looks()).toMatchObject({ due: true, disputes: expect.stringContaining('Nobody has') });
  answerOf(await week.files['files.note-look']({ what: 'disputes' }));
  expect(looks()?.due).toBe(true);
  answerOf(await week.files['files.note-look']({ what: 'exceptions' }));
  expect(looks()).toMatchObject({
    due: false,
    disputes: expect.stringMatching(/last looked at by Aisha Khan on Monday 24 February/),
  });
  expect(looks()?.disputes).not.toMatch(/\b0\b|unread/);
  week.clock.set('2025-03-03T09:20:00.000Z');
  expect(looks()?.due).toBe(true);
});

test('the 90 days at the council’s portal run from what was ticked or exported last, whichever is later', async () => {
  const week = await planned();
  const access = () => week.view().files?.access;
  expect(access()?.tone).toBe('done');
  // Warned from day 76 after the export, and locked after 90.
  week.clock.set('2025-05-11T09:00:00.000Z');
  expect(access()?.tone).toBe('amber');
  answerOf(reportPortalAccess(week.context, '2025-05-11'));
  expect(access()?.tone).toBe('done');
  week.clock.set('2025-08-10T09:00:00.000Z');
  expect(access()?.tone).toBe('attention');
  expect(problemOf(reportPortalAccess(week.context, '2025-08-11')).code).toBe('day-in-future');
});

test('whoever exports and never ticks is reminded of the lock, as Council files tells it', async () => {
  const week = await planned();
  expect(answerOf(portalAccess(week.context))).toMatchObject({
    known: 'reported',
    last: { day: '2025-02-24', by: 'Aisha Khan', exported: true },
    lock: { state: 'open', locksOn: '2025-05-25' },
  });
  expect(week.due()).toContainEqual({ kind: 'portal-access', on: '2025-05-25', late: false });
  week.clock.set('2025-05-11T09:00:00.000Z');
  expect(week.reminders()).toContain('account-lock');
});

test('whoever ticked once and exports since is not told of a lock', async () => {
  const week = byFiles();
  week.clock.set('2024-12-01T09:00:00.000Z');
  answerOf(reportPortalAccess(week.context, '2024-12-01'));
  week.clock.set('2025-02-24T09:20:00.000Z');
  expect(answerOf(portalAccess(week.context))).toMatchObject({ last: { exported: false }, lock: { state: 'warn' } });
  expect(week.reminders()).toContain('account-lock');
  week.export('export.csv', fileText(...rows));
  answerOf(await week.take(await week.choose()));
  expect(answerOf(portalAccess(week.context))).toMatchObject({
    last: { day: '2025-02-24', exported: true },
    lock: { state: 'open' },
  });
  expect(week.reminders()).not.toContain('account-lock');
});

test('a week by files keeps its plan when a hub, asked in between, knows its lines from later on only', async () => {
  const week = await planned();
  const line = recordTwoMissed(week);
  const later = { ...line, startDate: '2025-06-02' };
  week.store.sync.applyChanges([{ kind: 'line', line: later }], 'cursor-1');
  expect(week.view().findings.map(({ rule }) => rule)).not.toContain('unplanned-service');
});

test('a week that was due before anything was kept here is not late, and one of which something is here is', async () => {
  const week = byFiles();
  // Wednesday: what was due the day before is nothing that this app could have missed.
  week.clock.set('2025-02-26T09:00:00.000Z');
  const before = week.view();
  expect(before).toMatchObject({ beforeApp: true, holds: 'From before this app: nothing of this week is here.' });
  expect(before.files?.status.tone).toBe('open');
  expect(before.checklist.map(({ state }) => state)).not.toContain('attention');
  week.export('export.csv', fileText(...rows));
  answerOf(await week.take(await week.choose()));
  const late = week.view();
  expect(late.beforeApp).toBeUndefined();
  expect(late.files?.status.tone).toBe('amber');
});
