// Which lines of the practice provider the practice week can use: those of people about whom nothing else is going on,
// and those that cannot be left as planned because the person is in hospital.

import { currentWeek, newestHistoryWeek } from '../../src-portal/practice/calendar.ts';
import type { PracticeData } from '../../src-portal/practice/types.ts';
import { isPlannedInWeek, type ServiceLine, type ServiceType } from '../../src-shared/domain/lines.ts';
import { sundayOf } from '../../src-shared/domain/week.ts';

/** The lines that are planned in the current week, in the order of the data. */
export function plannedLines(data: PracticeData): ServiceLine[] {
  return data.lines.filter((line) => isPlannedInWeek(line, currentWeek, sundayOf(currentWeek)));
}

/** The lines of whoever is in hospital for the whole of the current week: they cannot be left as planned. */
export function linesInHospital(data: PracticeData): { line: ServiceLine; stayId: string }[] {
  const going = data.stays.filter(({ admitted, discharged }) => admitted < currentWeek && discharged === null);
  return going.flatMap((stay) =>
    plannedLines(data)
      .filter(({ ssRef }) => ssRef === stay.ssRef)
      .map((line) => ({ line, stayId: stay.id })),
  );
}

/**
 * Gives, for a service type and number of visits, the next line of somebody about whom nothing else is going on: no
 * variation in the week before, no open stay, no request. Each person is given once.
 */
export function nextQuietLine(data: PracticeData): (serviceType: ServiceType, visits: number) => ServiceLine {
  const lineOf = new Map(data.lines.map((line) => [line.id, line]));
  const before = data.weeks.find(({ weekStart }) => weekStart === newestHistoryWeek)?.actuals ?? [];
  const busy = new Set<string>([
    ...before.flatMap(({ actual }) => (actual.variations.length > 0 ? [lineOf.get(actual.lineId)?.ssRef ?? ''] : [])),
    ...data.stays.filter(({ discharged }) => discharged === null).map(({ ssRef }) => ssRef),
    ...data.adjustments.map(({ ssRef }) => ssRef),
  ]);
  return (serviceType, visits) => {
    const line = plannedLines(data).find(
      (one) => one.serviceType === serviceType && one.plannedVisits === visits && !busy.has(one.ssRef) && isWhole(one),
    );
    if (!line) throw new Error(`no ${serviceType} line with ${visits} visits is left for the practice week`);
    busy.add(line.ssRef);
    return line;
  };
}

/** True when each visit is a whole number of quarter hours, so that what is missed is on the step. */
function isWhole({ plannedQuantity, plannedVisits }: ServiceLine): boolean {
  return plannedQuantity % (plannedVisits * 25) === 0;
}
