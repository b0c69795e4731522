// What stands on the sheet for carers: a row a line, a box a day. Pure, so that the order can be tested.
import type { WeekView } from '../../../src-shared/app-api/index.ts';
import { endOfService, isEndOf } from '../../../src-shared/domain/claims.ts';
import { type HospitalStay, isPlannedInWeek } from '../../../src-shared/domain/lines.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import type { Quantity } from '../../../src-shared/domain/quantity.ts';
import { type Site, siteOfLines } from '../../../src-shared/domain/sites.ts';
import { daysOfWeek, type PlainDate } from '../../../src-shared/domain/week.ts';
import { compareNames, type NameOrder, nameComparator, nameInOrder } from '../../../src-shared/readers/names.ts';

export interface CarerSheetRow {
  lineId: string;
  name: string;
  ssRef: string;
  service: string;
  serviceLevel: string;
  planned: Quantity;
  visits: number;
  /** A box each, Monday first: empty to write into, or why no visit is due there as far as is known. */
  days: { day: PlainDate; known: '' | 'in hospital' | 'not planned' }[];
}

type SheetWeek = Pick<WeekView, 'weekStart' | 'rows' | 'stays' | 'ends'>;

/** @param service the lines of one service, or null for all of them; by name, a person’s lines together */
export function carerSheetRows(week: SheetWeek, service: string | null, order: NameOrder): CarerSheetRow[] {
  const byName = nameComparator(order);
  return week.rows
    .filter(({ line }) => service === null || line.service === service)
    .map((row) => {
      const { line, actual } = row;
      const last = endOfService(
        line,
        week.ends.filter((end) => isEndOf(end, line)),
      )?.lastDay;
      const stays = week.stays.filter(({ ssRef }) => ssRef === line.ssRef);
      return {
        lineId: line.id,
        name: personName(row.person, line.ssRef),
        ssRef: line.ssRef,
        service: line.service,
        serviceLevel: line.serviceLevel,
        planned: actual?.planned ?? line.plannedQuantity,
        visits: actual?.visits ?? line.plannedVisits,
        days: daysOfWeek(week.weekStart).map((day) => {
          const isPlanned = isPlannedInWeek(line, day, day) && (last === undefined || day <= last);
          const inHospital = stays.some((stay) => isWholeDayOf(stay, day));
          return { day, known: !isPlanned ? 'not planned' : inHospital ? 'in hospital' : '' } as const;
        }),
      };
    })
    .sort(
      (a, b) =>
        byName(a.name, b.name) || compareNames(a.ssRef, b.ssRef) || compareNames(a.serviceLevel, b.serviceLevel),
    )
    .map((row) => ({ ...row, name: nameInOrder(row.name, order) }));
}

/** On the days of admission and discharge some care may be given. */
function isWholeDayOf({ admitted, discharged }: HospitalStay, day: PlainDate): boolean {
  return admitted < day && (discharged === null || day < discharged);
}

/**
 * The rows site by site, each in its order: a sheet each, the sites by name, and last the lines without one.
 * @param sites those that there are; without any, all is one sheet
 */
export function sheetsBySite(
  rows: readonly CarerSheetRow[],
  sites: readonly Site[],
): { site: Site | null; rows: CarerSheetRow[] }[] {
  const siteOf = siteOfLines(sites);
  const siteIdOf = ({ lineId, service }: CarerSheetRow) => siteOf({ id: lineId, service });
  const byName = [...sites].sort((a, b) => compareNames(a.name, b.name));
  return [...byName, null].flatMap((site) => {
    const own = rows.filter((row) => siteIdOf(row) === (site?.id ?? null));
    return own.length === 0 && (site !== null || sites.length > 0) ? [] : [{ site, rows: own }];
  });
}

/** A row of the sheet as it is typed back. */
export interface EntryRow {
  lineId: string;
  /** `new`: it came after the sheet was printed. `gone`: it was on the sheet, and is planned in this week no more. */
  since: 'printed' | 'new' | 'gone';
  /** Null for a line that is gone. */
  row: CarerSheetRow | null;
}

/**
 * The rows in the order of the sheet in somebody’s hand; what came since follows at the end.
 * @param printed ids of lines as they were printed; null: as they would be printed now
 * @param rows what would be on the sheet now
 * @param ofWeek every line of the week: one that another site has now is still one of this sheet
 */
export function entryRows(
  printed: readonly string[] | null,
  rows: readonly CarerSheetRow[],
  ofWeek: readonly CarerSheetRow[],
): EntryRow[] {
  if (printed === null) return rows.map((row) => ({ lineId: row.lineId, since: 'printed', row }));
  const known = new Map(ofWeek.map((row) => [row.lineId, row]));
  const was = new Set(printed);
  return [
    ...printed.map((lineId): EntryRow => {
      const row = known.get(lineId) ?? null;
      return { lineId, since: row === null ? 'gone' : 'printed', row };
    }),
    ...rows
      .filter(({ lineId }) => !was.has(lineId))
      .map((row): EntryRow => ({ lineId: row.lineId, since: 'new', row })),
  ];
}
