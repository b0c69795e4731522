// `POST /v1/weeks/:monday/generation`, under the provider's lock.

import { addDays, formatWeek, sundayOf } from '../../src-shared/domain/week.ts';
import type { GenerationAnswer } from '../../src-shared/portal-api/index.ts';
import { type Environment, instantOf } from '../environment.ts';
import { Refused } from '../problem.ts';
import { loadPlanSpan } from '../store/plan.ts';
import { weekRecord } from '../store/rows.ts';
import { lastActualVersions, removeTombstones } from '../store/tombstones.ts';
import { loadWeek } from '../store/week-state.ts';
import { saveActuals, saveWeek, supersedeReceipt } from '../store/week-writes.ts';
import type { Writing } from '../store/writing.ts';
import { copyOf, refreshExceptions, writesOf } from './check.ts';
import { missingActuals, newWeek, reopen, servicesOf } from './generate.ts';

/** Makes the actuals that are missing; how many is in the answer, 0 when all existed. */
export async function generateWeek(
  writing: Writing,
  environment: Environment,
  weekStart: string,
): Promise<GenerationAnswer> {
  const now = instantOf(environment);
  const before = await loadWeek(writing.connection, writing.providerId, weekStart, 'everyone');
  if (before.week?.status === 'payment-processed') {
    throw new Refused(
      'payment-processed',
      `Payment for the week of ${formatWeek(weekStart)} is processed, so nothing is generated any more.`,
    );
  }
  if (weekStart > addDays(now.slice(0, 10), 7)) {
    throw new Refused('not-found', `The council has not planned the week of ${formatWeek(weekStart)} yet.`);
  }
  if (before.week?.generatedAt == null && before.lines.length === 0) {
    const span = await loadPlanSpan(writing.connection, writing.providerId);
    if (span === null || sundayOf(weekStart) < span.first || (span.last !== null && weekStart > span.last)) {
      throw new Refused('not-found', `The council has planned nothing in the week of ${formatWeek(weekStart)}.`);
    }
  }
  const versions = await lastActualVersions(writing.connection, writing.providerId, weekStart);
  const missing = missingActuals(before, versions);
  const services = new Map(before.lines.map((line) => [line.id, line.service]));
  for (const lineId of missing.keys()) {
    if (before.paid.has(services.get(lineId) ?? '')) missing.delete(lineId);
  }

  const state = copyOf(before);
  for (const [lineId, record] of missing) state.actuals.set(lineId, record);
  const week = before.week ?? newWeek(weekStart);
  const known = [...state.actuals.keys()].flatMap((lineId) => services.get(lineId) ?? []);
  const touched = new Set([...missing.keys()].flatMap((lineId) => services.get(lineId) ?? []));
  const opened = reopen({ ...week, services: servicesOf(week, known) }, touched);
  const status = opened.week.services.some((entry) => entry.state !== 'confirmed') ? 'open' : opened.week.status;
  state.week = { ...opened.week, status, generatedAt: week.generatedAt ?? now };

  const fresh = refreshExceptions(state, environment.council(), now);
  const changed = before.week?.generatedAt == null || missing.size > 0 || fresh.week;
  // Actuals refer to their week. In the feed it comes after them: whoever reads that a week is generated has its actuals.
  if (before.week === null) await saveWeek(writing, newWeek(weekStart));
  await saveActuals(writing, weekStart, writesOf(state, before, new Set([...missing.keys(), ...fresh.lineIds])));
  if (changed) await saveWeek(writing, state.week);
  await removeTombstones(writing, 'actual', [...missing.keys()], weekStart);
  for (const id of opened.receiptIds) await supersedeReceipt(writing, id);
  return { week: weekRecord(state.week), generated: missing.size };
}
