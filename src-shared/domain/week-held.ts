// What holds a week, and the one sentence that says so. What must stay true: "confirmed" cannot be built without the
// receipts that prove it; a receipt that was superseded proves nothing; whose word a receipt is comes from the
// account's own setting, weakened but never strengthened by what the server says of itself; and a sentence never says
// more than the evidence does.

import type { Receipt, WeekRecord } from '../portal-api/records.ts';
import type { Authority } from '../portal-api/sessions.ts';
import { count } from './count.ts';

type AtLeastOne<T> = readonly [T, ...T[]];

/** The states of a week, each with its evidence. */
export type WeekHeld =
  | { state: 'not-generated' }
  /** Changes wait on this computer; the portal holds older figures. */
  | { state: 'on-this-computer'; toSend: number }
  /** The portal holds these figures; nobody confirmed them. */
  | { state: 'not-confirmed' }
  /** A confirmation was sent and no answer seen: it may hold, it may not. */
  | { state: 'confirmation-unknown' }
  /** Some services are confirmed, others are not. */
  | { state: 'partly-confirmed'; receipts: AtLeastOne<Receipt>; open: AtLeastOne<string> }
  /** Confirmed before, and changed since: it must be confirmed again. */
  | { state: 'reopened'; superseded: AtLeastOne<Receipt>; services: AtLeastOne<string> }
  | { state: 'confirmed'; receipts: AtLeastOne<Receipt> }
  /** The council paid: read-only, whether or not a receipt is known here. */
  | { state: 'payment-processed'; receipts: readonly Receipt[] };

export interface WeekEvidence {
  /** The week as the portal last told it; null before it was ever pulled. */
  week: WeekRecord | null;
  /** Every receipt known for the week, superseded ones too. */
  receipts: readonly Receipt[];
  /** Changes of this week that the portal has not accepted, conflicts and rejections included. */
  toSend: number;
  /** True from the moment a confirmation is sent until its answer, or its receipt, is seen. */
  confirmationUnknown: boolean;
}

/** Derives the state of a week from the evidence alone. */
export function weekHeld({ week, receipts, toSend, confirmationUnknown }: WeekEvidence): WeekHeld {
  if (week === null || !week.generated) return { state: 'not-generated' };
  const valid = receipts.filter((receipt) => receipt.weekStart === week.weekStart && !receipt.superseded);
  if (week.status === 'payment-processed') return { state: 'payment-processed', receipts: valid };
  if (confirmationUnknown) return { state: 'confirmation-unknown' };
  if (toSend > 0) return { state: 'on-this-computer', toSend };
  // The word of the week's record is not enough: a service counts as confirmed when its receipt is here.
  const proven = new Set(valid.flatMap((receipt) => receipt.services));
  const open = week.services.filter(({ service, state }) => state !== 'confirmed' || !proven.has(service));
  if (isSome(valid) && !isSome(open)) return { state: 'confirmed', receipts: valid };
  const openServices = open.map(({ service }) => service);
  if (isSome(valid) && isSome(openServices)) return { state: 'partly-confirmed', receipts: valid, open: openServices };
  const reopened = open.filter(({ state }) => state === 'reopened').map(({ service }) => service);
  const superseded = receipts.filter((receipt) => receipt.weekStart === week.weekStart && receipt.superseded);
  if (isSome(reopened) && isSome(superseded)) return { state: 'reopened', superseded, services: reopened };
  return { state: 'not-confirmed' };
}

function isSome<T>(items: readonly T[]): items is AtLeastOne<T> {
  return items.length > 0;
}

const strength: Record<Authority, number> = { practice: 0, hub: 1, council: 2 };

/**
 * Whose word this portal's receipts are: what the person who set up the account said, or less if the server itself
 * says less. A server that calls itself the council is not believed.
 */
export function authorityOf(setting: Authority, claimed: Authority): Authority {
  return strength[claimed] < strength[setting] ? claimed : setting;
}

/** The sentence on screen about what holds the week, in the connection's own words. */
export function holdsSentence(held: WeekHeld, where: { authority: Authority; councilName: string }): string {
  const portal = portalWords(where);
  switch (held.state) {
    case 'not-generated':
      return `${portal.holder} has not generated this week.`;
    case 'on-this-computer':
      return `Not confirmed. ${changes(held.toSend)} on this computer ${held.toSend === 1 ? 'is' : 'are'} not yet at ${portal.at}.`;
    case 'not-confirmed':
      return `Not confirmed. ${portal.holder} holds these figures.`;
    case 'confirmation-unknown':
      return `A confirmation was sent to ${portal.at} and its answer was not seen. The app asks for the receipt.`;
    case 'partly-confirmed':
      return `${portal.done} in part: ${numbers(held.receipts)}. Not yet confirmed: ${held.open.join(', ')}.`;
    case 'reopened':
      return `Changed after it was confirmed (${numbers(held.superseded)} no longer holds). Confirm ${held.services.join(', ')} again.`;
    case 'confirmed':
      return portal.confirmed(numbers(held.receipts));
    case 'payment-processed':
      return isSome(held.receipts)
        ? `${portal.paid} The week is closed, ${numbers(held.receipts)}.`
        : `${portal.paid} The week is closed.`;
  }
}

/** The same over a week's receipts, for a page that shows only them. */
export function receiptWords(
  receipts: readonly Receipt[],
  where: { authority: Authority; councilName: string },
): string {
  const valid = receipts.filter((receipt) => !receipt.superseded);
  if (isSome(valid)) return portalWords(where).confirmed(numbers(valid));
  return isSome(receipts) ? 'Changed after it was confirmed: these receipts no longer hold.' : 'No receipt.';
}

function portalWords({ authority, councilName }: { authority: Authority; councilName: string }) {
  switch (authority) {
    case 'council':
      return {
        holder: councilName,
        at: councilName,
        done: 'Confirmed',
        paid: `${councilName} has processed the payment.`,
        confirmed: (receipt: string) => `Confirmed. ${councilName} holds this week, ${receipt}.`,
      };
    case 'hub':
      return {
        holder: 'The hub',
        at: 'the hub',
        done: 'Closed at the hub',
        paid: 'The hub shows the payment as processed.',
        confirmed: (receipt: string) => `Closed at the hub, not yet with the council. Hub ${receipt}.`,
      };
    case 'practice':
      return {
        holder: 'Practice portal',
        at: 'the practice portal',
        done: 'Practice: confirmed',
        paid: 'Practice: the payment is processed.',
        confirmed: (receipt: string) => `Confirmed. Practice portal holds this week, ${receipt}. No council was told.`,
      };
  }
}

const changes = (number: number) => count(number, 'change');

function numbers(receipts: AtLeastOne<Receipt>): string {
  const list = receipts.map(({ number }) => number).join(', ');
  return receipts.length === 1 ? `receipt ${list}` : `receipts ${list}`;
}
