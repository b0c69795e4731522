// Which sheets may be in somebody's hand: those that were printed on this computer, the newest first, and as they would be printed now.
import { useMemo } from 'react';
import { count } from '../../../src-shared/domain/count.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { type Site, siteOfLines } from '../../../src-shared/domain/sites.ts';
import { nameInOrder } from '../../../src-shared/readers/names.ts';
import { useCare } from '../../app-api/care-queries.ts';
import { usePrintedSheets, useSites } from '../../app-api/report-queries.ts';
import { formatMoment } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { type CarerSheetRow, carerSheetRows, type EntryRow, entryRows, sheetsBySite } from './sheet-rows.ts';

export interface SheetToType {
  id: string;
  label: string;
  detail: string;
  siteId: string | null;
  rows: EntryRow[];
}

export function useSheetsToType(): {
  sheets: SheetToType[];
  nameOf: (lineId: string) => { name: string; detail: string };
} {
  const { week, nameOrder, serviceName } = useWorkspace();
  const listed = useSites(week.weekStart).value;
  const printed = usePrintedSheets(week.weekStart).value;
  const { value: care } = useCare();
  const sheets = useMemo(() => {
    if (listed === null || printed === null) return [];
    const sites = listed.sites.map(({ site }) => site);
    const all = carerSheetRows(week, null, nameOrder);
    const titleOf = (siteId: string | null) => sites.find(({ id }) => id === siteId)?.name ?? null;
    const asPrinted = printed.sheets.map(({ id, at, by, siteId, service, lineIds }): SheetToType => {
      const now = all.filter((row) => isOfSheet(row, { siteId, service }, sites));
      const of = titleOf(siteId) ?? (service === null ? 'Sheet' : serviceName(service));
      const detail = `${by}, ${count(lineIds.length, 'line')}`;
      return { id, label: `${of}, saved ${formatMoment(at)}`, detail, siteId, rows: entryRows(lineIds, now, all) };
    });
    const asNow = sheetsBySite(all, sites).map(({ site, rows }): SheetToType => {
      const of = site?.name ?? (sites.length === 0 ? 'All lines' : 'Lines without a site');
      const siteId = site?.id ?? null;
      const detail = count(rows.length, 'line');
      return { id: `now ${siteId}`, label: `${of}, as printed now`, detail, siteId, rows: entryRows(null, rows, all) };
    });
    return [...asPrinted, ...asNow];
  }, [listed, printed, week, nameOrder, serviceName]);
  const names = useMemo(() => {
    const people = new Map(care?.people.map((person) => [person.ssRef, person]));
    return new Map(
      (care?.lines ?? []).map(({ id, ssRef, service, serviceLevel }) => {
        const name = nameInOrder(personName(people.get(ssRef), ssRef), nameOrder);
        return [id, { name, detail: [serviceName(service), serviceLevel].filter(Boolean).join(' · ') }];
      }),
    );
  }, [care, nameOrder, serviceName]);
  return { sheets, nameOf: (lineId) => names.get(lineId) ?? { name: 'A line that is no longer here', detail: '' } };
}

function isOfSheet(
  { lineId, service }: CarerSheetRow,
  sheet: { siteId: string | null; service: string | null },
  sites: readonly Site[],
): boolean {
  const siteId = siteOfLines(sites)({ id: lineId, service });
  return siteId === sheet.siteId && (sheet.service === null || sheet.service === service);
}
