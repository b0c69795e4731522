// What a coordinator does over and over, in a call each.
import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Variation } from '../../../src-shared/actuals.ts';
import type { HospitalStay } from '../../../src-shared/lines.ts';
import type { App } from './app.ts';

export const week = '2025-06-02';
export const nextWeek = '2025-06-09';
export const weekAfter = '2025-06-16';

/** One reason, in hundredths, on one day or from one to another. */
export function because(
  category: Variation['category'],
  reason: Variation['reason'],
  quantity: number,
  firstDay: string | null,
  lastDay: string | null = firstDay,
): Variation {
  return { category, reason, quantity, firstDay, lastDay, hospitalStayId: null, note: '' };
}

export async function record(app: App, weekStart: string, lineId: string, variations: Variation[], comment?: string) {
  await app.value('week.record', { weekStart, lineId, variations, ...(comment === undefined ? {} : { comment }) });
}

export async function attest(app: App, weekStart: string, ...lineIds: string[]) {
  const { attested } = await app.value('week.attest', { weekStart, lineIds });
  if (attested !== lineIds.length) throw new Error(`attested ${attested} of ${lineIds.length} lines`);
}

/** Attests every line of the week that nobody said anything of. */
export async function attestTheRest(app: App, weekStart: string, service?: string) {
  const { rows } = await app.value('week.get', { weekStart });
  const lineIds = rows
    .filter(({ knowledge, line }) => knowledge === 'untouched' && (service === undefined || line.service === service))
    .map(({ line }) => line.id);
  await attest(app, weekStart, ...lineIds);
}

export async function sync(app: App) {
  const status = await app.value('sync.now', {});
  if (status.problem !== null) throw new Error(`${status.problem.code}: ${status.problem.sentence}`);
  return status;
}

export async function saveStay(app: App, stay: Omit<HospitalStay, 'id'>): Promise<string> {
  return (await app.value('care.save-stay', { stay: { ...stay, id: null } })).id;
}

/** Accepts every warning that is open, with one reason. */
export async function acceptWarnings(app: App, weekStart: string, reason: string): Promise<string[]> {
  const { findings } = await app.value('week.get', { weekStart });
  const open = findings.filter(({ level, acknowledged }) => level === 'warning' && acknowledged === null);
  for (const { key } of open) await app.value('week.acknowledge', { weekStart, key, reason });
  return open.map(({ key }) => key);
}

/** Shows the confirmation and agrees to it. */
export async function confirm(app: App, weekStart: string, services: string[]) {
  const { id, statement } = await app.value('confirm.preview', { weekStart });
  return app.value('confirm.send', { weekStart, services, statement, previewId: id ?? '' });
}

export async function confirmed(app: App, weekStart: string, services: string[]) {
  const outcome = await confirm(app, weekStart, services);
  if (outcome.outcome !== 'confirmed') throw new Error(JSON.stringify(outcome));
  return outcome.receipts;
}

export async function confirmWhenOnline(app: App, weekStart: string, services: string[]) {
  const { id, statement } = await app.value('confirm.preview', { weekStart });
  await app.value('confirm.when-online', { weekStart, services, statement, previewId: id ?? '' });
}

/** A file in the folder of the app, written now by its clock, as the one that its dialogs choose. */
export function chooses(app: App, name: string, content: string | Uint8Array): string {
  const file = path.join(app.folder, name);
  writeFileSync(file, content);
  const now = new Date(app.clock.now());
  utimesSync(file, now, now);
  app.dialogs.open = file;
  return file;
}

export const savesTo = (app: App, name: string): string => {
  app.dialogs.save = path.join(app.folder, name);
  return app.dialogs.save;
};
