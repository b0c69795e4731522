// Hours that were given on days of a week, into the log, with the figures that they make of the line: one transaction and
// one step of undo, so that neither stands without the other. What must stay true: what the log has already is written no
// second time, also where the call is made again.
import type { AppAnswer, AppRequest, AppResult } from '../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { Variation, WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { endOfService, isEndOf } from '../../src-shared/domain/claims.ts';
import { formatDuration } from '../../src-shared/domain/duration.ts';
import { takesExtra } from '../../src-shared/domain/given-not-claimable.ts';
import type { ServiceLine } from '../../src-shared/domain/lines.ts';
import type { LogEntry } from '../../src-shared/domain/log.ts';
import { minutesOn } from '../../src-shared/domain/log.ts';
import { withRestMissed } from '../../src-shared/domain/rest-missed.ts';
import { daysOfWeek, formatLongDate, type PlainDate } from '../../src-shared/domain/week.ts';
import { withoutGiven } from '../../src-shared/domain/without-given.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noActual, noLongerThere, noProfile } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { editOfLine, nameOfLine } from '../weeks/record.ts';
import { whyNotEntry } from './log.ts';

type RecordHours = AppRequest<'care.record-hours'>;
type Given = RecordHours['hours'];

/** The entries of the log that share what is typed as given on a day. */
const given: Record<RecordHours['as'], readonly LogEntry['kind'][]> = {
  'not-claimed': ['extra', 'not-claimed'],
  'until-end': ['delivered', 'as-planned', 'extra'],
};

export function recordHours(context: AccountContext, input: RecordHours): AppResult<AppAnswer<'care.record-hours'>> {
  const { store } = context;
  const { weekStart, lineId } = input;
  const council = store.profile.get();
  if (council === null) return noProfile();
  const line = store.lines.get(lineId);
  if (line === null) return noLongerThere('That service');
  const stored = store.actuals.get(weekStart, lineId);
  if (stored === null) return noActual();
  const log = store.care.logOfWeek(weekStart).filter((entry) => entry.lineId === lineId);
  // A day named twice is what was said of it last.
  const hours = [...new Map(input.hours.map((one) => [one.day, one])).values()];
  const once = { ...input, hours };
  const entries = entriesOf(context, once, { line, log, council });
  if (!entries.ok) return entries;
  const figures = figuresOf(context, once, { line, log, council, actual: stored.actual });
  if (!figures.ok) return figures;
  const edit = editOfLine(context, { weekStart, lineId, variations: figures.value }, store.care.stays());
  if (!edit.ok) return edit;
  const [written, change] = [entries.value, edit.value];
  if (written.length === 0 && change === null) return ok({ logged: 0 });
  const undo = { label: `the hours given for ${nameOfLine(context, lineId)}`, weekStart };
  return save(context, { what: 'save-log', undo, weekStart }, (write) => {
    for (const value of written) write.care('log', value.id, { kind: 'log', id: value.id, value });
    if (change !== null) write.actual(change);
    return { logged: written.length };
  });
}

interface LineOfWeek {
  line: ServiceLine;
  /** Of this line and week. */
  log: readonly LogEntry[];
  council: CouncilProfile;
}

/** What the log lacks of the hours given. */
function entriesOf(
  context: AccountContext,
  { weekStart, as, hours }: RecordHours,
  { line, log, council }: LineOfWeek,
): AppResult<LogEntry[]> {
  const entries: LogEntry[] = [];
  const week = daysOfWeek(weekStart);
  for (const { day, minutes } of hours) {
    if (!week.includes(day)) return outsideWeek(day);
    const before = minutesOn(log, day, given[as]);
    if (minutes < before) return lessThanLogged(day, before);
    if (minutes === before) continue;
    const kind = as === 'until-end' ? ('delivered' as const) : ('not-claimed' as const);
    const entry = { lineId: line.id, day, kind, reason: null, note: '' };
    const missing = minutes - before;
    const refused = whyNotEntry(context, { ...entry, id: null, minutes: missing }, line, council);
    if (refused !== null) return refused;
    entries.push({ ...entry, id: context.newId(), minutes: missing });
  }
  return ok(entries);
}

function figuresOf(
  { store }: AccountContext,
  { weekStart, as, hours }: RecordHours,
  { line, log, council, actual }: LineOfWeek & { actual: WeeklyActual },
): AppResult<Variation[]> {
  if (as === 'not-claimed') {
    const withLogged = hours.map((one) => ({ ...one, logged: minutesOn(log, one.day, given[as]) }));
    return ok(withoutGiven(actual.variations, withLogged, { all: !takesExtra(line, council), step: council.step }));
  }
  const ends = store.care
    .ends()
    .map(({ end }) => end)
    .filter((one) => isEndOf(one, line));
  const end = endOfService(line, ends);
  if (end === null) return noLongerThere('That end of service');
  const after = hours.find(({ day, minutes }) => day > end.lastDay && minutes > 0);
  if (after !== undefined) return afterEnd(after.day, end.lastDay);
  const days = daysOfWeek(weekStart).filter((day) => day <= end.lastDay);
  const minutes = days.reduce((sum, day) => sum + totalOf(day, hours, minutesOn(log, day, given[as])), 0);
  const extra = days.reduce((sum, day) => sum + minutesOn(log, day, ['extra']), 0);
  const [category = 'missed'] = council.serviceTypes[line.serviceType].reasons.service_ended.categories;
  return ok(withRestMissed(actual, { minutes, extra }, council.step, category));
}

function totalOf(day: PlainDate, hours: Given, logged: number): number {
  return Math.max(hours.find((one) => one.day === day)?.minutes ?? 0, logged);
}

function lessThanLogged(day: PlainDate, logged: number) {
  const sentence = `The log has ${formatDuration(logged)} on ${formatLongDate(day)} already.`;
  return refuse('less-than-logged', sentence, 'Enter all that was given on that day, or change the log first.', {
    [day]: sentence,
  });
}

function outsideWeek(day: PlainDate) {
  const sentence = `${formatLongDate(day)} is not a day of this week.`;
  return refuse('day-not-planned', sentence, 'Enter the hours in the week of that day.', { [day]: sentence });
}

function afterEnd(day: PlainDate, lastDay: PlainDate) {
  const sentence = `The service ended on ${formatLongDate(lastDay)}, before ${formatLongDate(day)}.`;
  return refuse('day-not-planned', sentence, 'Enter days up to the last one, or correct the last day.', {
    [day]: sentence,
  });
}
