// The offline lease as it is stored. One that does not read is over: the portal's next word makes it anew.
import { leaseDays, type OfflineLease, offlineLeaseSchema } from '../../src-shared/domain/offline-lease.ts';

export function storedLease(text: string | null): OfflineLease | null {
  if (text === null) return null;
  const read = offlineLeaseSchema.safeParse(parsed(text));
  return read.success ? read.data : over;
}

const epoch = '1970-01-01T00:00:00.000Z';
const over: OfflineLease = {
  heardAt: epoch,
  byPortal: false,
  elapsedMillis: leaseDays.runs * 86_400_000,
  seenAt: epoch,
  latestAt: epoch,
  doubt: null,
  blocked: null,
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
