// The request that a finding's action begins, whoever is asked: the council's form or the operational team.
import type { PlainDate } from '../domain/week.ts';
import type { ChangeKind } from '../messages/change-words.ts';
import type { FindingAction } from './types.ts';

export interface RequestToBegin {
  ssRef: string;
  lineId: string;
  change: ChangeKind;
  startDate: PlainDate;
}

/** @returns null for an action that asks for no change of the plan */
export function requestOf(action: FindingAction | null): RequestToBegin | null {
  if (action?.kind === 'open-adjustment') {
    const { ssRef, lineId, change, startDate } = action;
    return { ssRef, lineId, change, startDate };
  }
  return action?.kind === 'copy-message' ? (action.request ?? null) : null;
}
