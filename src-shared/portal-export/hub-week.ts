// A week that goes to the provider's own hub first, and by files from there. What must stay true: only the hub's own
// receipts close it at the hub, and that is never the council's word; what the council's portal has is told by the same
// evidence as without a hub.
import type { Receipt } from '../portal-api/records.ts';
import type { FileWeek } from './evidence.ts';
import { fileWeekSentence } from './evidence-words.ts';

type AtLeastOne<T> = readonly [T, ...T[]];

/** A week that goes to the provider's own hub first, and by files from there. */
export type HubWeek =
  | { hub: 'open'; files: FileWeek }
  /** Only a hub's own receipts close it at the hub. */
  | { hub: 'closed'; receipts: AtLeastOne<Receipt>; files: FileWeek };

/** The same by way of the hub. A receipt that is not the hub's own, or that was superseded, closes nothing. */
export function hubWeek(receipts: readonly Receipt[], files: FileWeek): HubWeek {
  const [first, ...others] = receipts.filter((receipt) => receipt.authority === 'hub' && !receipt.superseded);
  return first === undefined ? { hub: 'open', files } : { hub: 'closed', receipts: [first, ...others], files };
}

/** `Closed at the hub, not yet with the council.` until the files say more; the receipt is always named as the hub's. */
export function hubWeekSentence(week: HubWeek, timeZone: string): string {
  const files = fileWeekSentence(week.files, timeZone);
  if (week.hub === 'open') return `Not closed at the hub. ${files}`;
  const numbers = week.receipts.map(({ number }) => number).join(', ');
  const receipt = `Hub ${week.receipts.length === 1 ? 'receipt' : 'receipts'} ${numbers}.`;
  switch (week.files.state) {
    case 'read-back-matched':
    case 'confirmation-reported':
      return `Closed at the hub. ${receipt} ${files}`;
    case 'no-export':
    case 'plan-known':
    case 'recorded':
    case 'file-made':
    case 'upload-reported':
    case 'read-back-differs':
    case 'changed-since-file':
      return `Closed at the hub, not yet with the council. ${receipt} ${files}`;
  }
}
