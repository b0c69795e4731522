// When to remind, of what, and in which words. Pure: the time and the facts are handed in, so the whole calendar can be
// tested. What must stay true: no name, SS Ref or service in a reminder, since it shows on a locked screen.
import { z } from 'zod';
import type { CouncilProfile } from '../council/schema.ts';
import type { AccountLock } from '../domain/account-lock.ts';
import { dayAt, deadlines, formatDeadline, instantOf, reminderText } from '../domain/deadline.ts';
import { addDays, daysBetween, formatDate, formatLongDate, formatWeek, type PlainDate } from '../domain/week.ts';

/** Where it is dealt with. A notification that is clicked carries it too: ids and weeks, never a name. */
export const reminderPlaceSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('week'), weekStart: z.string() }),
  z.object({ name: z.literal('hospital'), stayId: z.string() }),
  z.object({ name: z.literal('adjustment'), requestId: z.string() }),
  /** The week whose changes need a request, on the screen that begins one. */
  z.object({ name: z.literal('adjustments'), weekStart: z.string() }),
  /** Which sites have not reported that week. */
  z.object({ name: z.literal('sites'), weekStart: z.string() }),
  /** Who to contact about access, and where a sign-in at the council's own portal is noted. */
  z.object({ name: z.literal('contact') }),
  /** No screen: a sync deals with it. */
  z.object({ name: z.literal('sync') }),
]);
export type ReminderPlace = z.infer<typeof reminderPlaceSchema>;

export const reminderSchema = z.object({
  /** Stable: a reminder is notified once for each key, which begins with the account where it leaves the store. */
  key: z.string(),
  kind: z.enum([
    'week',
    'due-today',
    'two-hours',
    'missed',
    'sites',
    'unsent',
    'account-lock',
    'portal-word',
    'hospital-limit',
    'adjustment',
  ]),
  title: z.string(),
  body: z.string(),
  place: reminderPlaceSchema,
});
export type Reminder = z.infer<typeof reminderSchema>;

export interface ReminderFacts {
  /** ISO instant, by the portal's clock. */
  now: string;
  council: CouncilProfile;
  /** Weeks that may still have to be confirmed, and whether they are. */
  weeks: readonly { weekStart: PlainDate; done: boolean }[];
  /** Weeks that nobody has confirmed, of which sites that should have reported have not: how many. */
  sitesMissing: readonly { weekStart: PlainDate; sites: number }[];
  /** When the oldest change was saved that the portal does not have (ISO), or null. */
  oldestUnsentAt: string | null;
  lock: AccountLock | null;
  /** When the portal's last word is worth nothing any more, and when it was given (ISO), once that is soon; else null. */
  portalWord?: { heardAt: string; endsAt: string } | null;
  /** Stays whose paid weeks end with this week or are over, without a decision: their ids, never names. */
  hospitalLimits: readonly { stayId: string; lastPaidDay: PlainDate }[];
  /**
   * Requests that nobody has submitted: their ids, and the start of the change. `timed: false` where the council sets no
   * last day for the service: such a request is never late.
   */
  adjustments: readonly { id: string; startDate: PlainDate; timed?: boolean }[];
  /** Weeks with a change that needs a request which nobody has begun, and the earliest start of such a change. */
  needed: readonly { weekStart: PlainDate; startDate: PlainDate; timed?: boolean }[];
}

/** Local time in the council's zone at which a day's reminders begin. */
const morning = '09:00';
const twoHours = 2 * 60 * 60 * 1000;
const aDay = 24 * 60 * 60 * 1000;
/** An adjustment request is pointed out so many days before its last day. */
const adjustmentNotice = 3;

