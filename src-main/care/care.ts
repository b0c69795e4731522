// Hospital stays, absences, adjustment requests and ends of service: saved, removed and listed. Each is one transaction, is sent
// to the portal like an actual, and can be undone.

import type { AppAnswer, AppResult } from '../../src-shared/app-api/index.ts';
import { fewestHospitalWeeks, withDecisions } from '../../src-shared/domain/decisions.ts';
import type { AdjustmentRequest, HospitalStay, ServiceEnd } from '../../src-shared/domain/lines.ts';
import { personName } from '../../src-shared/domain/names.ts';
import { formatDate } from '../../src-shared/domain/week.ts';
import { sameCareRecord } from '../../src-shared/portal-api/equality.ts';
import { type CareRecord, type CareRecordKind, linesNamed } from '../../src-shared/portal-api/index.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noLongerThere } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { type SaveMeta, save } from '../use-case/save.ts';

type WithoutId<T> = Omit<T, 'id'> & { id: string | null };

/** @param seen the stay as it was when somebody began to change it; null or absent: nobody did */
export function saveStay(
  context: AccountContext,
  stay: WithoutId<HospitalStay>,
  seen?: HospitalStay | null,
): AppResult<{ id: string }> {
  const refused = whyNotStay(context, stay);
  if (refused !== null) return refused;
  const id = stay.id ?? context.newId();
  const changed = whyChangedSinceSeen(context, { kind: 'stay', id, value: seen });
  if (changed !== null) return changed;
  return putCare(
    context,
    { kind: 'stay', id, value: asRecorded(context, { ...stay, id }) },
    `the hospital stay of ${nameOf(context, stay.ssRef)}`,
  );
}

/** The stay with what older apps and portals read of its decisions. */
export function asRecorded({ store }: AccountContext, stay: HospitalStay): HospitalStay {
  const council = store.profile.get();
  return withDecisions(stay, council === null ? 0 : fewestHospitalWeeks(council));
}

/** Why this cannot be recorded as a stay, or null. */
export function whyNotStay(context: AccountContext, stay: Omit<HospitalStay, 'id'>) {
  if (!isKnown(context, stay.ssRef)) return unknownPerson();
  const { admitted, discharged, resumed } = stay;
  if (discharged !== null && discharged < admitted) {
    const sentence = `The discharge cannot be before the admission on ${formatDate(admitted)}.`;
    return refuse('discharge-before-admission', sentence, 'Correct one of the two days.', { discharged: sentence });
  }
  if (resumed == null || resumed >= (discharged ?? admitted)) return null;
  const day = discharged === null ? `admission on ${formatDate(admitted)}` : `discharge on ${formatDate(discharged)}`;
  const sentence = `Care cannot have begun again before the ${day}.`;
  return refuse('resumed-before-discharge', sentence, 'Correct one of the two days.', { resumed: sentence });
}

/** @param seen as in `saveStay` */
export function saveAdjustment(
  context: AccountContext,
  request: WithoutId<AdjustmentRequest>,
  seen?: AdjustmentRequest | null,
): AppResult<{ id: string }> {
  if (!isKnown(context, request.ssRef)) return unknownPerson();
  if (request.endDate !== null && request.endDate < request.startDate) {
    const sentence = `The end cannot be before the start on ${formatDate(request.startDate)}.`;
    return refuse('end-before-start', sentence, 'Correct one of the two days.', { endDate: sentence });
  }
  const id = request.id ?? context.newId();
  const changed = whyChangedSinceSeen(context, { kind: 'adjustment', id, value: seen });
  if (changed !== null) return changed;
  const label = `the adjustment request for ${nameOf(context, request.ssRef)}`;
  return putCare(context, { kind: 'adjustment', id, value: { ...request, id } }, label);
}

/**
 * One end for each line, or for all lines of a person: saving another corrects it.
 * @param seen as in `saveStay`
 */
