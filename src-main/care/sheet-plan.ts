// What a typed sheet would record, against what stands here now. Reads the store and writes nothing.
import type { SheetPart, SheetPreview, TypedSheet } from '../../src-shared/app-api/sheet.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { endOfService, isEndOf } from '../../src-shared/domain/claims.ts';
import { fitsDay } from '../../src-shared/domain/day-limit.ts';
import { formatDuration } from '../../src-shared/domain/duration.ts';
import { daysOutside } from '../../src-shared/domain/hospital.ts';
import type { HospitalStay, ServiceEnd, ServiceLine } from '../../src-shared/domain/lines.ts';
import { type LogEntry, minutesOn } from '../../src-shared/domain/log.ts';
import { choiceOf, happeningLabels, happeningOf, usualMinutes } from '../../src-shared/domain/log-choices.ts';
import { daysOfWeek, formatLongDate, type PlainDate } from '../../src-shared/domain/week.ts';
import type { ActualEdit, StoredActual } from '../store/actuals.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { actualChanges } from '../weeks/actual-words.ts';
import { followingFigures, sharingTheDay, whyNotEntry } from './log.ts';
import { restOfSheet } from './sheet-rest.ts';

export interface SheetPlan {
  preview: Omit<SheetPreview, 'id'>;
  changes: { id: string; after: LogEntry }[];
  stays: HospitalStay[];
  ends: { id: string; end: ServiceEnd }[];
  edits: ActualEdit[];
  /** Those that are said to have gone to plan. */
  rest: StoredActual[];
}

interface Sheet {
  context: AccountContext;
  council: CouncilProfile;
  typed: TypedSheet;
  /** Of the week, by id. */
  lines: ReadonlyMap<string, ServiceLine>;
  /** Of the week. */
  log: readonly LogEntry[];
  ends: readonly { id: string; end: ServiceEnd }[];
  stays: readonly HospitalStay[];
  /** That are typed on it. */
  ended: readonly TypedEnd[];
}

type Row = TypedSheet['rows'][number];
type Part = Row['days'][number]['parts'][number];

/** What one part of a box comes to; `entry` and `end`: what would be written, where it is to be. */
interface PlannedPart {
  shown: SheetPart;
  entry: Omit<LogEntry, 'id'> | null;
  end: { id: string | null; end: ServiceEnd } | null;
}

export function planSheet(context: AccountContext, council: CouncilProfile, typed: TypedSheet): SheetPlan {
  const { store } = context;
  const lines = new Map(store.lines.ofWeek(typed.weekStart).map((line) => [line.id, line]));
  const sheet: Sheet = {
    ...{ context, council, typed, lines },
    ended: typedEnds({ typed, lines }),
    log: store.care.logOfWeek(typed.weekStart),
    ends: store.care.ends(),
    stays: store.care.stays(),
  };
  const planned = typed.rows.flatMap((row) => partsOfRow(sheet, row));
  const changes = planned.flatMap(({ entry }) => {
    return entry === null ? [] : [{ id: context.newId(), after: entry }];
  });
  const entries = changes.map(({ id, after }) => ({ id, after: { ...after, id } }));
  const admissions = admissionsOf(sheet, planned);
  const stays = admissions.map(({ ssRef, day }): HospitalStay => {
    return { id: context.newId(), ssRef, admitted: day, discharged: null, told: null, approval: null };
  });
  const { edits, told } = followingFigures(context, council, { changes: entries, stays });
  const { rest, leftOut } = restOfSheet(context, typed, sheet.lines);
  return {
    preview: {
      parts: planned.map(({ shown }) => shown),
      admissions,
      lines: told.flatMap(({ lineId, figures, sentence }) => {
        const stored = store.actuals.get(typed.weekStart, lineId);
        const edit = edits.find(({ actual }) => actual.lineId === lineId);
        if (figures === 'unchanged') return [];
        const fields = edit === undefined ? [] : actualChanges(stored, { ...edit, attested: edit.attested }, council);
        // The new stay has another id each time it is looked at; in words it is the same.
        return [{ lineId, fields, sentence }];
      }),
      notesAlone: typed.rows
        .filter(({ note, days }) => note.trim() !== '' && days.every(({ parts }) => parts.length === 0))
        .map(({ lineId }) => lineId),
      rest: rest.map(({ actual }) => actual.lineId),
      leftOut,
    },
    changes: entries,
    stays,
    ends: planned.flatMap(({ end }) => (end === null ? [] : [{ id: end.id ?? context.newId(), end: end.end }])),
    edits,
    rest: typed.restAsPlanned ? rest : [],
  };
}

