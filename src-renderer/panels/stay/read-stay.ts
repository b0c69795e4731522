// A hospital stay as it is typed, and the stay that it means.
import type { HospitalStay } from '../../../src-shared/domain/lines.ts';
import { formatDate, type PlainDate } from '../../../src-shared/domain/week.ts';
import { parseDay } from '../../words/days.ts';

export type StayDecision = 'none' | 'requested' | 'given';

export interface StayEntry {
  ssRef: string | null;
  admitted: string;
  discharged: string;
  told: boolean;
  toldWho: string;
  toldOn: string;
  decision: StayDecision;
  decisionBy: string;
  reference: string;
  throughWeek: string;
}

/** The form of a stay, or of a new one; who was told starts on the day of admission, which is when it should happen. */
export function entryOf(stay: HospitalStay | null, ssRef: string | null): StayEntry {
  const day = (date: PlainDate | null | undefined) => (date ? formatDate(date) : '');
  return {
    ssRef: stay?.ssRef ?? ssRef,
    admitted: day(stay?.admitted),
    discharged: day(stay?.discharged),
    told: (stay?.told ?? null) !== null,
    toldWho: stay?.told?.who ?? '',
    toldOn: day(stay?.told?.on),
    decision: stay?.approval?.state ?? 'none',
    decisionBy: stay?.approval?.by ?? '',
    reference: stay?.approval?.reference ?? '',
    throughWeek: stay?.approval ? String(stay.approval.throughWeek) : '',
  };
}

export type StayErrors = Partial<Record<keyof StayEntry, string>>;

/** For the parts of the form. */
export interface StayFieldsProps {
  entry: StayEntry;
  errors: StayErrors;
  change: (changed: Partial<StayEntry>) => void;
  today: PlainDate;
  /** Whether the focus starts in this part. */
  startHere: boolean;
}

export type ReadStay =
  | { ok: true; stay: Omit<HospitalStay, 'id'> }
  /** A sentence a field. */
  | { ok: false; errors: StayErrors };

/** @param near a day without a year is the nearest to this one */
export function readStay(entry: StayEntry, near: PlainDate): ReadStay {
  const errors: StayErrors = {};
  const day = (field: 'admitted' | 'discharged' | 'toldOn', sentence: string): PlainDate | null => {
    const read = parseDay(entry[field], near);
    if (read === null) errors[field] = sentence;
    return read;
  };
  if (entry.ssRef === null) errors.ssRef = 'Choose the person.';
  const admitted = day('admitted', 'Enter the day of admission, such as 2 June 2025.');
  const discharged =
    entry.discharged.trim() === '' ? null : day('discharged', 'Enter the day of discharge, such as 9 June 2025.');
  if (admitted !== null && discharged !== null && discharged < admitted) {
    errors.discharged = `The admission was on ${formatDate(admitted)}. Enter that day or a later one.`;
  }
  let told: HospitalStay['told'] = null;
  if (entry.told) {
    const typed = entry.toldOn.trim() === '' ? entry.admitted : entry.toldOn;
    const on = parseDay(typed, near);
    if (on === null) errors.toldOn = 'Enter the day on which they were told.';
    if (entry.toldWho.trim() === '') errors.toldWho = 'Enter who was told, such as “Duty worker”.';
    if (on !== null) told = { who: entry.toldWho.trim(), on };
  }
  let approval: HospitalStay['approval'] = null;
  if (entry.decision !== 'none') {
    const throughWeek = /^\d{1,3}$/.test(entry.throughWeek.trim()) ? Number(entry.throughWeek) : 0;
    if (throughWeek < 1) errors.throughWeek = 'Enter the last hospital week, such as 4.';
    if (entry.decisionBy.trim() === '') errors.decisionBy = 'Enter who decides.';
    approval = {
      state: entry.decision,
      by: entry.decisionBy.trim(),
      reference: entry.reference.trim(),
      throughWeek: Math.max(1, throughWeek),
    };
  }
  if (Object.keys(errors).length > 0 || entry.ssRef === null || admitted === null) return { ok: false, errors };
  return { ok: true, stay: { ssRef: entry.ssRef, admitted, discharged, told, approval } };
}