export function saveEnd(
  context: AccountContext,
  end: ServiceEnd,
  seen?: ServiceEnd | null,
): AppResult<Record<string, never>> {
  if (!isKnown(context, end.ssRef)) return unknownPerson();
  const same = context.store.care
    .ends()
    .find(({ end: known }) => known.ssRef === end.ssRef && known.lineId === end.lineId);
  const id = same?.id ?? context.newId();
  const isOfSame = seen?.ssRef === end.ssRef && seen.lineId === end.lineId;
  const changed = whyChangedSinceSeen(context, { kind: 'end', id, value: isOfSame ? seen : null });
  if (changed !== null) return changed;
  const saved = putCare(
    context,
    { kind: 'end', id, value: end },
    `the end of service of ${nameOf(context, end.ssRef)}`,
  );
  return saved.ok ? ok({}) : saved;
}

export function removeCare(
  context: AccountContext,
  kind: CareRecordKind,
  id: string,
): AppResult<Record<string, never>> {
  if (context.store.care.get(kind, id) === null) return noLongerThere('That record');
  const meta: SaveMeta = {
    what: 'remove-care',
    weekStart: null,
    undo: { label: `the removal of ${/^[aeiou]/.test(records[kind]) ? 'an' : 'a'} ${records[kind]}`, weekStart: null },
  };
  const saved = save(context, meta, (write) => write.care(kind, id, null));
  return saved.ok ? ok({}) : saved;
}

export function listCare({ store }: AccountContext): AppResult<AppAnswer<'care.list'>> {
  return ok({
    people: store.people.all(),
    lines: store.lines.all(),
    stays: store.care.stays(),
    absences: store.care.absences(),
    adjustments: store.care.adjustments(),
    ends: store.care.ends(),
    payments: store.payments.all(),
    disputes: store.disputes.all(),
  });
}

const records: Record<CareRecordKind, string> = {
  stay: 'hospital stay',
  adjustment: 'adjustment request',
  end: 'end of service',
  log: 'log entry',
  absence: 'absence',
};

export function putCare(context: AccountContext, record: CareRecord, label: string): AppResult<{ id: string }> {
  if (namesAnothersLine(context, record)) return anothersLine();
  const meta: SaveMeta = { what: 'save-care', weekStart: null, undo: { label, weekStart: null } };
  const saved = save(context, meta, (write) => write.care(record.kind, record.id, record));
  return saved.ok ? ok({ id: record.id }) : saved;
}

/** A record as somebody saw it before they changed it; a value of null: nobody did. */
type SeenRecord = CareRecord | { kind: CareRecordKind; id: string; value: null | undefined };

/** Why a record is not saved over what a sync brought since somebody saw it, or null: it reads as they saw it. */
export function whyChangedSinceSeen({ store }: AccountContext, seen: SeenRecord) {
  if (!isSeen(seen)) return null;
  const now = store.care.get(seen.kind, seen.id);
  if (now !== null && sameCareRecord(now, seen)) return null;
  return refuse(
    'record-changed',
    `Somebody else ${now === null ? 'removed' : 'changed'} this ${records[seen.kind]} while it was open here, so nothing was saved.`,
    'Note what you entered, close this, and look at it as it is now.',
  );
}

function isSeen(record: SeenRecord): record is CareRecord {
  return record.value !== null && record.value !== undefined;
}

export function isKnown({ store }: AccountContext, ssRef: string): boolean {
  return store.people.get(ssRef) !== null || store.lines.all().some((line) => line.ssRef === ssRef);
}

/** The portal refuses it, too: the record would count for a line that its person does not have. */
function namesAnothersLine({ store }: AccountContext, record: CareRecord): boolean {
  if (record.kind === 'log') return false;
  return linesNamed(record).some((id) => {
    const line = store.lines.get(id);
    return line !== null && line.ssRef !== record.value.ssRef;
  });
}

const anothersLine = () =>
  refuse('line-of-another', 'That service line is not one of this person’s.', 'Choose a line of the person.');

export const unknownPerson = () =>
  refuse('person-unknown', 'Nobody with this SS Ref is planned for here.', 'Choose a person from the list.');

export function nameOf({ store }: AccountContext, ssRef: string): string {
  return personName(store.people.get(ssRef), ssRef);
}
