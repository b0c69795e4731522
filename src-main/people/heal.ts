// People who were kept under an SS Ref that lacked its zeros, put right in the same transaction as the list or the export
// that shows it.
import { healedPeople, healPeople } from '../../src-shared/people/index.ts';
import type { Write } from '../store/commands.ts';
import type { AccountContext } from '../use-case/account-context.ts';

/** @returns a sentence for each person who was put right */
export function healInStore({ store }: Pick<AccountContext, 'store'>, write: Write): string[] {
  const known = store.peopleList.known();
  const planned = new Set(store.lines.all().map(({ ssRef }) => ssRef));
  const healed = healPeople(known, planned);
  if (healed.length === 0) return [];
  const after = new Map(healedPeople(known, planned).map((person) => [person.ssRef, person]));
  for (const { from, ssRef } of healed) {
    const person = after.get(ssRef);
    if (person !== undefined) write.peopleList.save(person);
    write.peopleList.remove(from);
    write.note('heal-people', { weekStart: null, ssRef, content: { kind: 'person-healed', from, after: person } });
  }
  return healed.map(
    ({ from, ssRef, name }) => `${name}: SS Ref ${from} had lost its zeros and is ${ssRef}, as the portal names it.`,
  );
}