function partsOfRow(sheet: Sheet, row: Row): PlannedPart[] {
  const { log, typed } = sheet;
  /** Entries of the log that a part of the sheet is the same as. */
  const met = new Set<string>();
  const added: Omit<LogEntry, 'id'>[] = [];
  const inWeek = row.days.filter(({ day }) => daysOfWeek(typed.weekStart).includes(day));
  const all = inWeek.flatMap(({ day, parts }) =>
    parts.map((part, index) => ({ day, part, key: keyOf(row, day, index) })),
  );
  const line = sheet.lines.get(row.lineId);
  const ended = endOnSheet(sheet, line);
  // What is the same is found first: only what is left of a day stands beside something else.
  const drafts = all.map((one) => ({ ...one, ...draftOf(sheet, row, line, { ...one, ended }) }));
  const same = drafts.map(({ draft, isGuess }) => {
    const found = log.find((entry) => draft !== null && !met.has(entry.id) && isSame(entry, draft, isGuess));
    if (found !== undefined) met.add(found.id);
    return found;
  });
  return drafts.map(({ day, part, key, draft, isGuess, refused }, index) => {
    const recordedAs = draft === null ? null : happeningOf(draft);
    const what = 'end' in part ? part.end : (recordedAs ?? part.happening);
    const shown = { key, lineId: row.lineId, day, guessed: isGuess, what };
    const outcome = (of: SheetPart['outcome'], sentence = ''): SheetPart => {
      return { ...shown, minutes: same[index]?.minutes ?? draft?.minutes ?? null, outcome: of, sentence };
    };
    const nothing = { entry: null, end: null };
    if (refused !== null) return { shown: outcome('refused', refused), ...nothing };
    if ('end' in part) return plannedEnd(sheet, key, outcome);
    if (draft === null) return { shown: outcome('refused', notHere), ...nothing };
    if (same[index] !== undefined) return { shown: outcome('already'), ...nothing };
    const others = log.filter((entry) => entry.lineId === row.lineId && entry.day === day && !met.has(entry.id));
    const why = line === undefined ? { refused: notHere } : whyNot(sheet, line, draft, added);
    if (why !== null && 'refused' in why) return { shown: outcome('refused', why.refused), ...nothing };
    // All that has to be so is said before somebody says that it is.
    const doubts = [others.length > 0 ? besideWords(others, sheet.council) : '', why?.asks ?? ''].filter(Boolean);
    if (doubts.length > 0 && !typed.beside.includes(key)) {
      return { shown: outcome('beside', doubts.join(' ')), ...nothing };
    }
    added.push(draft);
    return { shown: outcome('add'), entry: draft, end: null };
  });
}

const notHere = 'This line is no longer planned in this week.';
const endedBefore = 'By the sheet itself the service had ended before this day.';

function keyOf({ lineId }: Row, day: PlainDate, index: number): string {
  return `${lineId} ${day} ${index}`;
}

interface Draft {
  draft: Omit<LogEntry, 'id'> | null;
  isGuess: boolean;
  refused: string | null;
}

/** The entry that a part of a box would be. */
function draftOf(
  sheet: Sheet,
  row: Row,
  line: ServiceLine | undefined,
  { part, day, ended }: { part: Part; day: PlainDate; ended: PlainDate | undefined },
): Draft {
  const refused = (sentence: string): Draft => ({ draft: null, isGuess: false, refused: sentence });
  if (line === undefined) return refused(notHere);
  if ('end' in part) return { draft: null, isGuess: false, refused: null };
  const last = endOfService(
    line,
    sheet.ends.map(({ end }) => end).filter((end) => isEndOf(end, line)),
  )?.lastDay;
  if (last !== undefined && day > last) {
    return refused(`The service ended on ${formatLongDate(last)}. If that is not so, put the end right first.`);
  }
  if (ended !== undefined && day > ended) return refused(endedBefore);
  const choice = choiceOf(part.happening, line, sheet.council);
  if (choice === null) return refused('The council takes no such hours for this service.');
  const { kind, reason } = choice;
  const minutes = part.minutes ?? usualMinutes(part.happening, line);
  const draft = { lineId: row.lineId, day, kind, reason, minutes, note: row.note.trim() };
  return { draft, isGuess: part.minutes === null, refused: null };
}

/** A box without a length says the same as whatever length the log has. */
function isSame(entry: LogEntry, draft: Omit<LogEntry, 'id'>, isGuess: boolean): boolean {
  const { lineId, day, kind, reason, minutes } = draft;
  const sameKind = entry.kind === kind && entry.reason === reason;
  return entry.lineId === lineId && entry.day === day && sameKind && (isGuess || entry.minutes === minutes);
}

function besideWords(others: readonly LogEntry[], council: CouncilProfile): string {
  const words = others.map((entry) => {
    const happening = happeningOf(entry);
    const what =
      happening === null
        ? council.reasons[entry.reason ?? 'unspecified'].label
        : happeningLabels[happening].toLowerCase();
    return `${what}, ${formatDuration(entry.minutes)}`;
  });
  return `Logged already on that day: ${words.join('; ')}.`;
}

