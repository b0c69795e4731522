// What the status says of records that were put aside: how many, what they are, and whom to ask. It follows from the store,
// so it stays until the portal has sent the records anew.
import type { AppProblem } from '../../src-shared/app-api/index.ts';
import { count } from '../../src-shared/domain/count.ts';
import type { PutAsideReads, PutAsideRecord } from '../store/put-aside.ts';

const kinds: Record<string, readonly [one: string, several: string]> = {
  person: ['person', 'people'],
  line: ['service line', 'service lines'],
  week: ['week', 'weeks'],
  actual: ['line of a week', 'lines of weeks'],
  receipt: ['receipt', 'receipts'],
  payment: ['payment', 'payments'],
  dispute: ['dispute', 'disputes'],
  stay: ['hospital stay', 'hospital stays'],
  adjustment: ['request for adjustment', 'requests for adjustment'],
  end: ['end of service', 'ends of service'],
  log: ['log entry', 'log entries'],
  absence: ['absence', 'absences'],
};

/** The problem that records put aside are, or null where there are none. */
export function putAsideProblem(putAside: PutAsideReads): AppProblem | null {
  const records = putAside.count() === 0 ? [] : putAside.all();
  if (records.length === 0) return null;
  const one = records.length === 1;
  return {
    code: 'records-put-aside',
    sentence: `${count(records.length, 'record')} cannot be right, such as a day in the year 9999, and ${one ? 'is' : 'are'} kept apart: ${kindsOf(records)}. All other records are here.`,
    action: `Ask the people who run the portal to correct ${one ? 'it' : 'them'}. Help lists ${one ? 'it' : 'them'}. Until then, weeks may look other here than there.`,
  };
}

/** `service line`, or `service lines`. */
export function kindWords(kind: string, number: number): string {
  const [one, several] = (Object.hasOwn(kinds, kind) ? kinds[kind] : undefined) ?? [
    'unknown record',
    'unknown records',
  ];
  return number === 1 ? one : several;
}

function kindsOf(records: readonly PutAsideRecord[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of records) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, number]) => `${number} ${kindWords(kind, number)}`).join(', ');
}
