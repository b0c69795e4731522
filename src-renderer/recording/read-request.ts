// A request for adjustment as it is typed, and the request that it means. One request is for one person and starts on
// one day (S-B: other start dates need a form of their own).
import type { AdjustmentChange, AdjustmentRequest, ServiceLine } from '../../src-shared/domain/lines.ts';
import { formatQuantity, parseQuantity } from '../../src-shared/domain/quantity.ts';
import { formatDate, type PlainDate } from '../../src-shared/domain/week.ts';
import { parseDay } from '../words/days.ts';

export type ChangeKind = AdjustmentRequest['changes'][number]['kind'];
export type RequestOutcome = AdjustmentRequest['outcome'];

export interface RequestEntry {
  ssRef: string | null;
  /** By line id; lines without a change are not in it. */
  changes: Readonly<Record<string, ChangeKind>>;
  /** By line id: what each is to become. */
  details: Readonly<Record<string, ChangeDetails>>;
  why: string;
  askedBy: string;
  startDate: string;
  endDate: string;
  outcome: RequestOutcome;
  submittedOn: string;
}

/** What a line is to become, as it is typed; empty: not known yet. */
export interface ChangeDetails {
  hours: string;
  level: string;
  visits: string;
  /** From what it changes, where that was recorded: the plan may show the change by now. */
  from: Pick<AdjustmentChange, 'hours' | 'level' | 'visits'>;
}

export const noDetails: ChangeDetails = { hours: '', level: '', visits: '', from: {} };

/** What a finding knows of a request that should be begun. */
export interface RequestStart {
  ssRef: string;
  lineId: string;
  change: ChangeKind;
  startDate: PlainDate;
  /** Its last day and why, where they are known. */
  endDate?: PlainDate | null;
  why?: string;
  /** Other changes from the same day on, which share the form. */
  also?: readonly { lineId: string; kind: ChangeKind }[];
}

export function requestEntry(request: AdjustmentRequest | null, start: RequestStart | null): RequestEntry {
  const day = (date: PlainDate | null | undefined) => (date ? formatDate(date) : '');
  return {
    ssRef: request?.ssRef ?? start?.ssRef ?? null,
    changes:
      request === null
        ? start === null
          ? {}
          : Object.fromEntries([
              ...(start.also ?? []).map(({ lineId, kind }) => [lineId, kind] as const),
              [start.lineId, start.change] as const,
            ])
        : Object.fromEntries(request.changes.map(({ lineId, kind }) => [lineId, kind])),
    details: Object.fromEntries((request?.changes ?? []).map((change) => [change.lineId, detailsOf(change)])),
    why: request?.why ?? start?.why ?? '',
    askedBy: request?.askedBy ?? '',
    startDate: day(request?.startDate ?? start?.startDate),
    endDate: day(request?.endDate ?? start?.endDate),
    outcome: request?.outcome ?? 'draft',
    submittedOn: day(request?.submittedOn),
  };
}

function detailsOf({ hours, level, visits }: AdjustmentChange): ChangeDetails {
  return {
    hours: hours === undefined ? '' : formatQuantity(hours.to),
    level: level?.to ?? '',
    visits: visits === undefined ? '' : String(visits.to),
    from: {
      ...(hours === undefined ? {} : { hours }),
      ...(level === undefined ? {} : { level }),
      ...(visits === undefined ? {} : { visits }),
    },
  };
}

export type RequestErrors = Partial<Record<Exclude<keyof RequestEntry, 'details'>, string>> & {
  /** By line id. */
  details?: Record<string, Partial<Record<'hours' | 'visits', string>>>;
};

export type ReadRequest =
  | { ok: true; request: Omit<AdjustmentRequest, 'id'> }
  /** A sentence a field. */
  | { ok: false; errors: RequestErrors };

type PlannedLine = Pick<ServiceLine, 'id' | 'plannedQuantity' | 'plannedVisits' | 'serviceLevel'>;

/**
 * @param today days without a year are the nearest to it; nothing was sent after it
 * @param lines of the person: a change is from what they have now
 */
export function readRequest(entry: RequestEntry, today: PlainDate, lines: readonly PlannedLine[]): ReadRequest {
  const errors: RequestErrors = {};
  if (entry.ssRef === null) errors.ssRef = 'Choose the person.';
  const changes = Object.entries(entry.changes).map(([lineId, kind]) =>
    readChange(lineId, kind, entry.details[lineId] ?? noDetails, lines, errors),
  );
  if (entry.ssRef !== null && changes.length === 0) errors.changes = 'Choose what changes on at least one service.';
  const startDate = parseDay(entry.startDate, today);
  if (startDate === null) errors.startDate = 'Enter the first day of the change, such as 2 June 2025.';
  const endDate = entry.endDate.trim() === '' ? null : parseDay(entry.endDate, today);
  if (entry.endDate.trim() !== '' && endDate === null) errors.endDate = 'Enter the last day, or leave it empty.';
  if (startDate !== null && endDate !== null && endDate < startDate) {
    errors.endDate = `The change starts on ${formatDate(startDate)}. Enter that day or a later one.`;
  }
  const sent = entry.outcome !== 'draft';
  const submittedOn = sent ? parseDay(entry.submittedOn, today) : null;
  if (sent && submittedOn === null) errors.submittedOn = 'Enter the day on which the form was sent.';
  if (submittedOn !== null && submittedOn > today) errors.submittedOn = 'That day has not come yet.';
  if (Object.keys(errors).length > 0 || entry.ssRef === null || startDate === null) return { ok: false, errors };
  const [why, askedBy] = [entry.why.trim(), entry.askedBy.trim()];
  return {
    ok: true,
    request: {
      ssRef: entry.ssRef,
      changes,
      startDate,
      endDate,
      submittedOn,
      outcome: entry.outcome,
      ...(why === '' ? {} : { why }),
      ...(askedBy === '' ? {} : { askedBy }),
    },
  };
}

function readChange(
  lineId: string,
  kind: ChangeKind,
  details: ChangeDetails,
  lines: readonly PlannedLine[],
  errors: RequestErrors,
): AdjustmentChange {
  const line = lines.find(({ id }) => id === lineId);
  // An end has nothing to become; of a line that is not here any more, only what was recorded is known.
  if (kind === 'end') return { lineId, kind };
  const { from } = details;
  const wrong = (field: 'hours' | 'visits', sentence: string) => {
    errors.details = { ...errors.details, [lineId]: { ...errors.details?.[lineId], [field]: sentence } };
  };
  const change: AdjustmentChange = { lineId, kind };
  if (details.hours.trim() !== '') {
    const read = parseQuantity(details.hours);
    if (!read.ok) wrong('hours', 'Enter the hours a week, such as 14.5.');
    else change.hours = { from: from.hours?.from ?? line?.plannedQuantity ?? 0, to: read.quantity };
  }
  if (details.visits.trim() !== '') {
    if (!/^\d{1,4}$/.test(details.visits.trim())) wrong('visits', 'Enter the visits a week, such as 14.');
    else change.visits = { from: from.visits?.from ?? line?.plannedVisits ?? 0, to: Number(details.visits) };
  }
  const level = details.level.trim();
  // Typed for another kind of change, before this one was chosen, it means nothing.
  if (level !== '' && (kind === 'level' || from.level !== undefined))
    change.level = { from: from.level?.from ?? line?.serviceLevel ?? '', to: level };
  return change;
}
