// The provider's care sites, and what somebody here said of whether they have reported. Both with who last said so and when:
// of two computers that say different things the later word counts, also where it is that something is no longer so.
import type { CommandCode } from '../../src-shared/domain/command-words.ts';
import type { Site, SiteReport } from '../../src-shared/domain/sites.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import type { By } from '../../src-shared/portal-api/index.ts';
import { aboutNobody, type EntrySubject } from './change-log.ts';
import type { Db } from './database.ts';

/** `site` null: it was removed. */
export interface StoredSite {
  id: string;
  site: Site | null;
  changed: By;
}

/** `how` null: it was taken back. */
export interface StoredSiteReport {
  siteId: string;
  weekStart: PlainDate;
  how: SiteReport['how'] | null;
  changed: By;
}

export interface SiteRepository {
  /** Those that there are, by name. */
  all(): Site[];
  get(id: string): StoredSite | null;
  /** Also those that were removed. */
  stored(): StoredSite[];
  reportsOf(weekStart: PlainDate): StoredSiteReport[];
  /** Of all weeks, also those that were taken back. */
  reports(): StoredSiteReport[];
}

/** What a command may write of sites. */
export interface SiteWriter {
  /**
   * `site` null removes it.
   * @param changed who said so elsewhere, and when; absent: whoever runs the command, now
   */
  site(id: string, site: Site | null, changed?: By): void;
  /** Whether a site has reported its week; `how` null: not, as far as anybody here says. @param changed as for a site */
  siteReport(siteId: string, weekStart: PlainDate, how: SiteReport['how'] | null, changed?: By): void;
}

/** The content of a change_log entry about a site, on either side. */
export interface LoggedSite {
  kind: 'site';
  id: string;
  site: Site | null;
}

/** The content of a change_log entry about whether a site has reported, on either side. */
export interface LoggedSiteReport {
  kind: 'site-report';
  siteId: string;
  weekStart: PlainDate;
  how: SiteReport['how'] | null;
}

interface SiteRow {
  id: string;
  name: string;
  in_charge: string;
  write_to: string;
  services: string;
  line_ids: string;
  removed: 0 | 1;
  changed_id: string;
  changed_name: string;
  changed_at: string;
}

interface ReportRow {
  site_id: string;
  week_start: string;
  how: SiteReport['how'];
  removed: 0 | 1;
  by_id: string;
  by_name: string;
  at: string;
}

export function siteRepository(db: Db) {
  const all = db.prepare<[], SiteRow>('SELECT * FROM site ORDER BY name COLLATE NOCASE, id');
  const one = db.prepare<[string], SiteRow>('SELECT * FROM site WHERE id = ?');
  const put = db.prepare(
    `INSERT OR REPLACE INTO site (id, name, in_charge, write_to, services, line_ids, removed, changed_id, changed_name,
       changed_at)
     VALUES (@id, @name, @inCharge, @writeTo, @services, @lineIds, @removed, @changedId, @changedName, @changedAt)`,
  );
  const reports = db.prepare<[], ReportRow>('SELECT * FROM site_report ORDER BY week_start, site_id');
  const reportsOf = db.prepare<[string], ReportRow>(
    'SELECT * FROM site_report WHERE week_start = ? AND removed = 0 ORDER BY site_id',
  );
  const putReport = db.prepare(
    `INSERT OR REPLACE INTO site_report (site_id, week_start, how, removed, by_id, by_name, at)
     VALUES (@siteId, @weekStart, @how, @removed, @byId, @byName, @at)`,
  );
  const repository: SiteRepository = {
    all: () => all.all().flatMap((row) => siteOf(row) ?? []),
    get(id) {
      const row = one.get(id);
      return row === undefined ? null : storedOf(row);
    },
    stored: () => all.all().map(storedOf),
    reportsOf: (weekStart) => reportsOf.all(weekStart).map(reportOf),
    reports: () => reports.all().map(reportOf),
  };
  return {
    ...repository,
    put({ id, site, changed }: StoredSite): void {
      const nothing = { name: '', inCharge: '', writeTo: '', services: [], lineIds: [] };
      const { name, inCharge, writeTo, services, lineIds } = site ?? nothing;
      put.run({
        ...{ id, name, inCharge, writeTo, removed: site === null ? 1 : 0 },
        ...{ services: JSON.stringify(services), lineIds: JSON.stringify(lineIds) },
        ...{ changedId: changed.id, changedName: changed.name, changedAt: changed.at },
      });
    },
    putReport({ siteId, weekStart, how, changed }: StoredSiteReport): void {
      const by = { byId: changed.id, byName: changed.name, at: changed.at };
      putReport.run({ siteId, weekStart, how: how ?? 'told', removed: how === null ? 1 : 0, ...by });
    },
  };
}
export type Sites = ReturnType<typeof siteRepository>;

interface SiteWriterParts {
  sites: Sites;
  now: () => string;
}

type Note = (what: CommandCode, about: EntrySubject, before: unknown, after: unknown) => void;

export function siteWriter(
  { sites, now }: SiteWriterParts,
  { what, by }: { what: CommandCode; by: { id: string; name: string } },
  note: Note,
): SiteWriter {
  return {
    site(id, site, changed = { ...by, at: now() }) {
      const logged = (of: Site | null): LoggedSite => ({ kind: 'site', id, site: of });
      const before = sites.get(id)?.site ?? null;
      sites.put({ id, site, changed });
      note(what, aboutNobody, logged(before), logged(site));
    },
    siteReport(siteId, weekStart, how, changed = { ...by, at: now() }) {
      const logged = (of: SiteReport['how'] | null): LoggedSiteReport => {
        return { kind: 'site-report', siteId, weekStart, how: of };
      };
      const before = sites.reportsOf(weekStart).find((one) => one.siteId === siteId)?.how ?? null;
      sites.putReport({ siteId, weekStart, how, changed });
      note(what, { ...aboutNobody, weekStart }, logged(before), logged(how));
    },
  };
}

function siteOf(row: SiteRow): Site | null {
  if (row.removed === 1) return null;
  return {
    id: row.id,
    name: row.name,
    inCharge: row.in_charge,
    writeTo: row.write_to,
    // Written by `put`, from a record that was parsed where it came in.
    services: JSON.parse(row.services) as string[],
    lineIds: JSON.parse(row.line_ids) as string[],
  };
}

function storedOf(row: SiteRow): StoredSite {
  return {
    id: row.id,
    site: siteOf(row),
    changed: { id: row.changed_id, name: row.changed_name, at: row.changed_at },
  };
}

function reportOf(row: ReportRow): StoredSiteReport {
  return {
    siteId: row.site_id,
    weekStart: row.week_start,
    how: row.removed === 1 ? null : row.how,
    changed: { id: row.by_id, name: row.by_name, at: row.at },
  };
}
