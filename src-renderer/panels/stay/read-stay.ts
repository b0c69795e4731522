// A hospital stay as it is typed, and the stay that it means.
import { decisionsOf } from '../../../src-shared/domain/decisions.ts';
import type { HospitalStay, StayDecision } from '../../../src-shared/domain/lines.ts';
import { formatDate, type PlainDate } from '../../../src-shared/domain/week.ts';
import { parseDay } from '../../words/days.ts';

export type NewDecision = 'none' | StayDecision['state'];

export interface StayEntry {
  ssRef: string | null;
  admitted: string;
  discharged: string;
  told: boolean;
  toldWho: string;
  toldOn: string;
  resumed: string;
  callsFallOnStayDays: boolean;
  /** Those that are recorded, in order. */
  decisions: readonly StayDecision[];
  /** The next one, as it is typed. */
  decision: NewDecision;
  decisionBy: string;
  reference: string;
  fromWeek: string;
  throughWeek: string;
  decidedOn: string;
  /** null: for all lines. */
  lineIds: readonly string[] | null;
}

/** The form of a stay, or of a new one; who was told starts on the day of admission, which is when it should happen. */
export function entryOf(stay: HospitalStay | null, ssRef: string | null): StayEntry {
  const day = (date: PlainDate | null | undefined) => (date ? formatDate(date) : '');
  const decisions = stay === null ? [] : decisionsOf(stay);
  return {
    ssRef: stay?.ssRef ?? ssRef,
    admitted: day(stay?.admitted),
    discharged: day(stay?.discharged),
    told: (stay?.told ?? null) !== null,
    toldWho: stay?.told?.who ?? '',
    toldOn: day(stay?.told?.on),
    resumed: day(stay?.resumed),
    callsFallOnStayDays: stay?.callsFallOnStayDays ?? false,
    decisions,
    decision: 'none',
    // Who was asked is who answers, most of the time.
    decisionBy: decisions.at(-1)?.by ?? '',
    reference: decisions.at(-1)?.reference ?? '',
    fromWeek: '',
    throughWeek: '',
    decidedOn: '',
    lineIds: null,
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
  const day = (field: 'admitted' | 'discharged' | 'resumed' | 'decidedOn', sentence: string): PlainDate | null => {
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
  const resumed =
    entry.resumed.trim() === ''
      ? null
      : day('resumed', 'Enter the day on which care began again, such as 11 June 2025.');
  const home = discharged ?? admitted;
  if (resumed !== null && home !== null && resumed < home) {
    errors.resumed = `Care cannot have begun again before ${formatDate(home)}.`;
  }
  const decided = entry.decision === 'none' ? [] : [readDecision(entry, entry.decision, day, errors)];
  if (Object.keys(errors).length > 0 || entry.ssRef === null || admitted === null) return { ok: false, errors };
  const { ssRef, callsFallOnStayDays } = entry;
  const stay = { ssRef, admitted, discharged, told, approval: null, resumed, callsFallOnStayDays };
  // What older apps read of the list is worked out where it is saved.
  return { ok: true, stay: { ...stay, decisions: [...entry.decisions, ...decided] } };
}

function readDecision(
  entry: StayEntry,
  state: StayDecision['state'],
  day: (field: 'decidedOn', sentence: string) => PlainDate | null,
  errors: StayErrors,
): StayDecision {
  const week = (field: 'fromWeek' | 'throughWeek'): number | null => {
    const typed = entry[field].trim();
    if (typed === '') return null;
    const number = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
    if (number < 1) errors[field] = 'Enter a hospital week, such as 4, or leave it empty.';
    return Math.max(1, number);
  };
  const [fromWeek, throughWeek] = [week('fromWeek'), week('throughWeek')];
  if (fromWeek !== null && throughWeek !== null && throughWeek < fromWeek) {
    errors.throughWeek = `Enter week ${fromWeek} or a later one.`;
  }
  if (entry.decisionBy.trim() === '') errors.decisionBy = 'Enter who decides.';
  if (entry.lineIds?.length === 0) errors.lineIds = 'Choose a line, or all lines.';
  const on = entry.decidedOn.trim() === '' ? null : day('decidedOn', 'Enter the day, such as 9 June 2025.');
  return {
    state,
    by: entry.decisionBy.trim(),
    reference: entry.reference.trim(),
    fromWeek,
    throughWeek,
    lineIds: entry.lineIds === null ? null : [...entry.lineIds],
    on,
  };
}
