// The one thing to do next, always exactly one, as a pure function of how the week stands. What stops a confirmation
// comes before it, in the order in which it is cheapest to put right; what only waits comes last.
import type { NextStep } from '../../src-shared/app-api/index.ts';

export interface WeekSituation {
  /** Payment is processed. */
  readOnly: boolean;
  generated: boolean;
  /** A request to generate is saved here and not yet at the portal. */
  generationWaits: boolean;
  /** The week's Sunday is past. */
  finished: boolean;
  conflicts: number;
  rejected: number;
  errors: number;
  /** Warnings that nobody has acknowledged; lateness needs no word. */
  warnings: number;
  /** Services that are not confirmed. */
  open: string[];
  /** Changes of this week on this computer only. */
  toSend: number;
  mayConfirm: boolean;
  online: boolean;
  canSend: boolean;
}

export function nextStep(week: WeekSituation): NextStep {
  if (week.readOnly) return { step: 'see-receipt' };
  if (!week.generated) return week.generationWaits ? (reach(week) ?? { step: 'generate' }) : { step: 'generate' };
  if (week.conflicts > 0) return { step: 'resolve-conflicts', count: week.conflicts };
  if (week.rejected > 0) return { step: 'mend-rejected', count: week.rejected };
  if (week.open.length === 0 && week.toSend === 0) return { step: 'see-receipt' };
  if (week.errors > 0) return { step: 'fix', count: week.errors };
  if (week.warnings > 0) return { step: 'acknowledge', count: week.warnings };
  if (!week.finished) return { step: 'wait-for-sunday' };
  const far = reach(week);
  if (!week.mayConfirm) return (week.toSend > 0 ? far : null) ?? { step: 'ask-confirmer' };
  return far ?? { step: 'confirm', services: week.open };
}

/** What stands between this computer and the portal, or null. Signing in needs the network, so that comes first. */
function reach({ online, canSend }: WeekSituation): NextStep | null {
  if (!online) return { step: 'go-online' };
  return canSend ? null : { step: 'sign-in' };
}
