// The daily log: an entry and what it makes of the week's figures, in one transaction. What must stay true: figures
// that somebody typed are never overwritten by the log; they are kept, and the week shows where the two differ.

import type { AppAnswer, AppParsed, AppProblem, AppResult } from '../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { isAsPlanned } from '../../src-shared/domain/actuals.ts';
import { count } from '../../src-shared/domain/count.ts';
import { fitsDay } from '../../src-shared/domain/day-limit.ts';
import { formatDuration } from '../../src-shared/domain/duration.ts';
import { claimableLog, takesExtra } from '../../src-shared/domain/given-not-claimable.ts';
import type { HospitalStay, ServiceLine } from '../../src-shared/domain/lines.ts';
import { type LogEntry, minutesOn } from '../../src-shared/domain/log.ts';
import { type RolledUp, rollUpLog, standsAsLogged } from '../../src-shared/domain/log-roll-up.ts';
import { formatDate, formatLongDate, mondayOf, type PlainDate } from '../../src-shared/domain/week.ts';
import { sameFigures } from '../../src-shared/portal-api/equality.ts';
import type { ActualEdit, StoredActual } from '../store/actuals.ts';
import type { Write } from '../store/commands.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noActual, noLongerThere, noProfile, whyClosed } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { nameOfLine, recordedActual } from '../weeks/record.ts';
import { whyChangedSinceSeen } from './care.ts';

type SavedLog = AppAnswer<'care.save-log'>;

/**
 * @param admitted the day of admission of a stay that nobody has recorded yet; saved with the entry
 * @param alsoOn other days on which the same happened, an entry each: all of them in one step, or none
 */
export function saveLog(
  context: AccountContext,
  { entry, seen, alsoOn = [], admitted = null }: AppParsed<'care.save-log'>,
): AppResult<SavedLog> {
  const { store } = context;
  const council = store.profile.get();
  if (council === null) return noProfile();
  const line = store.lines.get(entry.lineId);
  if (line === null) return noLongerThere('That service');
  const days = entry.id === null ? [...new Set([entry.day, ...alsoOn])].sort() : [entry.day];
  for (const day of days) {
    const refused = whyNotEntry(context, { ...entry, day }, line, council);
    if (refused !== null) return days.length === 1 ? refused : ofDay(refused, day);
  }
  const seenEntry = entry.id === null ? null : seen;
  const changed = whyChangedSinceSeen(context, { kind: 'log', id: entry.id ?? '', value: seenEntry });
  if (changed !== null) return changed;
  const entries = days.map((day) => ({ ...entry, day, id: entry.id ?? context.newId() }));
  const id = entries.find(({ day }) => day === entry.day)?.id ?? '';
  const stay: HospitalStay | null =
    admitted === null
      ? null
      : { id: context.newId(), ssRef: line.ssRef, admitted, discharged: null, told: null, approval: null };
  const of = days.length === 1 ? formatLongDate(entry.day) : count(days.length, 'day');
  const label = `the log of ${of} for ${nameOfLine(context, line.id)}`;
  const changes = entries.map((after) => ({ id: after.id, after }));
  const saved = change(context, council, { what: 'save-log', label, changes, stay });
  if (!saved.ok) return saved;
  const { figures, sentence } = saved.value;
  const isGivenOnly = entry.kind === 'not-claimed' || (entry.kind === 'extra' && !takesExtra(line, council));
  return ok({
    id,
    figures,
    sentence: isGivenOnly ? 'Given, cannot be claimed: the week’s figures leave it out.' : sentence,
  });
}

export function removeLog(context: AccountContext, id: string): AppResult<Record<string, never>> {
  const council = context.store.profile.get();
  if (council === null) return noProfile();
  const before = entryOf(context, id);
  if (before === null) return noLongerThere('That entry');
  const weekStart = mondayOf(before.day);
  const closed = whyClosed(context, weekStart);
  if (closed !== null) return closed;
  const label = `the removal from the log of ${nameOfLine(context, before.lineId)}`;
  const saved = change(context, council, { what: 'remove-log', label, changes: [{ id, after: null }], stay: null });
  return saved.ok ? ok({}) : saved;
}

/** Takes the log's figures in place of what was typed, because somebody said so. */
export function useLog(context: AccountContext, weekStart: string, lineId: string): AppResult<Record<string, never>> {
  const { store } = context;
  const council = store.profile.get();
  if (council === null) return noProfile();
  const closed = whyClosed(context, weekStart);
  if (closed !== null) return closed;
  const line = store.lines.get(lineId);
  const stored = store.actuals.get(weekStart, lineId);
  if (line === null || stored === null) return noActual();
  const stays = store.care.stays();
  const edit = editFrom(stored, rolled(line, stored, weekStart, store.care.logOfWeek(weekStart), stays, council), {
    stays,
    council,
  });
  if (!edit.ok) return edit;
  const undo = { label: `taking the log’s figures for ${nameOfLine(context, lineId)}`, weekStart };
  const saved = save(context, { what: 'use-log', source: 'log', undo, weekStart }, (write) => write.actual(edit.value));
  return saved.ok ? ok({}) : saved;
}

