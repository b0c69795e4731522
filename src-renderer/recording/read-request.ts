// A request for adjustment as it is typed, and the request that it means. One request is for one person and starts on
// one day (S-B: other start dates need a form of their own).
import type { AdjustmentRequest } from '../../src-shared/domain/lines.ts';
import { formatDate, type PlainDate } from '../../src-shared/domain/week.ts';
import { parseDay } from '../words/days.ts';

export type ChangeKind = AdjustmentRequest['changes'][number]['kind'];
export type RequestOutcome = AdjustmentRequest['outcome'];

export interface RequestEntry {
  ssRef: string | null;
  /** By line id; lines without a change are not in it. */
  changes: Readonly<Record<string, ChangeKind>>;
  startDate: string;
  endDate: string;
  outcome: RequestOutcome;
  submittedOn: string;
}

/** What a finding knows of a request that should be begun. */
export interface RequestStart {
  ssRef: string;
  lineId: string;
  change: ChangeKind;
  startDate: PlainDate;
}

export function requestEntry(request: AdjustmentRequest | null, start: RequestStart | null): RequestEntry {
  const day = (date: PlainDate | null | undefined) => (date ? formatDate(date) : '');
  return {
    ssRef: request?.ssRef ?? start?.ssRef ?? null,
    changes:
      request === null
        ? start === null
          ? {}
          : { [start.lineId]: start.change }
        : Object.fromEntries(request.changes.map(({ lineId, kind }) => [lineId, kind])),
    startDate: day(request?.startDate ?? start?.startDate),
    endDate: day(request?.endDate),
    outcome: request?.outcome ?? 'draft',
    submittedOn: day(request?.submittedOn),
  };
}

export type RequestErrors = Partial<Record<keyof RequestEntry, string>>;

export type ReadRequest =
  | { ok: true; request: Omit<AdjustmentRequest, 'id'> }
  /** A sentence a field. */
  | { ok: false; errors: RequestErrors };

/** @param today days without a year are the nearest to it; nothing was sent after it */
export function readRequest(entry: RequestEntry, today: PlainDate): ReadRequest {
  const errors: RequestErrors = {};
  if (entry.ssRef === null) errors.ssRef = 'Choose the person.';
  const changes = Object.entries(entry.changes).map(([lineId, kind]) => ({ lineId, kind }));
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
  return {
    ok: true,
    request: { ssRef: entry.ssRef, changes, startDate, endDate, submittedOn, outcome: entry.outcome },
  };
}
