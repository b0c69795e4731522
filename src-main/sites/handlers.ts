// The calls on the provider's care sites. Every change is one step, which undo takes back.
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { AppAnswer, AppHandlers, AppParsed, AppResult } from '../../src-shared/app-api/index.ts';
import { reportsDueFrom, type Site, siteOfLines, sitesThatLose } from '../../src-shared/domain/sites.ts';
import { formatWeek, type PlainDate } from '../../src-shared/domain/week.ts';
import type { By } from '../../src-shared/portal-api/index.ts';
import { foldName } from '../../src-shared/readers/names.ts';
import type { ChangeLogEntry } from '../store/change-log.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noLongerThere, noProfile } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import type { WeekQueries } from '../weeks/queries.ts';
import { sitesHeard } from './heard.ts';

export function siteHandlers(context: AccountContext, queries: Pick<WeekQueries, 'waiting'>): AppHandlers<'site'> {
  return {
    'site.list': ({ weekStart }) => listSites(context, queries, weekStart),
    'site.save': (input) => saveSite(context, input),
    'site.remove': ({ id }) => {
      const site = context.store.sites.get(id)?.site ?? null;
      if (site === null) return noLongerThere('That site');
      const undo = { label: `the removal of the site ${site.name}`, weekStart: null };
      const saved = save(context, { what: 'remove-site', undo, weekStart: null }, (write) => write.site(id, null));
      return saved.ok ? ok({}) : saved;
    },
    'site.note-reported': (input) => noteReported(context, input),
    'site.note-reminded': ({ siteId, weekStart, subject, text }) => {
      if ((context.store.sites.get(siteId)?.site ?? null) === null) return noLongerThere('That site');
      const content = { kind: 'site-reminded', siteId, subject, text } satisfies Reminded;
      const saved = save(context, { what: 'site-reminded', weekStart }, (write) =>
        write.note('site-reminded', { weekStart, content }),
      );
      return saved.ok ? ok({}) : saved;
    },
  };
}

function listSites(
  context: AccountContext,
  queries: Pick<WeekQueries, 'waiting'>,
  weekStart: PlainDate,
): AppResult<AppAnswer<'site.list'>> {
  const { store } = context;
  const council = store.profile.get();
  if (council === null) return noProfile();
  const siteOf = siteOfLines(store.sites.all());
  const sites = sitesHeard(context, weekStart, council);
  const reminded = remindedOf(store.changeLog.sitesReminded(weekStart));
  const open = queries.waiting().includes(weekStart);
  const lines = sites.length === 0 ? [] : store.lines.ofWeek(weekStart);
  return ok({
    sites: sites.map((one) => ({
      ...one,
      missing: one.missing && open,
      reminded: reminded.get(one.site.id) ?? null,
    })),
    withoutSite: lines.filter((line) => siteOf(line) === null).map(({ id }) => id),
    dueFrom: reportsDueFrom(weekStart, council.deadline.timeZone),
    open,
  });
}

function saveSite(
  context: AccountContext,
  { site: given, seen }: AppParsed<'site.save'>,
): AppResult<AppAnswer<'site.save'>> {
  const { store } = context;
  const before = given.id === null ? null : (store.sites.get(given.id)?.site ?? null);
  if (given.id !== null && before === null) return noLongerThere('That site');
  if (seen != null && !isDeepStrictEqual(before, seen)) return changedSinceSeen(given.name);
  const site: Site = {
    ...given,
    id: given.id ?? context.newId(),
    services: [...new Set(given.services)].sort(),
    lineIds: [...new Set(given.lineIds)].sort(),
  };
  const others = store.sites.all().filter(({ id }) => id !== site.id);
  const namesake = others.find(({ name }) => foldName(name) === foldName(site.name));
  if (namesake !== undefined) return wrong('name', `There is a site called ${namesake.name} already.`);
  if (site.writeTo !== '' && !isMailAddress(site.writeTo)) {
    return wrong('writeTo', 'That is no mail address. Enter one such as elm.house@provider.example.');
  }
  const losing = sitesThatLose(site, others);
  if (losing.length === 0 && isDeepStrictEqual(before, site)) return ok({ id: site.id, lost: [] });
  const undo = { label: `the change to the site ${site.name}`, weekStart: null };
  return save(context, { what: 'save-site', undo, weekStart: null }, (write) => {
    for (const other of losing) write.site(other.id, other);
    write.site(site.id, site);
    return { id: site.id, lost: losing.map(({ name }) => name) };
  });
}

function noteReported(
  context: AccountContext,
  { siteId, weekStart, reported }: AppParsed<'site.note-reported'>,
): AppResult<Record<string, never>> {
  const { store } = context;
  const site = store.sites.get(siteId)?.site ?? null;
  if (site === null) return noLongerThere('That site');
  const before = store.sites.reportsOf(weekStart).find((one) => one.siteId === siteId)?.how ?? null;
  if ((before !== null) === reported) return ok({});
  const undo = { label: `what was noted of ${site.name} in the week ${formatWeek(weekStart)}`, weekStart };
  const what = reported ? 'site-reported' : 'site-not-reported';
  const saved = save(context, { what, undo, weekStart }, (write) =>
    write.siteReport(siteId, weekStart, reported ? 'told' : null),
  );
  return saved.ok ? ok({}) : saved;
}

const remindedSchema = z.object({
  kind: z.literal('site-reminded'),
  siteId: z.string(),
  subject: z.string(),
  text: z.string(),
});
type Reminded = z.infer<typeof remindedSchema>;

/** By site, the last. */
function remindedOf(entries: readonly ChangeLogEntry[]): Map<string, By> {
  return new Map(
    entries.flatMap(({ at, by, content }) => {
      const read = remindedSchema.safeParse(content?.after);
      return read.success ? [[read.data.siteId, { ...by, at }] as const] : [];
    }),
  );
}

/** As far as a mail program is given it; whether anybody reads there only a mail can tell. */
function isMailAddress(text: string): boolean {
  return /^[^\s@,;<>]+@[^\s@,;<>]+$/.test(text);
}

const wrong = (field: string, sentence: string) =>
  refuse('site-wrong', sentence, 'Correct it and save again.', { [field]: sentence });

const changedSinceSeen = (name: string) =>
  refuse(
    'record-changed',
    `The site ${name} was changed since this was opened, so nothing was saved.`,
    'Close this, look at the site as it is now, and change it again.',
  );