/**
 * Carries logs into lines that came after them: a week is often logged before the portal generates it. Only lines that
 * stand as generated are written; nothing happens where nothing waits.
 */
export function carryWaitingLogs(context: AccountContext): void {
  const { store } = context;
  const council = store.profile.get();
  if (council === null) return;
  const stays = store.care.stays();
  for (const { weekStart } of store.weeks.all()) {
    if (whyClosed(context, weekStart) !== null) continue;
    const log = store.care.logOfWeek(weekStart);
    const edits = [...new Set(log.map(({ lineId }) => lineId))].flatMap((lineId) => {
      const line = store.lines.get(lineId);
      const stored = store.actuals.get(weekStart, lineId);
      if (line === null || stored === null || !standsAsGenerated(stored)) return [];
      const edit = editFrom(stored, rolled(line, stored, weekStart, log, stays, council), { stays, council });
      return edit.ok && !sameFigures(edit.value.actual, stored.actual) ? [edit.value] : [];
    });
    if (edits.length === 0) continue;
    save(context, { what: 'save-log', source: 'log', weekStart }, (write) => {
      for (const edit of edits) write.actual(edit);
    });
  }
}

/** Why this cannot be an entry of the log, or null. */
export function whyNotEntry(
  context: AccountContext,
  entry: Omit<LogEntry, 'id'> & { id: string | null },
  line: ServiceLine,
  council: CouncilProfile,
) {
  const before = entry.id === null ? null : entryOf(context, entry.id);
  for (const day of before === null ? [entry.day] : [entry.day, before.day]) {
    const weekStart = mondayOf(day);
    const closed = whyClosed(context, weekStart);
    if (closed !== null) return closed;
  }
  if (entry.day < line.startDate || (line.endDate !== null && entry.day > line.endDate)) {
    const runs =
      line.endDate === null
        ? `starts on ${formatDate(line.startDate)}`
        : `runs from ${formatDate(line.startDate)} to ${formatDate(line.endDate)}`;
    const sentence = `This service ${runs}.`;
    return refuse('day-not-planned', sentence, 'Choose a day on which it is planned.', { day: sentence });
  }
  if (entry.kind !== 'as-planned' && entry.minutes === 0) {
    const sentence = 'Say how long, such as 45 or 1.5h.';
    return refuse('no-minutes', sentence, 'Enter how long it was.', { minutes: sentence });
  }
  return whyNotOfDay(context, entry, line, council);
}

/** Of several days, the one that cannot be. */
function ofDay({ problem }: { problem: AppProblem }, day: PlainDate): { ok: false; problem: AppProblem } {
  return { ok: false, problem: { ...problem, sentence: `${formatLongDate(day)}: ${problem.sentence}` } };
}

/** What was given shares the day, and so does what was not: all that the log has of either fits into it. */
function whyNotOfDay(
  { store }: AccountContext,
  { id, day, kind, minutes }: Omit<LogEntry, 'id'> & { id: string | null },
  line: ServiceLine,
  council: CouncilProfile,
) {
  const others = store.care.logOfWeek(mondayOf(day)).filter((one) => one.lineId === line.id && one.id !== id);
  const logged = minutesOn(others, day, sharingTheDay.find((kinds) => kinds.includes(kind)) ?? [kind]);
  const room = fitsDay(logged + minutes, day, line, council);
  if (room.fits || room.asks) return null;
  const sentence =
    logged === 0
      ? room.sentence
      : `The log has ${formatDuration(logged)} of that day already. With it, ${room.sentence}`;
  return refuse('more-than-a-day', sentence, 'Correct how long it was.', { minutes: sentence });
}

/** Kinds whose minutes fit into one day together. */
export const sharingTheDay: readonly (readonly LogEntry['kind'][])[] = [
  ['delivered', 'as-planned', 'extra', 'not-claimed'],
  ['frustrated', 'missed'],
];

interface LogChange {
  what: 'save-log' | 'remove-log';
  label: string;
  /** Null: the entry goes. */
  changes: readonly EntryChange[];
  stay: HospitalStay | null;
}

interface EntryChange {
  id: string;
  /** Null: the entry goes. */
  after: LogEntry | null;
}

/** What is said first, where it is not the same of every week that is touched. */
const saidFirst: readonly SavedLog['figures'][] = ['kept', 'waiting', 'carried', 'unchanged'];

