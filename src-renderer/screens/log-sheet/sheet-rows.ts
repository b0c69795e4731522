// What stands on the sheet for carers: a row a line, a box a day. Pure, so that the order can be tested.
import type { WeekView } from '../../../src-shared/app-api/index.ts';
import { endOfService, isEndOf } from '../../../src-shared/domain/claims.ts';
import { type HospitalStay, isPlannedInWeek } from '../../../src-shared/domain/lines.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import type { Quantity } from '../../../src-shared/domain/quantity.ts';
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
