import type { ActualRecord, By } from '../../src-shared/portal-api/index.ts';
import type { StoredActual } from './actuals.ts';
import type { LineHeld, UnsentEdit } from './merge.ts';
import type { StoredRow } from './outbox-rows.ts';

/** The frozen or open content of an outbox row of an actual. */
export type EditBody = Pick<ActualRecord, 'actual' | 'attested'>;

export function heldOf(portal: ActualRecord, unsent: readonly StoredRow[]): LineHeld {
  const latest = unsent.at(-1);
  if (latest === undefined) return { portal, unsent: null };
  const onItsWay = unsent.some(({ batch_key }) => batch_key !== null);
  const base = unsent.map(baseOf).find((record) => record !== null) ?? portal;
  return { portal, unsent: { ...bodyOf(latest), base, sendState: onItsWay ? 'sending' : editSendState(latest) } };
}

/** What unsent work was built on; null when there is none. */
export function builtOn(unsent: readonly StoredRow[]): ActualRecord | null {
  return unsent.map(baseOf).find((record) => record !== null) ?? null;
}

export function sameWho(shown: StoredActual, portal: ActualRecord): boolean {
  const who = (by: By | null) => (by === null ? '' : `${by.id} ${by.at}`);
  return who(shown.attested) === who(portal.attested) && who(shown.changed) === who(portal.changed);
}

export function editSendState({ state }: StoredRow): UnsentEdit['sendState'] {
  return state === 'conflict' || state === 'rejected' ? state : 'to-send';
}

export function bodyOf(row: StoredRow): EditBody {
  return JSON.parse(row.body ?? 'null') as EditBody;
}

export function baseOf(row: StoredRow): ActualRecord | null {
  return row.base === null ? null : (JSON.parse(row.base) as ActualRecord);
}

export const unknownBy = (at: string): By => ({ id: '', name: '', at });
