// What is known of a provider besides people and plan, and how a chapter of it finds its people.
import type { AdjustmentRequest, HospitalStay, ServiceLine, ServiceType } from '../../src-shared/domain/lines.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import type { Happening } from './happenings.ts';
import { linesByPerson } from './roster.ts';
import type { PracticeEnd } from './types.ts';

/** What is known of a provider besides people and plan. The lines of `Roster` are changed where a line starts or ends. */
export interface Story {
  happenings: Happening[];
  stays: HospitalStay[];
  adjustments: AdjustmentRequest[];
  ends: PracticeEnd[];
  /** People about whom something is told; chance leaves them alone. */
  told: Set<string>;
  /** Lines that a chapter speaks of later on (disputes), by the chapter's name. */
  marked: Map<string, ServiceLine>;
}

/** A story in which nothing has happened. */
export function emptyStory(): Story {
  return { happenings: [], stays: [], adjustments: [], ends: [], told: new Set(), marked: new Map() };
}

/** Gives the lines of one more person, in the order of the types asked for. */
export type Cast = (...types: ServiceType[]) => ServiceLine[];

/** Chooses the first person not yet told about who has exactly these lines, with visits of whole quarter hours. */
export function casting(lines: readonly ServiceLine[], told: Set<string>): Cast {
  const byPerson = linesByPerson(lines);
  return (...types) => {
    const wanted = types.toSorted().join();
    for (const [ssRef, own] of byPerson) {
      const has = own.map((line) => line.serviceType).toSorted();
      const whole = own.every((line) => line.plannedQuantity % (line.plannedVisits * 25) === 0);
      if (told.has(ssRef) || has.join() !== wanted || !whole) continue;
      told.add(ssRef);
      return types.map((type) => own.find((line) => line.serviceType === type) as ServiceLine);
    }
    throw new Error(`nobody is left with just ${wanted}`);
  };
}

/** Adds a request for adjustment of one line. */
export function addAdjustment(
  story: Story,
  line: ServiceLine,
  kind: 'increase' | 'reduction' | 'end',
  told: { startDate: PlainDate; endDate: PlainDate | null; submittedOn: PlainDate; outcome: 'submitted' | 'accepted' },
): void {
  const id = `adjustment-${String(story.adjustments.length + 1).padStart(5, '0')}`;
  story.adjustments.push({ id, ssRef: line.ssRef, changes: [{ lineId: line.id, kind }], ...told });
}
