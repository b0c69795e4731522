// `PATCH /v1/care-records`, under the provider's lock. A stay or an end of service can change what is found in every
// week that is still open, so those are checked again for the people concerned.
import { isDeepStrictEqual } from 'node:util';
import { keepDecisions } from '../../src-shared/domain/decisions.ts';
import type { HospitalStay } from '../../src-shared/domain/lines.ts';
import type { By, CareChange, CareOutcome, CareRecord } from '../../src-shared/portal-api/index.ts';
import type { Environment } from '../environment.ts';
import { problem } from '../problem.ts';
import { findCare, namesAnothersLine, personOf, removeCare, saveCare } from '../store/care.ts';
import { DatabaseBusy } from '../store/database.ts';
import { type CareRow, careRecord } from '../store/rows.ts';
import { lastVersion, leaveTombstone, removeTombstones } from '../store/tombstones.ts';
import type { Writing } from '../store/writing.ts';
import { loadOpenWeeks, recheck } from './recheck.ts';

/** Takes changed care records, one after the other. `by`: who sends them, and the portal's instant. */
export async function takeCareRecords(
  writing: Writing,
  environment: Environment,
  changes: readonly CareChange[],
  by: By,
): Promise<{ outcomes: CareOutcome[] }> {
  const outcomes: CareOutcome[] = [];
  const people = new Set<string>();
  for (const change of changes) outcomes.push(await takeOne(writing, change, by, people));
  if (people.size > 0) {
    const weeks = await loadOpenWeeks(writing.connection, writing.providerId);
    await recheck(writing, environment, weeks, { ssRefs: [...people] });
  }
  return { outcomes };
}

async function takeOne(writing: Writing, change: CareChange, by: By, people: Set<string>): Promise<CareOutcome> {
  const { connection, providerId } = writing;
  const { kind, id, baseVersion } = change;
  const current = await findCare(connection, providerId, kind, id);
  const record = keptDecisions(current, change.record);
  if (record === null) {
    if (current === undefined) return { outcome: 'accepted', id, version: baseVersion };
    if (current.version !== baseVersion) return conflict(id, current);
    const about = await personOf(connection, providerId, careRecord(current));
    if (about !== null) people.add(about);
    if (!(await removeCare(writing, current))) throw new DatabaseBusy('a care record moved while it was being removed');
    await leaveTombstone(writing, kind, id, null, current.version);
    return { outcome: 'accepted', id, version: current.version };
  }

  const innerId = 'id' in record.value ? record.value.id : id;
  if (record.kind !== kind || record.id !== id || innerId !== id) {
    return {
      outcome: 'rejected',
      id,
      problem: problem('bad-request', 'The record is not the one that it was sent for.'),
    };
  }
  if (current !== undefined && isDeepStrictEqual(current.value, record.value)) {
    return { outcome: 'accepted', id, version: current.version };
  }
  if (current === undefined ? baseVersion !== 0 : baseVersion !== current.version) return conflict(id, current);
  const ssRef = await personOf(connection, providerId, record);
  if (ssRef === null) {
    return {
      outcome: 'rejected',
      id,
      problem: problem('not-found', 'The council plans nothing here for this person.'),
    };
  }
  if (await namesAnothersLine(connection, providerId, record)) {
    return {
      outcome: 'rejected',
      id,
      problem: problem(
        'bad-request',
        'The record names a line of another person. Choose a line of the person it is about.',
      ),
    };
  }
  const version = (current?.version ?? (await lastVersion(connection, providerId, kind, id))) + 1;
  const saved = await saveCare(writing, record, { ssRef, exists: current !== undefined, version, changed: by });
  if (!saved) throw new DatabaseBusy('a care record moved while it was being changed');
  await removeTombstones(writing, kind, [id], null);
  people.add(ssRef);
  if (current !== undefined) {
    const before = await personOf(connection, providerId, careRecord(current));
    if (before !== null) people.add(before);
  }
  return { outcome: 'accepted', id, version };
}

/** An app from before the list of decisions takes nothing from the list that is held. */
function keptDecisions(current: CareRow | undefined, record: CareRecord | null): CareRecord | null {
  if (record?.kind !== 'stay' || current === undefined) return record;
  return { ...record, value: keepDecisions(current.value as HospitalStay, record.value) };
}

function conflict(id: string, current: CareRow | undefined): CareOutcome {
  if (current === undefined) return { outcome: 'conflict', id, current: null };
  const { version, changed } = current;
  return { outcome: 'conflict', id, current: { version, changed, record: careRecord(current) } };
}
