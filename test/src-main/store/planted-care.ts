// What is recorded of the care of the planted person.
import type { Store } from '../../../src-main/store/store.ts';
import { aisha } from '../fixtures.ts';

type PlantedIds = Record<'ssRef' | 'line' | 'stay' | 'absence' | 'request' | 'end' | 'log', string>;

/** Stay, absence, request, end and log. */
export function plantCare(store: Store, planted: PlantedIds): void {
  const { ssRef } = planted;
  const meta = { by: aisha, source: 'typed' as const };
  store.command({ ...meta, what: 'save-care' }, (write) => {
    write.care('stay', planted.stay, {
      kind: 'stay',
      id: planted.stay,
      value: {
        id: planted.stay,
        ssRef,
        admitted: '2025-03-04',
        discharged: '2025-03-06',
        told: { who: 'Marigold', on: '2025-03-04' },
        approval: null,
        decisions: [],
        resumed: null,
        callsFallOnStayDays: false,
      },
    });
    write.care('absence', planted.absence, {
      kind: 'absence',
      id: planted.absence,
      value: {
        id: planted.absence,
        ssRef,
        kind: 'holiday',
        lineIds: [planted.line],
        firstDay: '2025-03-07',
        lastDay: '2025-03-08',
        toldOn: '2025-03-01',
        note: 'Marigold is at the sea',
      },
    });
    write.care('adjustment', planted.request, {
      kind: 'adjustment',
      id: planted.request,
      value: {
        id: planted.request,
        ssRef,
        changes: [
          { lineId: planted.line, kind: 'increase', hours: { from: 1000, to: 1200 }, level: null, visits: null },
        ],
        startDate: '2025-03-03',
        endDate: null,
        submittedOn: null,
        outcome: 'draft',
        why: 'Marigold needs more',
      } as never,
    });
    write.care('end', planted.end, {
      kind: 'end',
      id: planted.end,
      value: { ssRef, lineId: planted.line, lastDay: '2025-03-09', cause: 'died' },
    });
    write.care('log', planted.log, {
      kind: 'log',
      id: planted.log,
      value: {
        id: planted.log,
        lineId: planted.line,
        day: '2025-03-04',
        kind: 'missed',
        reason: 'non_engagement',
        minutes: 60,
        note: 'Marigold out',
      },
    });
  });
}
