// What was heard of each site in a week: what it logged, what it sent in packets, and what somebody here said. Read from the
// store; what follows from it is src-shared/domain/sites.ts.
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { LogEntry } from '../../src-shared/domain/log.ts';
import { type SiteHeard, type SiteOfWeek, siteOfLines, sitesOfWeek } from '../../src-shared/domain/sites.ts';
import { mondayOf, type PlainDate } from '../../src-shared/domain/week.ts';
import type { PacketRow } from '../../src-shared/packet/index.ts';
import type { CareRecord } from '../../src-shared/portal-api/index.ts';
import type { LoggedCare } from '../store/commands.ts';
import type { StoreReads } from '../store/store.ts';
import type { AccountContext } from '../use-case/account-context.ts';

type Place = Pick<AccountContext, 'store' | 'clock'>;

/** The sites in the week, those that are missing first; empty where the provider keeps none. */
export function sitesHeard({ store, clock }: Place, weekStart: PlainDate, council: CouncilProfile): SiteOfWeek[] {
  const sites = store.sites.all();
  if (sites.length === 0) return [];
  const { timeZone } = council.deadline;
  const lines = store.lines.ofWeek(weekStart);
  return sitesOfWeek({ sites, lines, heard: heardOf(store, weekStart), weekStart, now: clock.now(), timeZone });
}

function heardOf(store: StoreReads, weekStart: PlainDate): Map<string, SiteHeard[]> {
  const siteOf = siteOfLines(store.sites.all());
  const found = new Map<string, SiteHeard[]>();
  const add = (siteId: string | null, heard: SiteHeard) => {
    if (siteId !== null) found.set(siteId, [...(found.get(siteId) ?? []), heard]);
  };
  const siteOfLine = (lineId: string) => {
    const line = store.lines.get(lineId);
    return line === null ? siteOf({ id: lineId, service: '' }) : siteOf(line);
  };
  const logged = new Map<string, LogEntry[]>();
  for (const entry of store.care.logOfWeek(weekStart)) {
    logged.set(entry.lineId, [...(logged.get(entry.lineId) ?? []), entry]);
  }
  const saidBy = new Map(store.care.logSaidBy(weekStart).map(({ id, by, at }) => [id, { by, at }]));
  for (const [lineId, entries] of logged) {
    const siteId = siteOfLine(lineId);
    if (siteId === null) continue;
    const recorded = recordedOf(store, lineId);
    for (const { id, day } of entries) {
      const { at = null, by = null } = recorded.get(id) ?? saidBy.get(id) ?? {};
      add(siteId, { what: 'log', at, by, day });
    }
  }
  for (const { packet } of store.device.packets()) {
    const { madeAt: at, madeBy } = packet;
    const of = new Set(packet.rows.flatMap((row) => lineOfWeek(row, weekStart) ?? []).map(siteOfLine));
    for (const siteId of of) add(siteId, { what: 'packet', at, by: madeBy.name, day: null });
  }
  for (const { siteId, how, changed } of store.sites.reportsOf(weekStart)) {
    if (how !== null) add(siteId, { what: how, at: changed.at, by: changed.name, day: null });
  }
  return found;
}

/** When an entry of the daily log was last recorded on this computer, and by whom: by its id. */
function recordedOf(store: StoreReads, lineId: string): Map<string, { at: string; by: string }> {
  const found = new Map<string, { at: string; by: string }>();
  for (const { at, by, content } of store.changeLog.logOfLine(lineId)) {
    const after = content?.after as Partial<LoggedCare> | null | undefined;
    const record: CareRecord | null | undefined = after?.kind === 'care' ? after.record : null;
    if (record?.kind === 'log') found.set(record.id, { at, by: by.name });
  }
  return found;
}

/** The line that a row of a packet is about, where it is one of the week. */
function lineOfWeek(row: PacketRow, weekStart: PlainDate): string | null {
  if (row.kind === 'actual') return row.weekStart === weekStart ? row.lineId : null;
  if (row.kind !== 'care' || row.change.record?.kind !== 'log') return null;
  const { day, lineId } = row.change.record.value;
  return mondayOf(day) === weekStart ? lineId : null;
}