/** What there is to remind of now, the most pressing first. One a week: the latest of its stages. */
export function remindersNow(facts: ReminderFacts): Reminder[] {
  const today = dayAt(facts.now, facts.council.deadline.timeZone);
  if (today === null) return [];
  const all = [
    ...facts.weeks.filter(({ done }) => !done).flatMap(({ weekStart }) => ofWeek(weekStart, facts)),
    ...facts.sitesMissing.map(sites),
    ...unsent(facts, today),
    ...lock(facts, today),
    ...portalWord(facts, today),
    ...facts.hospitalLimits.map((limit) => hospital(limit, facts.council)),
    ...facts.adjustments.flatMap((request) => adjustment(request, facts.council, today)),
    ...facts.needed.map((change) => notBegun(change, facts.council, today)),
  ];
  return all.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.key < b.key ? -1 : 1));
}

const order: readonly Reminder['kind'][] = [
  'missed',
  'two-hours',
  'due-today',
  'sites',
  'unsent',
  'account-lock',
  'portal-word',
  'week',
  'hospital-limit',
  'adjustment',
];

function ofWeek(weekStart: PlainDate, { now, council }: ReminderFacts): Reminder[] {
  const { timeZone } = council.deadline;
  const { operative, remindOn } = deadlines(weekStart, council);
  const at = Date.parse(now);
  const due = Date.parse(operative);
  const dueDay = dayAt(operative, timeZone) ?? remindOn;
  const reminder = (kind: Reminder['kind'], title: string, body: string): Reminder[] => [
    { key: `${kind}:${weekStart}`, kind, title, body, place: { name: 'week', weekStart } },
  ];
  const week = `Week ${formatWeek(weekStart)}`;
  const by = formatDeadline(operative, council);
  if (at > due)
    return reminder(
      'missed',
      'The deadline has passed',
      `${week} was due by ${by}. Confirm it now: payment waits until then.`,
    );
  if (at >= due - twoHours) return reminder('two-hours', 'Less than two hours left', `${week} is due by ${by}.`);
  if (at >= Date.parse(instantOf(dueDay, morning, timeZone)))
    return reminder('due-today', 'Due today', `${week} is due by ${by}.`);
  if (at >= Date.parse(instantOf(remindOn, morning, timeZone)))
    return reminder('week', week, reminderText(weekStart, council));
  return [];
}

function sites({ weekStart, sites: missing }: ReminderFacts['sitesMissing'][number]): Reminder {
  const nothing =
    missing === 1 ? 'One site has sent or logged nothing' : `${missing} sites have sent or logged nothing`;
  return {
    key: `sites:${weekStart}`,
    kind: 'sites',
    title: missing === 1 ? 'A site has not reported' : 'Sites have not reported',
    body: `${nothing} of the week ${formatWeek(weekStart)}. Remind them before it is due.`,
    place: { name: 'sites', weekStart },
  };
}

function unsent({ now, oldestUnsentAt }: ReminderFacts, today: PlainDate): Reminder[] {
  if (oldestUnsentAt === null || Date.parse(now) - Date.parse(oldestUnsentAt) < aDay) return [];
  return [
    {
      key: `unsent:${today}`,
      kind: 'unsent',
      title: 'Work has waited for more than a day',
      body: 'Changes that are saved on this computer are not at the portal yet. Go online and sync.',
      place: { name: 'sync' },
    },
  ];
}

function lock({ lock: state }: ReminderFacts, today: PlainDate): Reminder[] {
  if (state === null || state.state === 'open') return [];
  const locked = state.state === 'locked';
  return [
    {
      key: `account-lock:${today}`,
      kind: 'account-lock',
      title: locked ? 'The portal account may be locked' : 'The portal account locks soon',
      body: locked
        ? `Nobody signed in to the council’s portal for ${state.days} days. Ask the portal team to unlock it.`
        : `Sign in to the council’s portal before ${formatLongDate(state.locksOn)}, or the account locks.`,
      place: { name: 'contact' },
    },
  ];
}

/** After that the window is locked until the portal answers: the one who is at a care site all week should know before. */
function portalWord({ portalWord: word, council }: ReminderFacts, today: PlainDate): Reminder[] {
  if (word === null || word === undefined) return [];
  const { timeZone } = council.deadline;
  const [last, ends] = [dayAt(word.heardAt, timeZone), dayAt(word.endsAt, timeZone)];
  if (last === null || ends === null) return [];
  return [
    {
      key: `portal-word:${today}`,
      kind: 'portal-word',
      title: 'The portal has to be reached soon',
      body: `It last said on ${formatLongDate(last)} that your sign-in is good. Sync by ${formatLongDate(ends)}: after that the window is locked until the portal answers.`,
      place: { name: 'sync' },
    },
  ];
}

