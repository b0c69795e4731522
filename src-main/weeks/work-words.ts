// What unsent work is about, in words: whose line of which week, or whose care record.
import { personName } from '../../src-shared/domain/names.ts';
import { formatWeek } from '../../src-shared/domain/week.ts';
import type { CareRecord } from '../../src-shared/portal-api/records.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { nameOfLine } from './record.ts';

type Context = Pick<AccountContext, 'store'>;

/** `Ada Okafor’s Home Support, week 3 to 9 March 2025` */
export function lineOfWeek(context: Context, { lineId, weekStart }: { lineId: string; weekStart: string }): string {
  return `${nameOfLine(context, lineId)}, week ${formatWeek(weekStart)}`;
}

const careNames = {
  stay: 'The hospital stay',
  adjustment: 'The request for adjustment',
  end: 'The end of service',
  log: 'The log entry',
  absence: 'The absence',
} as const;

/** `The hospital stay of Ada Okafor`; the name of its kind alone where the record is not there. */
export function careOf(context: Context, kind: CareRecord['kind'], record: CareRecord | null): string {
  if (record === null) return careNames[kind];
  if (record.kind === 'log') return `${careNames.log} for ${nameOfLine(context, record.value.lineId)}`;
  const { ssRef } = record.value;
  return `${careNames[kind]} of ${personName(context.store.people.get(ssRef), ssRef)}`;
}
