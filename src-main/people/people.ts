// Everybody whom the app knows by name, changed by hand: put right, made one of two, or removed. Each change is in the
// history with what was there before.
import type { AppRequest, AppResult } from '../../src-shared/app-api/index.ts';
import type { ListedPersonView } from '../../src-shared/app-api/people.ts';
import { readNhsNumber } from '../../src-shared/domain/nhs-number.ts';
import { type KnownPerson, mergePeople } from '../../src-shared/people/index.ts';
import { cleanIdentifier } from '../../src-shared/readers/identifier.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noLongerThere } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';

export function people(context: AccountContext) {
  const { store } = context;
  const known = (ssRef: string): KnownPerson | null =>
    store.peopleList.known().find((person) => person.ssRef === ssRef) ?? null;

  return {
    all(): AppResult<ListedPersonView[]> {
      const planned = new Set(store.lines.all().map(({ ssRef }) => ssRef));
      return ok(store.peopleList.known().map((person) => ({ ...person, planned: planned.has(person.ssRef) })));
    },

    edit({ ssRef: from, person }: AppRequest<'people.edit'>): AppResult<Record<string, never>> {
      const before = known(from);
      if (before === null) return noLongerThere('That person');
      const read = person.nhsNumber.trim() === '' ? null : readNhsNumber(person.nhsNumber);
      if (read?.ok === false) return wrong('nhsNumber', read.sentence);
      const nhsNumber = read?.nhsNumber ?? null;
      const cleaned = cleanIdentifier(person.ssRef);
      if (!cleaned.ok) return wrong('ssRef', `The SS Ref ${cleaned.wrong}. Enter it as the portal has it.`);
      const ssRef = cleaned.text;
      if (ssRef !== from && known(ssRef) !== null) {
        return wrong('ssRef', `SS Ref ${ssRef} is another person’s. If they are one person, merge the two.`);
      }
      const holder = store.peopleList
        .known()
        .find((one) => one.ssRef !== from && nhsNumber !== null && one.nhsNumber === nhsNumber);
      if (holder !== undefined) {
        return wrong('nhsNumber', `This NHS number is already that of ${holder.name}, SS Ref ${holder.ssRef}.`);
      }
      const address = person.address.trim();
      const after: KnownPerson = {
        ...before,
        ssRef,
        name: person.name,
        nhsNumber,
        address: address === '' ? null : address,
      };
      return save(context, { what: 'edit-person', weekStart: null }, (write) => {
        write.peopleList.save(after);
        if (ssRef !== from) write.peopleList.remove(from);
        write.note('edit-person', { weekStart: null, ssRef, content: { kind: 'person', before, after } });
        return {};
      });
    },

    merge({ keep, other }: AppRequest<'people.merge'>): AppResult<Record<string, never>> {
      const [kept, merged] = [known(keep), known(other)];
      if (kept === null || merged === null || keep === other) return noLongerThere('One of the two');
      const after = mergePeople(kept, merged);
      return save(context, { what: 'merge-people', weekStart: null }, (write) => {
        write.peopleList.save(after);
        write.peopleList.remove(other);
        const content = { kind: 'people-merged', before: [kept, merged], after };
        write.note('merge-people', { weekStart: null, ssRef: keep, content });
        return {};
      });
    },

    remove(ssRef: string): AppResult<Record<string, never>> {
      const before = known(ssRef);
      if (before === null) return noLongerThere('That person');
      return save(context, { what: 'remove-person', weekStart: null }, (write) => {
        write.peopleList.remove(ssRef);
        write.note('remove-person', { weekStart: null, ssRef, content: { kind: 'person', before, after: null } });
        return {};
      });
    },
  };
}

const wrong = (field: string, sentence: string) =>
  refuse('person-wrong', sentence, 'Correct it and save again.', { [field]: sentence });
