// What brings people in by a file or by hand: of them, who was erased is here again, by the word of whoever did so.
import type { Erased, SaidBy } from './erased.ts';
import type { PeopleListStore, PeopleListWriter } from './people-list.ts';
import type { PortalExportStore, PortalExportWriter } from './portal-exports.ts';

interface BringingBackParts {
  portalExports: PortalExportStore;
  peopleList: PeopleListStore;
  erased: Pick<Erased, 'broughtBack'>;
}

/** The writers of a command's exports and lists, which say in the history who came back by it. */
export function bringingBack(
  { portalExports, peopleList, erased }: BringingBackParts,
  said: SaidBy,
): { portalExports: PortalExportWriter; peopleList: PeopleListWriter } {
  return {
    portalExports: {
      ...portalExports.writer,
      lines(lines) {
        for (const { ssRef } of lines) erased.broughtBack(ssRef, said);
        portalExports.writer.lines(lines);
      },
    },
    peopleList: {
      ...peopleList.writer,
      save(person) {
        erased.broughtBack(person.ssRef, said);
        peopleList.writer.save(person);
      },
    },
  };
}
