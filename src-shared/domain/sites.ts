// The provider's care sites: which lines belong to which, and when each was last heard of in a week. Pure. What must stay
// true: a site is never said to have reported without something that it logged, sent or said; whether what it logged is all
// of its week nobody can know, so the day up to which it logged is shown beside it.
import { z } from 'zod';
import { instantOf } from './deadline.ts';
import { idSchema } from './id.ts';
import { longestNote } from './limits.ts';
import type { ServiceLine } from './lines.ts';
import { addDays, type PlainDate, weekStartSchema } from './week.ts';

/** More lines and services than any provider has. */
const mostLines = 20_000;

const lineOfText = z.string().trim().max(longestNote);

export const siteSchema = z.object({
  id: idSchema,
  name: lineOfText.min(1),
  /** Empty: nobody is named. */
  inCharge: lineOfText,
  /** A mail address; empty: none is known. */
  writeTo: lineOfText,
  /** All lines of these services belong to it, as the council writes them. */
  services: z.array(z.string().min(1).max(longestNote)).max(mostLines),
  /** Lines that belong to it, whatever site their service belongs to. */
  lineIds: z.array(idSchema).max(mostLines),
});
export type Site = z.infer<typeof siteSchema>;

/** How somebody here came to say that a site has reported: by telephone or mail, or by its sheet, which was typed back. */
export const siteReportSchema = z.object({
  siteId: idSchema,
  weekStart: weekStartSchema,
  how: z.enum(['told', 'sheet']),
});
export type SiteReport = z.infer<typeof siteReportSchema>;

type LineOfSite = Pick<ServiceLine, 'id' | 'service'>;

/**
 * Which site a line belongs to: by itself, else by its service.
 * @param sites of two that claim the same, the first counts
 * @returns the id of its site, or null for a line without one
 */
export function siteOfLines(sites: readonly Site[]): (line: LineOfSite) => string | null {
  const ofLine = new Map<string, string>();
  const ofService = new Map<string, string>();
  for (const { id, lineIds, services } of sites) {
    for (const lineId of lineIds) if (!ofLine.has(lineId)) ofLine.set(lineId, id);
    for (const service of services) if (!ofService.has(service)) ofService.set(service, id);
  }
  return ({ id, service }) => ofLine.get(id) ?? ofService.get(service) ?? null;
}

/** What the other sites become once `site` has its services and lines: those that lose some of theirs. */
export function sitesThatLose(site: Site, others: readonly Site[]): Site[] {
  const [services, lineIds] = [new Set(site.services), new Set(site.lineIds)];
  return others.flatMap((other) => {
    if (other.id === site.id) return [];
    const left = {
      ...other,
      services: other.services.filter((service) => !services.has(service)),
      lineIds: other.lineIds.filter((lineId) => !lineIds.has(lineId)),
    };
    const loses = left.services.length < other.services.length || left.lineIds.length < other.lineIds.length;
    return loses ? [left] : [];
  });
}

/** Something that was heard of a site in a week. */
export const siteHeardSchema = z.object({
  what: z.enum(['log', 'packet', 'told', 'sheet']),
  /** When it was logged, sent or said (ISO); null: it came from another computer, which did not say. */
  at: z.string().nullable(),
  /** Who; null: not known. */
  by: z.string().nullable(),
  /** The last day of the week that is logged; null for what is of no day. */
  day: z.string().nullable(),
});
export type SiteHeard = z.infer<typeof siteHeardSchema>;

export interface SiteOfWeek {
  site: Site;
  /** Lines of the week that belong to it. */
  lineIds: string[];
  /** The last that was heard of it in this week; null: nothing. */
  heard: SiteHeard | null;
  /** It has lines in this week, nothing was heard of it, and it is time. */
  missing: boolean;
}

/** From when on a site that has not reported its week is missing: Monday noon, where the council's clocks are. */
export function reportsDueFrom(weekStart: PlainDate, timeZone: string): string {
  return instantOf(addDays(weekStart, 7), '12:00', timeZone);
}

interface SitesWeek {
  sites: readonly Site[];
  /** Those of the week. */
  lines: readonly LineOfSite[];
  /** By site id. */
  heard: ReadonlyMap<string, readonly SiteHeard[]>;
  weekStart: PlainDate;
  /** ISO instant. */
  now: string;
  timeZone: string;
}

/** @returns the sites, those that are missing first, then those of which nothing was heard for longest, then by name */
export function sitesOfWeek({ sites, lines, heard, weekStart, now, timeZone }: SitesWeek): SiteOfWeek[] {
  const siteOf = siteOfLines(sites);
  const linesOf = new Map<string, string[]>();
  for (const line of lines) {
    const siteId = siteOf(line);
    if (siteId !== null) linesOf.set(siteId, [...(linesOf.get(siteId) ?? []), line.id]);
  }
  const isTime = Date.parse(now) >= Date.parse(reportsDueFrom(weekStart, timeZone));
  return sites
    .map((site): SiteOfWeek => {
      const lineIds = linesOf.get(site.id) ?? [];
      const last = lastHeard(heard.get(site.id) ?? []);
      return { site, lineIds, heard: last, missing: isTime && lineIds.length > 0 && last === null };
    })
    .sort((a, b) => rank(a) - rank(b) || compare(whenHeard(a), whenHeard(b)) || compare(a.site.name, b.site.name));
}

/** Sites without a line in the week have nothing to report. */
function rank({ missing, lineIds, heard }: SiteOfWeek): number {
  if (missing) return 0;
  if (lineIds.length === 0) return 3;
  return heard === null ? 1 : 2;
}

/**
 * The newest; what has no time of its own comes before what has. Of what was written in one moment, that a sheet was typed in says
 * more than its entries. The last day that is logged is that of all logs.
 */
function lastHeard(all: readonly SiteHeard[]): SiteHeard | null {
  const isLog = ({ what }: SiteHeard) => Number(what === 'log');
  const [last] = [...all].sort((a, b) => -compare(a.at ?? '', b.at ?? '') || isLog(a) - isLog(b));
  if (last === undefined) return null;
  const days = all.flatMap(({ day }) => day ?? []).sort();
  return { ...last, day: days.at(-1) ?? null };
}

function whenHeard({ heard }: SiteOfWeek): string {
  return heard?.at ?? heard?.day ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
