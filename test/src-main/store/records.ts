// Small builders of what the portal and a person say of a line; a test shows only what matters to it.
import type { WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import type { ActualRecord, By } from '../../../src-shared/portal-api/index.ts';
import { weeklyActual } from '../../builders.ts';

export const aisha: By = { id: 'aisha', name: 'Aisha Khan', at: '2025-06-09T09:00:00.000Z' };

export function actualOf(change: Partial<WeeklyActual> = {}): WeeklyActual {
  return weeklyActual({ weekStart: '2025-06-02', ...change });
}

/** `missed` hundredths, with the comment that goes with them. */
export function missedActual(missed: number): WeeklyActual {
  return actualOf({ missed, actual: 1000 - missed, comment: missed === 0 ? '' : `missed ${missed}` });
}

export function recordOf(version: number, actual: WeeklyActual = actualOf(), attested: By | null = null): ActualRecord {
  return { version, actual, attested, changed: version === 1 ? null : aisha, exceptions: [] };
}
