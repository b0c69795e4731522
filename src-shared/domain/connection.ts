// How a week reaches the council, and by which way each week of one set of records went. What must stay true: a week keeps
// the way that it came by, whatever way its account goes now, since every sentence about it speaks of that way.
import { z } from 'zod';
import { authoritySchema } from '../portal-api/sessions.ts';
import { type PlainDate, weekStartSchema } from './week.ts';

/**
 * `practice` starts the built-in practice portal; `api` is a portal by its address (the council's, or a hub of the
 * provider's own); `files`: a person carries the portal's files, and there is no portal to call.
 */
export const connectionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('practice') }),
  z.object({
    kind: z.literal('api'),
    address: z.url({
      protocol: /^https?$/,
      error: 'Enter the address of the portal, such as https://portal.example.gov.uk',
    }),
    /** Whose word this portal is, set by the person who set up the account, not by the server. */
    authority: z.enum(['council', 'hub']),
  }),
  z.object({ kind: z.literal('files') }),
]);
export type Connection = z.infer<typeof connectionSchema>;

/** A way that the account went before, and the weeks that came by it. */
export const formerWaySchema = z.object({
  connection: connectionSchema,
  authority: authoritySchema,
  weeks: z.array(weekStartSchema),
});
export type FormerWay = z.infer<typeof formerWaySchema>;

export type Way = Pick<FormerWay, 'connection' | 'authority'>;
type Ways = Way & { former?: readonly FormerWay[] | undefined };

/** The way of one week: the one that it came by, else the one that the account goes now. */
export function wayOfWeek(account: Ways, weekStart: PlainDate): Way {
  return account.former?.find(({ weeks }) => weeks.includes(weekStart)) ?? account;
}

/** True for a week that came by another way than the account goes now. */
export function isFromFormerConnection({ former = [] }: Pick<Ways, 'former'>, weekStart: PlainDate): boolean {
  return former.some(({ weeks }) => weeks.includes(weekStart));
}

/** True for a week whose portal is no longer asked: what it held then can be read, and nothing can be sent. */
export function isOnlyToRead(account: Ways, weekStart: PlainDate): boolean {
  return isFromFormerConnection(account, weekStart) && wayOfWeek(account, weekStart).connection.kind !== 'files';
}

/** Why a kept week is as it is, for its page; null for a week of the account's own way. */
export function formerConnectionSentence(account: Ways, weekStart: PlainDate): string | null {
  if (!isFromFormerConnection(account, weekStart)) return null;
  const way = wayOfWeek(account, weekStart);
  if (way.connection.kind === 'files')
    return 'This week came by the portal’s files, and still goes to the council by files.';
  const whose =
    way.authority === 'hub' ? 'your own hub' : way.authority === 'council' ? 'the council’s portal' : 'a portal';
  return `This week came through ${whose}, which this account no longer uses. It is kept as it was, to read.`;
}

/**
 * The ways after a change: the weeks that are here stay with the way that they came by. Weeks of a way that the account
 * goes back to are its own again.
 */
export function waysAfterChange(
  before: Ways,
  weeksHere: readonly PlainDate[],
  isSameAsNext: (way: Way) => boolean,
): FormerWay[] {
  const former = before.former ?? [];
  const own = weeksHere.filter((week) => !isFromFormerConnection(before, week)).sort();
  const { connection, authority } = before;
  const all = own.length === 0 ? [...former] : [...former, { connection, authority, weeks: own }];
  return all.filter((way) => !isSameAsNext(way));
}
