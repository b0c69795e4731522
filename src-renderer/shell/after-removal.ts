import type { SyncStatus } from '../../src-shared/app-api/index.ts';

/** What to say after "Take them away": the portal may be out of reach by then, or say that the lines are back. */
export function afterRemoval({ problem }: Pick<SyncStatus, 'problem'>): string {
  return problem === null
    ? 'This computer now holds what the portal holds.'
    : `The lines were not taken away. ${problem.sentence}`;
}
