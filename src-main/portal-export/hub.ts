// A week that is closed at the provider's own hub and still has to go to the council: what a person reports of it. What must
// stay true: the hub's receipt is never the council's word; a report speaks of the very figures that were closed, and
// falls away with their receipt.

import type { HubWeekView } from '../../src-shared/app-api/files-week.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import type { Receipt } from '../../src-shared/portal-api/index.ts';
import type { FileEvidence } from '../../src-shared/portal-export/index.ts';
import type { StoreReads } from '../store/store.ts';
import { historySentence } from './week-status.ts';

export interface HubService {
  service: string;
  receipt: Receipt;
  /** The newest report on these figures that was not taken back. */
  reported: Extract<FileEvidence, { kind: 'confirmation-reported' }> | null;
}

/** The services that are closed at the hub, by the receipts that hold. */
export function hubServices(store: StoreReads, weekStart: PlainDate): HubService[] {
  const receipts = store.receipts.ofWeek(weekStart).filter(({ superseded }) => !superseded);
  return receipts.flatMap((receipt) =>
    receipt.services.map((service): HubService => {
      const evidence = store.portalExports.evidence(weekStart, service);
      const withdrawn = new Set(evidence.flatMap((piece) => (piece.kind === 'withdrawn' ? [piece.what] : [])));
      const reported = evidence
        .filter((piece) => piece.kind === 'confirmation-reported')
        .findLast(({ id, figures }) => figures === receipt.digest && !withdrawn.has(id));
      return { service, receipt, reported: reported ?? null };
    }),
  );
}

/** How a week of a hub stands towards the council. */
export function hubWeekView(store: StoreReads, weekStart: PlainDate, council: CouncilProfile): HubWeekView {
  const closed = hubServices(store, weekStart);
  return {
    services: closed.map(({ service, receipt, reported }) => ({
      service,
      receipt: receipt.number,
      reported:
        reported === null ? null : { id: reported.id, sentence: historySentence(reported, council.deadline.timeZone) },
    })),
    isReported: closed.length > 0 && closed.every(({ reported }) => reported !== null),
  };
}

/** What is added to the sentence of a week that is closed at the hub, once somebody reported the council's side. */
export function hubSentence({ services, isReported }: HubWeekView): string | null {
  if (!isReported) return null;
  const numbers = [...new Set(services.map(({ receipt }) => receipt))];
  const sentences = [...new Set(services.flatMap(({ reported }) => (reported === null ? [] : [reported.sentence])))];
  return `Closed at the hub. Hub ${numbers.length === 1 ? 'receipt' : 'receipts'} ${numbers.join(', ')}. ${sentences.join(' ')}`;
}
