// What a packet's rows say and what would change by them, in the words of the screens.
import type { FieldChange } from '../../src-shared/app-api/field-change.ts';
import { absenceNames } from '../../src-shared/domain/absence-words.ts';
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { count } from '../../src-shared/domain/count.ts';
import type { HospitalStay, StayDecision } from '../../src-shared/domain/lines.ts';
import { formatDifference, formatQuantityShort } from '../../src-shared/domain/quantity.ts';
import { formatDate, formatWeek } from '../../src-shared/domain/week.ts';
import type { PacketRow } from '../../src-shared/packet/index.ts';
import { recordNamed } from '../../src-shared/packet/work-subject.ts';
import type { CareRecord } from '../../src-shared/portal-api/records.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { actualChanges } from '../weeks/actual-words.ts';
import { careOf, lineOfWeek } from '../weeks/work-words.ts';

/** Whose line, or which record, a row is about. */
export function whatOf(context: AccountContext, row: PacketRow | undefined): string {
  switch (row?.kind) {
    case 'actual':
      return lineOfWeek(context, row);
    case 'care':
      return careOf(context, row.change.kind, row.change.record);
    case 'generate':
      return `Generating the week ${formatWeek(row.weekStart)}`;
    case 'dispute-message':
      return 'The answer to a dispute';
    case 'withdrawn':
    case undefined:
      return takenBack;
  }
}

/** Whose line, or which record, a subject is about, where no row says it. */
export function subjectWords(context: AccountContext, subject: string): string {
  const named = recordNamed(subject);
  if (named === null) return takenBack;
  if (named.of === 'line') return lineOfWeek(context, named);
  return careOf(context, named.kind, context.store.care.get(named.kind, named.id));
}

const takenBack = 'Work that was taken back';

/** What stands on this computer of the same. */
export function hereWords({ store }: AccountContext, row: PacketRow | undefined): string {
  if (row?.kind === 'actual') {
    const held = store.actuals.get(row.weekStart, row.lineId);
    return held === null ? 'Nothing' : figures(held.actual, held.attested !== null);
  }
  if (row?.kind !== 'care') return 'Nothing';
  return recordWords(store.care.get(row.change.kind, row.change.id));
}

/** What the row says, in one line. */
export function rowWords(row: PacketRow): string {
  if (row.kind === 'actual') return figures(row.actual, row.attested !== null);
  if (row.kind === 'care') return recordWords(row.change.record);
  return row.kind === 'dispute-message' ? row.text : '';
}

function figures(actual: WeeklyActual, attested: boolean): string {
  const difference = formatDifference(actual);
  const said = difference === '' ? (attested ? 'as planned' : 'nothing recorded') : difference;
  const comment = actual.comment === '' ? '' : ` “${actual.comment}”`;
  return `${formatQuantityShort(actual.actual)} of ${formatQuantityShort(actual.planned)}, ${said}.${comment}`;
}

function recordWords(record: CareRecord | null): string {
  if (record === null) return 'Removed, or not there';
  const said = Object.entries(careFields(record)).filter(([, text]) => text !== '');
  return `${said.map(([field, text]) => `${field}: ${text}`).join('; ')}.`;
}

/** What a record says, field by field, in the words of its screen. */
function careFields(record: CareRecord): Record<string, string> {
  switch (record.kind) {
    case 'stay': {
      const { admitted, discharged, resumed, told, approval, decisions } = record.value;
      return {
        Admitted: formatDate(admitted),
        Discharged: discharged === null ? 'not yet' : formatDate(discharged),
        'Care resumed': resumed === undefined || resumed === null ? '' : formatDate(resumed),
        'Operational team told': told === null ? 'nobody yet' : `${told.who}, ${formatDate(told.on)}`,
        Decisions: decisionWords(decisions ?? approval),
      };
    }
    case 'adjustment': {
      const { startDate, endDate, outcome, changes, why } = record.value;
      return {
        'First day': formatDate(startDate),
        'Last day': endDate === null ? '' : formatDate(endDate),
        Asks: [...new Set(changes.map(({ kind }) => changeNames[kind]))].join(', '),
        State: outcome,
        Why: why ?? '',
      };
    }
    case 'absence': {
      const { kind, firstDay, lastDay, toldOn, lineIds, note } = record.value;
      return {
        Kind: absenceNames[kind],
        'First day': formatDate(firstDay),
        'Last day': lastDay === null ? 'not known' : formatDate(lastDay),
        'Told on': toldOn === null ? '' : formatDate(toldOn),
        For: lineIds === null ? 'all lines' : count(lineIds.length, 'line'),
        Note: note,
      };
    }
    case 'end':
      return { 'Last day': formatDate(record.value.lastDay), Cause: record.value.cause };
    case 'log': {
      const { day, kind, minutes, note } = record.value;
      return { Day: formatDate(day), Kind: kind.replace('-', ' '), Minutes: String(minutes), Note: note };
    }
  }
}

const changeNames = { increase: 'an increase', reduction: 'a reduction', end: 'an end', level: 'another level' };

function decisionWords(decisions: StayDecision[] | HospitalStay['approval']): string {
  const several = Array.isArray(decisions) ? decisions : decisions === null ? [] : [decisions];
  return several.map(({ state, by }) => (by === '' ? state : `${state}, ${by}`)).join('; ');
}

/** From what stands here to what a row says, field by field; empty where both say the same. */
export function rowChanges(context: AccountContext, row: PacketRow): FieldChange[] {
  const { store } = context;
  switch (row.kind) {
    case 'actual':
      return actualChanges(store.actuals.get(row.weekStart, row.lineId), row, store.profile.get());
    case 'care':
      return careChanges(store.care.get(row.change.kind, row.change.id), row.change.record);
    case 'generate':
      return [{ field: 'Week', from: 'not generated', to: 'to be generated' }];
    case 'dispute-message':
      return [{ field: 'Answer', from: '', to: row.text }];
    case 'withdrawn':
      return [];
  }
}

/** From what stands here to what the portal, or the export, has: what taking back work of this subject would do. */
export function takeBackChanges({ store }: AccountContext, subject: string): FieldChange[] {
  const named = recordNamed(subject);
  if (named === null) return [];
  if (named.of === 'care') {
    const { kind, id } = named;
    return careChanges(store.care.get(kind, id), store.care.atPortal(kind, id).record);
  }
  const held = store.actuals.get(named.weekStart, named.lineId);
  return held === null || held.portal === null ? [] : actualChanges(held, held.portal, store.profile.get());
}

function careChanges(here: CareRecord | null, there: CareRecord | null): FieldChange[] {
  if (there === null) return here === null ? [] : [{ field: 'Record', from: recordWords(here), to: 'removed' }];
  const from = here === null ? {} : careFields(here);
  return Object.entries(careFields(there))
    .map(([field, to]) => ({ field, from: (from as Record<string, string>)[field] ?? '', to }))
    .filter((change) => change.from !== change.to);
}
