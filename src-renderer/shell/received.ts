// How far a sync is that fetches a whole copy of the plan. Nobody knows beforehand how many records there are.
import type { SyncStatus } from '../../src-shared/app-api/index.ts';
import { formatCount } from '../../src-shared/domain/quantity.ts';

export function receivedWords({ received }: Pick<SyncStatus, 'received'>): string {
  return received === 0 ? 'Syncing…' : `Syncing: ${formatCount(received)} records so far`;
}

/** Whether stopping would stop anything. */
export function mayHalt({ syncing, received }: Pick<SyncStatus, 'syncing' | 'received'>): boolean {
  return syncing && received > 0;
}