/** Why the entry cannot be, or may not be, with those of the sheet before it; null: nothing is against it. */
function whyNot(
  { context, council, log }: Sheet,
  line: ServiceLine,
  draft: Omit<LogEntry, 'id'>,
  added: readonly Omit<LogEntry, 'id'>[],
): { refused: string } | { asks: string } | null {
  const refused = whyNotEntry(context, { ...draft, id: null }, line, council);
  if (refused !== null) return { refused: refused.problem.sentence };
  const kinds = sharingTheDay.find((one) => one.includes(draft.kind)) ?? [draft.kind];
  const onSheet = added.map((entry) => ({ ...entry, id: '' }));
  const before = minutesOn([...log.filter(({ lineId }) => lineId === line.id), ...onSheet], draft.day, kinds);
  const minutes = before + draft.minutes;
  const room = fitsDay(minutes, draft.day, line, council);
  if (room.fits) return null;
  if (!room.asks) return { refused: room.sentence };
  return { asks: `${formatDuration(minutes)} is more than the day has, unless more carers came at a time.` };
}

/** An end that is typed in a box, and whose it would be. */
interface TypedEnd {
  key: string;
  end: ServiceEnd;
}

/** All ends of the sheet, as they are typed: a death is of all lines of the person, whatever line it stands on. */
function typedEnds({ typed, lines }: Pick<Sheet, 'typed' | 'lines'>): TypedEnd[] {
  const days = daysOfWeek(typed.weekStart);
  return typed.rows.flatMap((row) => {
    const line = lines.get(row.lineId);
    if (line === undefined) return [];
    const { ssRef } = line;
    const isOnlyLine = ![...lines.values()].some((other) => other.ssRef === ssRef && other.id !== line.id);
    const otherCause = typed.causes.find((one) => one.lineId === line.id)?.cause ?? 'moved';
    return row.days.flatMap(({ day, parts }) =>
      parts.flatMap((part, index): TypedEnd[] => {
        if (!('end' in part) || !days.includes(day)) return [];
        const lineId = part.end === 'died' || isOnlyLine ? null : line.id;
        const cause = part.end === 'died' ? 'died' : otherCause;
        return [{ key: keyOf(row, day, index), end: { ssRef, lineId, lastDay: day, cause } }];
      }),
    );
  });
}

/** The day on which the line has ended by the sheet itself: the first, where it says several. */
function endOnSheet({ ended }: Sheet, line: ServiceLine | undefined): PlainDate | undefined {
  if (line === undefined) return undefined;
  return ended
    .filter(({ end }) => isEndOf(end, line))
    .map(({ end }) => end.lastDay)
    .sort()[0];
}

function plannedEnd(
  { ends, ended }: Sheet,
  key: string,
  outcome: (of: SheetPart['outcome'], sentence?: string) => SheetPart,
): PlannedPart {
  const found = ended.findIndex((one) => one.key === key);
  const end = ended[found]?.end;
  if (end === undefined) return { shown: outcome('refused', notHere), entry: null, end: null };
  const isOfSame = (other: ServiceEnd) => other.ssRef === end.ssRef && other.lineId === end.lineId;
  const isDeathOfSame = (other: ServiceEnd) => other.ssRef === end.ssRef && other.cause === 'died';
  const isSameEnd = (other: ServiceEnd) =>
    isOfSame(other) && other.lastDay === end.lastDay && (other.cause === 'died') === (end.cause === 'died');
  const settled = (other: ServiceEnd, sentence: string): PlannedPart => {
    return { shown: isSameEnd(other) ? outcome('already') : outcome('refused', sentence), entry: null, end: null };
  };
  const all = ends.map((one) => one.end);
  const known = all.find(isOfSame) ?? all.find(isDeathOfSame);
  if (known !== undefined) {
    return settled(
      known,
      `An end on ${formatLongDate(known.lastDay)} is recorded already. Put it right under Adjustments.`,
    );
  }
  const before = ended.slice(0, found).find((one) => isOfSame(one.end))?.end;
  if (before !== undefined)
    return settled(before, `The sheet itself has an end on ${formatLongDate(before.lastDay)}, too.`);
  const isAfterDeath = ended.some((one) => isDeathOfSame(one.end) && one.end.lastDay < end.lastDay);
  if (end.cause !== 'died' && isAfterDeath) return { shown: outcome('refused', endedBefore), entry: null, end: null };
  return { shown: outcome('add'), entry: null, end: { id: null, end } };
}

/** People whom the sheet has in hospital on a day of which no stay is recorded: from its first such day, or as typed. */
function admissionsOf({ lines, stays, typed }: Sheet, planned: readonly PlannedPart[]): SheetPreview['admissions'] {
  const first = new Map<string, { lineId: string; day: PlainDate }>();
  for (const { entry } of planned) {
    const line = entry?.reason === 'hospital' ? lines.get(entry.lineId) : undefined;
    if (entry === null || line === undefined) continue;
    const own = stays.filter(({ ssRef }) => ssRef === line.ssRef);
    if (daysOutside([entry.day], own).length === 0) continue;
    const known = first.get(line.ssRef);
    if (known === undefined || entry.day < known.day) first.set(line.ssRef, { lineId: line.id, day: entry.day });
  }
  return [...first].map(([ssRef, { lineId, day }]) => {
    return { ssRef, lineId, day: typed.admitted.find((one) => one.ssRef === ssRef)?.day ?? day, latest: day };
  });
}