/** Writes the entries, the new stay and the figures of every line and week that the change touches, together. */
function change(
  context: AccountContext,
  council: CouncilProfile,
  { what, label, changes, stay }: LogChange,
): AppResult<Pick<SavedLog, 'figures' | 'sentence'>> {
  const stays = stay === null ? [] : [stay];
  const { edits, told, weekStarts } = followingFigures(context, council, { changes, stays });
  const [only = null] = weekStarts;
  const weekStart = weekStarts.length === 1 ? only : null;
  const saved = save(context, { what, source: 'log', undo: { label, weekStart }, weekStart }, (write) =>
    writeLog(write, { changes, stays, edits }),
  );
  const [first] = [...told].sort((a, b) => saidFirst.indexOf(a.figures) - saidFirst.indexOf(b.figures));
  return saved.ok ? ok(first ?? { figures: 'unchanged', sentence: '' }) : saved;
}

/** Inside a command: the entries, the new stays, and the figures that follow. */
export function writeLog(
  write: Write,
  {
    changes,
    stays,
    edits,
  }: { changes: readonly EntryChange[]; stays: readonly HospitalStay[]; edits: readonly ActualEdit[] },
): void {
  for (const stay of stays) write.care('stay', stay.id, { kind: 'stay', id: stay.id, value: stay });
  for (const { id, after } of changes) {
    write.care('log', id, after === null ? null : { kind: 'log', id, value: after });
  }
  for (const edit of edits) write.actual(edit);
}

export interface FollowingFigures {
  /** The lines whose figures follow. */
  edits: ActualEdit[];
  /** What becomes of each line and week that the change touches. */
  told: (Pick<SavedLog, 'figures' | 'sentence'> & { lineId: string })[];
  weekStarts: PlainDate[];
}

/**
 * What a change of the log makes of the week's figures; nothing is written.
 * @param stays new ones, which are saved with it
 */
export function followingFigures(
  context: AccountContext,
  council: CouncilProfile,
  { changes, stays: newStays }: { changes: readonly EntryChange[]; stays: readonly HospitalStay[] },
): FollowingFigures {
  const { store } = context;
  const afters = changes.flatMap(({ after }) => after ?? []);
  const staysBefore = store.care.stays();
  const stays = [...staysBefore, ...newStays];
  const touched = [...changes.flatMap(({ id }) => entryOf(context, id) ?? []), ...afters];
  const places = new Map(touched.map(({ lineId, day }) => [`${mondayOf(day)} ${lineId}`, { lineId, day }]));
  const changed = new Set(changes.map(({ id }) => id));
  const edits: ActualEdit[] = [];
  const told: FollowingFigures['told'] = [];
  for (const { lineId, day } of places.values()) {
    const weekStart = mondayOf(day);
    const tell = (figures: SavedLog['figures'], sentence = '') => told.push({ lineId, figures, sentence });
    const line = store.lines.get(lineId);
    if (line === null) continue;
    const stored = store.actuals.get(weekStart, lineId);
    if (stored === null) {
      if (afters.length > 0) tell('waiting', 'It joins the week’s figures once the week is generated.');
      continue;
    }
    const logBefore = store.care.logOfWeek(weekStart);
    const logAfter = [...logBefore.filter(({ id }) => !changed.has(id)), ...afters];
    const was = rolled(line, stored, weekStart, logBefore, staysBefore, council);
    const edit = editFrom(stored, rolled(line, stored, weekStart, logAfter, stays, council), { stays, council });
    if (!edit.ok) tell('kept', edit.problem.sentence);
    else if (sameFigures(edit.value.actual, stored.actual)) tell('unchanged');
    else if (!standsAsLogged(stored.actual, was) && !standsAsGenerated(stored)) {
      tell('kept', 'The week’s figures were typed by hand and are kept.');
    } else {
      edits.push(edit.value);
      tell('carried');
    }
  }
  return { edits, told, weekStarts: [...places.values()].map(({ day }) => mondayOf(day)) };
}

function rolled(
  line: ServiceLine,
  stored: StoredActual,
  weekStart: string,
  log: readonly LogEntry[],
  stays: readonly HospitalStay[],
  council: CouncilProfile,
): RolledUp {
  return rollUpLog(
    claimableLog(log, line, council),
    { line, weekStart, planned: stored.actual.planned },
    stays,
    council,
  );
}

function editFrom(
  stored: StoredActual,
  { variations }: RolledUp,
  { stays, council }: { stays: readonly HospitalStay[]; council: CouncilProfile },
): AppResult<ActualEdit> {
  const recorded = recordedActual(stored, { variations }, stays, council);
  if (!recorded.ok) return recorded;
  const { actual, commentSource } = recorded.value;
  const attested = isAsPlanned(actual) && variations.length === 0 ? stored.attested : null;
  return ok({ actual, attested, commentSource });
}

/** Nobody has said anything of the line yet, here or at the portal. */
function standsAsGenerated({ actual, changed }: StoredActual): boolean {
  return changed === null && isAsPlanned(actual) && actual.variations.length === 0;
}

function entryOf({ store }: AccountContext, id: string): LogEntry | null {
  const record = store.care.get('log', id);
  return record?.kind === 'log' ? record.value : null;
}