/** By the day as well: after a decision through a later week, the same stay comes to its next limit. */
function hospital({ stayId, lastPaidDay }: ReminderFacts['hospitalLimits'][number], council: CouncilProfile): Reminder {
  return {
    key: `hospital-limit:${stayId}:${lastPaidDay}`,
    kind: 'hospital-limit',
    title: 'A hospital stay reaches its paid weeks',
    body: `Ask the operational team at ${council.name} for a decision before the next week is recorded.`,
    place: { name: 'hospital', stayId },
  };
}

function adjustment(
  { id, startDate, timed = true }: ReminderFacts['adjustments'][number],
  council: CouncilProfile,
  today: PlainDate,
): Reminder[] {
  const place = { name: 'adjustment', requestId: id } as const;
  if (!timed) {
    const body = `The change is from ${formatDate(startDate)}, and the request has not been sent.`;
    return [{ key: `adjustment:${id}:due`, kind: 'adjustment', title: 'A request is to be sent', body, place }];
  }
  const lastDay = addDays(startDate, council.adjustment.submitWithinDays);
  const left = daysBetween(today, lastDay);
  if (left > adjustmentNotice) return [];
  return [
    {
      key: `adjustment:${id}:${left < 0 ? 'late' : 'due'}`,
      kind: 'adjustment',
      title: left < 0 ? 'An adjustment request is late' : 'An adjustment request is due',
      body:
        left < 0
          ? `It was to be submitted by ${formatDate(lastDay)}. Submit it now.`
          : `Submit it by ${formatLongDate(lastDay)}.`,
      place,
    },
  ];
}

/** From the day on which the rules find it: what stands in the week needs no notice of its last day. */
function notBegun(
  { weekStart, startDate, timed = true }: ReminderFacts['needed'][number],
  council: CouncilProfile,
  today: PlainDate,
): Reminder {
  const lastDay = addDays(startDate, council.adjustment.submitWithinDays);
  const late = timed && lastDay < today;
  const by = late ? `It was to be submitted by ${formatDate(lastDay)}.` : `Submit one by ${formatLongDate(lastDay)}.`;
  return {
    key: `adjustment-needed:${weekStart}:${late ? 'late' : 'due'}`,
    kind: 'adjustment',
    title: timed ? 'A change needs an adjustment request' : 'A change needs a request',
    body: `The week ${formatWeek(weekStart)} has a change of more than ${council.temporaryDays} days, or an end, without a request. ${timed ? by : 'Send one.'}`,
    place: { name: 'adjustments', weekStart },
  };
}

// ── Quiet hours ──────────────────────────────────────────────────────────────────────────────────────────────────

const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time, such as 8pm or 8:30pm.');
/** Local times; `from` after `to` runs over midnight; equal times mean no quiet hours. */
export const quietHoursSchema = z.object({ from: timeSchema, to: timeSchema, weekends: z.boolean() });
export type QuietHours = z.infer<typeof quietHoursSchema>;

/** True while nothing should be notified. What comes up in the meantime is notified when they end, if it still holds. */
export function isQuiet(now: string, { from, to, weekends }: QuietHours, timeZone: string): boolean {
  const today = dayAt(now, timeZone);
  if (today === null) return false;
  // 1970-01-05 was a Monday.
  const weekday = ((daysBetween('1970-01-05', today) % 7) + 7) % 7;
  if (weekends && weekday >= 5) return true;
  if (from === to) return false;
  const at = Date.parse(now);
  const start = Date.parse(instantOf(today, from, timeZone));
  const end = Date.parse(instantOf(today, to, timeZone));
  return from < to ? at >= start && at < end : at >= start || at < end;
}
