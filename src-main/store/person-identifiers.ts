// By what the records lead to one person: their SS Refs, those from before included, names, lines, and records of care. What
// must stay true: an SS Ref that is somebody else's now is none of theirs.
import type { Db } from './database.ts';
import type { PersonIdentifiers } from './mentions.ts';

interface NamedEntry {
  ss_ref: string | null;
  content: string;
}

export function identifiersOf(db: Db, ssRef: string): PersonIdentifiers {
  const isSomebodyElse = db.prepare<[{ ref: string; asked: string }], { one: 1 }>(
    `SELECT 1 AS one WHERE @ref <> @asked AND (EXISTS (SELECT 1 FROM person WHERE ss_ref = @ref AND name <> '')
       OR EXISTS (SELECT 1 FROM service_line WHERE ss_ref = @ref))`,
  );
  const ssRefs = new Set([ssRef]);
  const names = new Set<string>();
  const nhsNumbers = new Set<string>();
  const entries = db
    .prepare<[], NamedEntry>(
      `SELECT ss_ref, content FROM change_log
       WHERE what IN ('edit-person', 'merge-people', 'remove-person', 'heal-people') AND content IS NOT NULL`,
    )
    .all()
    .map(({ ss_ref, content }) => ({ ssRef: ss_ref, said: peopleIn(JSON.parse(content)) }));
  const known = db.prepare<[string], { name: string; nhs_number: string | null }>(
    'SELECT name, nhs_number FROM person WHERE ss_ref = ?',
  );
  let before = 0;
  // Who was renamed twice is found from the last name back.
  while (ssRefs.size > before) {
    before = ssRefs.size;
    for (const { ssRef: of, said } of entries) {
      const isTheirs = (of !== null && ssRefs.has(of)) || said.some((one) => ssRefs.has(one.ssRef));
      if (!isTheirs) continue;
      for (const one of said) {
        if (isSomebodyElse.get({ ref: one.ssRef, asked: ssRef }) !== undefined) continue;
        ssRefs.add(one.ssRef);
        names.add(one.name);
        if (one.nhsNumber !== null) nhsNumbers.add(one.nhsNumber);
      }
    }
  }
  for (const ref of ssRefs) {
    const row = known.get(ref);
    names.add(row?.name ?? '');
    if (row?.nhs_number != null) nhsNumbers.add(row.nhs_number);
  }
  const all = [...ssRefs];
  const idsOf = (sql: string, of: readonly string[]) =>
    of.flatMap((id) => db.prepare<[string], string>(sql).pluck().all(id));
  const lineIds = idsOf('SELECT id FROM service_line WHERE ss_ref = ?', all);
  return {
    ssRefs: all,
    names: [...names].filter((name) => name !== '' && !isAlsoAnother(db, name, all)),
    nhsNumbers: [...nhsNumbers],
    lineIds,
    recordIds: [
      ...idsOf('SELECT id FROM hospital_stay WHERE ss_ref = ?', all),
      ...idsOf('SELECT id FROM absence WHERE ss_ref = ?', all),
      ...idsOf('SELECT id FROM adjustment_request WHERE ss_ref = ?', all),
      ...idsOf('SELECT id FROM service_end WHERE ss_ref = ?', all),
      ...idsOf('SELECT id FROM dispute WHERE line_id = ?', lineIds),
      ...idsOf("SELECT id FROM care_at_portal WHERE json_extract(record, '$.value.ssRef') = ?", all),
    ],
  };
}

/** Of two people of one name, the name alone tells nobody which of them is meant. */
function isAlsoAnother(db: Db, name: string, ssRefs: readonly string[]): boolean {
  const same = db.prepare<[string], string>('SELECT ss_ref FROM person WHERE name = ? COLLATE NOCASE').pluck();
  return same.all(name).some((ref) => !ssRefs.includes(ref));
}

interface SaidPerson {
  ssRef: string;
  name: string;
  nhsNumber: string | null;
}

/** Everybody whom an entry describes, wherever in it. */
function peopleIn(value: unknown): SaidPerson[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.values(value).flatMap(peopleIn);
  if ('kind' in value && value.kind === 'person-healed' && 'from' in value && typeof value.from === 'string') {
    return [{ ssRef: value.from, name: '', nhsNumber: null }, ...within];
  }
  if (!('ssRef' in value) || !('name' in value)) return within;
  const { ssRef, name } = value;
  if (typeof ssRef !== 'string' || typeof name !== 'string') return within;
  const nhsNumber = 'nhsNumber' in value && typeof value.nhsNumber === 'string' ? value.nhsNumber : null;
  return [{ ssRef, name, nhsNumber }, ...within];
}
