// Who receives care and what is planned for them, as the portal told it. A line may come before its person and is then
// kept with a person whose name is not known; a line that is gone stays as long as an actual names it.

import { isPlannedInWeek, type Person, type ServiceLine, type ServiceType } from '../../src-shared/domain/lines.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { sundayOf } from '../../src-shared/domain/week.ts';
import type { Db } from './database.ts';

export interface PersonRepository {
  all(): Person[];
  get(ssRef: string): Person | null;
}

export interface LineRepository {
  all(): ServiceLine[];
  count(): number;
  get(lineId: string): ServiceLine | null;
  /** Of one person, by id: what is planned, and what was and is still named by a week. */
  ofPerson(ssRef: string): ServiceLine[];
  /** Lines planned on at least one day of the week, and lines that have an actual in it, by id. */
  ofWeek(weekStart: PlainDate): ServiceLine[];
}

interface PersonRow {
  ss_ref: string;
  name: string;
  nhs_number: string | null;
  address: string | null;
}

interface LineRow {
  id: string;
  ss_ref: string;
  service_type: ServiceType;
  service: string;
  service_level: string;
  planned_quantity: number;
  planned_visits: number;
  start_date: string;
  end_date: string | null;
}

/** @param isKept true for a week whose lines are those that it came with, whatever is planned since */
export function plannedRepositories(db: Db, isFromFormerConnection: (weekStart: string) => boolean) {
  // A person without a name is only there because a line came first.
  const allPeople = db.prepare<[], PersonRow>("SELECT * FROM person WHERE name <> '' ORDER BY name, ss_ref");
  const onePerson = db.prepare<[string], PersonRow>("SELECT * FROM person WHERE ss_ref = ? AND name <> ''");
  const upsertPerson = db.prepare(
    `INSERT INTO person (ss_ref, name, nhs_number, address) VALUES (@ssRef, @name, @nhsNumber, @address)
     ON CONFLICT (ss_ref) DO UPDATE SET name = excluded.name, nhs_number = excluded.nhs_number,
       address = excluded.address`,
  );
  const ensurePerson = db.prepare<[string]>("INSERT OR IGNORE INTO person (ss_ref, name) VALUES (?, '')");
  const forgetPerson = db.prepare<[string]>(
    "UPDATE person SET name = '', nhs_number = NULL, address = NULL WHERE ss_ref = ?",
  );
  const allLines = db.prepare<[], LineRow>('SELECT * FROM service_line WHERE gone = 0 ORDER BY id');
  const oneLine = db.prepare<[string], LineRow>('SELECT * FROM service_line WHERE id = ?');
  const linesOfPerson = db.prepare<[string], LineRow>('SELECT * FROM service_line WHERE ss_ref = ? ORDER BY id');
  const linesOfWeek = db.prepare<[string, string, string], LineRow>(
    `SELECT * FROM service_line
     WHERE (gone = 0 AND start_date <= ? AND (end_date IS NULL OR end_date >= ?))
        OR id IN (SELECT line_id FROM actual WHERE week_start = ?)
     ORDER BY id`,
  );
  const linesWithActual = db.prepare<[string], LineRow>(
    'SELECT * FROM service_line WHERE id IN (SELECT line_id FROM actual WHERE week_start = ?) ORDER BY id',
  );
  const plannedByFile = db.prepare<[string], { id: string }>(
    `SELECT json_extract(line.value, '$.lineId') AS id FROM service_plan, json_each(service_plan.plan, '$.lines') AS line
     WHERE service_plan.week_start = ?`,
  );
  const upsertLine = db.prepare(
    `INSERT INTO service_line (id, ss_ref, service_type, service, service_level, planned_quantity, planned_visits,
       start_date, end_date)
     VALUES (@id, @ssRef, @serviceType, @service, @serviceLevel, @plannedQuantity, @plannedVisits, @startDate, @endDate)
     ON CONFLICT (id) DO UPDATE SET ss_ref = excluded.ss_ref, service_type = excluded.service_type,
       service = excluded.service, service_level = excluded.service_level,
       planned_quantity = excluded.planned_quantity, planned_visits = excluded.planned_visits,
       start_date = excluded.start_date, end_date = excluded.end_date, gone = 0`,
  );
  const markRemoved = db.prepare<[string]>('UPDATE service_line SET gone = 1 WHERE id = ?');
  const markAllRemoved = db.prepare('UPDATE service_line SET gone = 1');
  const countLines = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM service_line WHERE gone = 0');

  const people: PersonRepository = {
    all: () => allPeople.all().map(personOf),
    get(ssRef) {
      const row = onePerson.get(ssRef);
      return row === undefined ? null : personOf(row);
    },
  };
  const lines: LineRepository = {
    all: () => allLines.all().map(lineOf),
    count: () => countLines.get()?.n ?? 0,
    get(lineId) {
      const row = oneLine.get(lineId);
      return row === undefined ? null : lineOf(row);
    },
    ofPerson: (ssRef) => linesOfPerson.all(ssRef).map(lineOf),
    ofWeek(weekStart) {
      const rows = isFromFormerConnection(weekStart)
        ? linesWithActual.all(weekStart)
        : linesOfWeek.all(sundayOf(weekStart), weekStart, weekStart);
      const byFile = new Set(plannedByFile.all(weekStart).map(({ id }) => id));
      return rows.map((row) => (byFile.has(row.id) ? inWeek(lineOf(row), weekStart) : lineOf(row)));
    },
  };
  return {
    people,
    lines,
    savePerson: (person: Person) => void upsertPerson.run(person),
    saveLine(line: ServiceLine): void {
      ensurePerson.run(line.ssRef);
      upsertLine.run(line);
    },
    forgetPerson: (ssRef: string) => void forgetPerson.run(ssRef),
    removeLine: (id: string) => void markRemoved.run(id),
    /** What is planned from now on is another's to say; lines of weeks that are here stay with them. */
    removeAllLines: () => void markAllRemoved.run(),
  };
}
export type Planned = ReturnType<typeof plannedRepositories>;

function personOf(row: PersonRow): Person {
  return { ssRef: row.ss_ref, name: row.name, nhsNumber: row.nhs_number, address: row.address };
}

/**
 * A line that the portal's export planned in the week, whatever another way says of its first and last day: a hub knows it
 * from the week on in which it was given the plan.
 */
function inWeek(line: ServiceLine, weekStart: PlainDate): ServiceLine {
  const sunday = sundayOf(weekStart);
  if (isPlannedInWeek(line, weekStart, sunday)) return line;
  return line.startDate > sunday ? { ...line, startDate: weekStart } : { ...line, endDate: sunday };
}

function lineOf(row: LineRow): ServiceLine {
  return {
    id: row.id,
    ssRef: row.ss_ref,
    serviceType: row.service_type,
    service: row.service,
    serviceLevel: row.service_level,
    plannedQuantity: row.planned_quantity,
    plannedVisits: row.planned_visits,
    startDate: row.start_date,
    endDate: row.end_date,
  };
}
