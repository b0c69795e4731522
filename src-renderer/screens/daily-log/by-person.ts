// The log of a week by person: one group each, however many services are planned for them. Pure, so that the order can
// be tested.

import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { compareNames, type NameOrder, nameComparator } from '../../../src-shared/readers/names.ts';

export interface PersonLog {
  ssRef: string;
  name: string;
  /** The person's lines with entries, by service and level. */
  rows: WeekRow[];
}

/** Sorted by name; people of one name by SS Ref. */
export function logByPerson(rows: readonly WeekRow[], order: NameOrder): PersonLog[] {
  const byName = nameComparator(order);
  const people = new Map<string, PersonLog>();
  for (const row of rows) {
    if (row.log === null) continue;
    const { ssRef } = row.line;
    const person = people.get(ssRef) ?? { ssRef, name: personName(row.person, row.line.ssRef), rows: [] };
    person.rows.push(row);
    people.set(ssRef, person);
  }
  return [...people.values()]
    .map((person) => ({ ...person, rows: person.rows.sort(byService) }))
    .sort((a, b) => byName(a.name, b.name) || compareNames(a.ssRef, b.ssRef));
}

function byService({ line: a }: WeekRow, { line: b }: WeekRow): number {
  return compareNames(a.service, b.service) || compareNames(a.serviceLevel, b.serviceLevel);
}
