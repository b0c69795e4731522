// The provider's sites in a packet, so that they are set up once, and what was said of whether they have reported. Of one site that
// two computers say different things of, the later word counts, whatever the order of the packets.
import { isDeepStrictEqual } from 'node:util';
import { count } from '../../src-shared/domain/count.ts';
import { type Site, sitesThatLose } from '../../src-shared/domain/sites.ts';
import type { Packet } from '../../src-shared/packet/index.ts';
import type { By } from '../../src-shared/portal-api/index.ts';
import type { Write } from '../store/commands.ts';
import type { StoredSite, StoredSiteReport } from '../store/sites.ts';
import type { StoreReads } from '../store/store.ts';

/** What of the packet's sites is later than what is known here, the earliest first. */
function laterSites(store: StoreReads, { sites = [] }: Packet): StoredSite[] {
  return sites
    .filter(({ id, site, changed }) => {
      const here = store.sites.get(id);
      // A removal is kept also of a site that is not known yet: an older packet may come later.
      if (here === null) return true;
      return here.changed.at < changed.at && !isDeepStrictEqual(here.site, site);
    })
    .sort((a, b) => (a.changed.at < b.changed.at ? -1 : a.changed.at > b.changed.at ? 1 : 0));
}

function laterReports(store: StoreReads, { siteReports = [] }: Packet): StoredSiteReport[] {
  const here = new Map(store.sites.reports().map((one) => [`${one.weekStart} ${one.siteId}`, one]));
  return siteReports.filter(({ siteId, weekStart, how, changed }) => {
    const known = here.get(`${weekStart} ${siteId}`);
    return known === undefined || (known.changed.at < changed.at && known.how !== how);
  });
}

/** What of the sites would change here, a sentence each. */
export function sitesWords(store: StoreReads, packet: Packet): string[] {
  const sites = laterSites(store, packet).filter(({ id, site }) => site !== null || store.sites.get(id)?.site);
  const reports = laterReports(store, packet).filter(({ how }) => how !== null);
  const are = (all: readonly unknown[]) => `${count(all.length, 'site')} ${all.length === 1 ? 'is' : 'are'}`;
  return [
    ...(sites.length === 0 ? [] : [`With it ${are(sites)} set up, changed or removed as there.`]),
    ...(reports.length === 0 ? [] : [`With it ${are(reports)} noted as having reported.`]),
  ];
}

/** Inside the command that brings the packet in. */
export function bringInSites(store: StoreReads, write: Write, packet: Packet): void {
  for (const { id, site, changed } of laterSites(store, packet)) {
    write.site(id, site === null ? null : takingFromOthers(store, write, site, changed), changed);
  }
  for (const { siteId, weekStart, how, changed } of laterReports(store, packet)) {
    write.siteReport(siteId, weekStart, how, changed);
  }
}

/** A service and a line belong to one site: of two that claim them, the one that was changed later. */
function takingFromOthers(store: StoreReads, write: Write, site: Site, changed: By): Site {
  let taking = site;
  for (const other of sitesThatLose(site, store.sites.all())) {
    const known = store.sites.get(other.id);
    if (known?.site != null && known.changed.at > changed.at) taking = sitesThatLose(known.site, [taking])[0] ?? taking;
    else write.site(other.id, other, changed);
  }
  return taking;
}
