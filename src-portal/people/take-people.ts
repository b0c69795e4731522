// Takes what a list says of people into the hub: SS Refs are healed as on the desktops, a blank erases nothing, and people
// who are not on the list stay.
import type { Person } from '../../src-shared/domain/lines.ts';
import { knownSsRefs } from '../../src-shared/people/index.ts';
import type { ListedPersonRecord, PersonOutcome } from '../../src-shared/portal-api/index.ts';
import { loadPeople, loadPlannedSsRefs, savePeople } from '../store/plan.ts';
import type { Writing } from '../store/writing.ts';

/** @returns one outcome for each person, in their order */
export async function takePeople(on: Writing, listed: readonly ListedPersonRecord[]): Promise<PersonOutcome[]> {
  const before = new Map((await loadPeople(on.connection, on.providerId)).map((person) => [person.ssRef, person]));
  const ssRefs = knownSsRefs(await loadPlannedSsRefs(on.connection, on.providerId), before.keys());
  const found = listed.map((person) => ({ person, of: ssRefs.find(person.ssRef) }));
  const said = new Map<string, Set<string>>();
  for (const { person, of } of found) {
    if (!of.ok) continue;
    const words = JSON.stringify({ ...person, ssRef: of.ssRef });
    said.set(of.ssRef, (said.get(of.ssRef) ?? new Set()).add(words));
  }
  const saved = new Map<string, Person>();
  const outcomes = found.map(({ person, of }): PersonOutcome => {
    if (!of.ok) return { outcome: 'rejected', ssRef: person.ssRef, sentence: of.sentence };
    const { ssRef } = of;
    if ((said.get(ssRef)?.size ?? 0) > 1) {
      const sentence = `SS Ref ${ssRef} is on the list more than once, with different details.`;
      return { outcome: 'rejected', ssRef: person.ssRef, sentence };
    }
    const was = before.get(ssRef);
    const after = {
      ssRef,
      name: person.name ?? was?.name ?? '',
      nhsNumber: person.nhsNumber ?? was?.nhsNumber ?? null,
      address: person.address ?? was?.address ?? null,
    };
    if (was !== undefined && isSame(was, after)) return { outcome: 'unchanged', ssRef };
    saved.set(ssRef, after);
    return { outcome: was === undefined ? 'added' : 'changed', ssRef };
  });
  await savePeople(on, [...saved.values()]);
  return outcomes;
}

const isSame = (a: Person, b: Person) => a.name === b.name && a.nhsNumber === b.nhsNumber && a.address === b.address;
