// The provider's own list of people: what it says beside name, NHS number and address, and the columns it came in.
import { type ColumnMapping, columnMappingSchema, type KnownPerson } from '../../src-shared/people/index.ts';
import type { Db } from './database.ts';
import type { Planned } from './planned.ts';

export interface PeopleListRepository {
  /** Everybody known by name or planned, with what the list said of them. */
  known(): KnownPerson[];
  /** The columns that a person agreed to last; null: none yet. */
  mapping(): ColumnMapping | null;
}

export interface PeopleListWriter {
  save(person: KnownPerson): void;
  /** Forgets who it is; a line that names the SS Ref keeps it, without a name. */
  remove(ssRef: string): void;
  mapping(mapping: ColumnMapping): void;
}

interface DetailRow {
  ss_ref: string;
  service_type: string | null;
  other: string;
}

export function peopleListStore(
  db: Db,
  planned: Planned,
): { repository: PeopleListRepository; writer: PeopleListWriter } {
  const details = db.prepare<[], DetailRow>('SELECT * FROM person_detail');
  const saveDetail = db.prepare<[string, string | null, string]>(
    'INSERT OR REPLACE INTO person_detail (ss_ref, service_type, other) VALUES (?, ?, ?)',
  );
  const removeDetail = db.prepare<[string]>('DELETE FROM person_detail WHERE ss_ref = ?');
  const mapping = db.prepare<[], { body: string }>('SELECT body FROM list_mapping WHERE one = 1');
  const saveMapping = db.prepare<[string]>('INSERT OR REPLACE INTO list_mapping (one, body) VALUES (1, ?)');
  return {
    repository: {
      known() {
        const bySsRef = new Map(details.all().map((row) => [row.ss_ref, row]));
        return planned.people.all().map((person) => {
          const row = bySsRef.get(person.ssRef);
          return {
            ...person,
            serviceType: row?.service_type ?? null,
            other: row === undefined ? [] : (JSON.parse(row.other) as KnownPerson['other']),
          };
        });
      },
      mapping() {
        const row = mapping.get();
        return row === undefined ? null : columnMappingSchema.parse(JSON.parse(row.body));
      },
    },
    writer: {
      save({ serviceType, other, ...person }) {
        planned.savePerson(person);
        saveDetail.run(person.ssRef, serviceType, JSON.stringify(other));
      },
      remove(ssRef) {
        planned.forgetPerson(ssRef);
        removeDetail.run(ssRef);
      },
      mapping: (chosen) => void saveMapping.run(JSON.stringify(chosen)),
    },
  };
}
export type PeopleListStore = ReturnType<typeof peopleListStore>;
