// Everything that can go wrong between this computer and a portal, as one closed union of values. What must stay
// true: every case says whether a write that ended so may have been carried out ("unknown") or certainly was not, and
// whether trying again can help. Sentences for people are in words.ts; nothing here is shown.
import { type PortalProblem, problemName } from '../../src-shared/portal-api/index.ts';

export type PortalFailure =
  /** The portal answered with a problem of its own. */
  | { kind: 'problem'; problem: PortalProblem; retryAfterMillis: number | null }
  /** Somebody in front of the portal (a proxy, a load balancer) answered for it with 408, 425, 429 or 5xx. */
  | { kind: 'busy'; status: number; retryAfterMillis: number | null }
  /** No connection came about, so nothing was sent: no network, no such host, nobody listening. */
  | { kind: 'unreachable' }
  /** Sent, and no answer within the time. */
  | { kind: 'timed-out' }
  /** Sent, and the connection broke before an answer began. */
  | { kind: 'broken-off' }
  /** The answer began and did not end. */
  | { kind: 'truncated' }
  /** The portal's certificate is not in order. */
  | { kind: 'tls' }
  /** An answer, but not a portal's: a sign-in page of a network, a web site, a file. */
  | { kind: 'not-the-portal' }
  /**
   * A write was refused by something in front of the portal that looks into what passes (a firewall, a proxy): for what it
   * says, or for its size. `said`: the beginning of its answer as plain text, for whoever looks after it.
   */
  | { kind: 'refused-on-the-way'; status: number; said: string }
  /** Sent elsewhere. Never followed: a redirect could take the token to a stranger. */
  | { kind: 'redirected' }
  /** JSON of a portal, in a form that this version of the app cannot read; `profile`: the rules as they came. */
  | { kind: 'not-understood'; profile?: unknown }
  /** An answer that does not come to an end: too many bytes, pages without end, a cursor that goes round. */
  | { kind: 'without-end' }
  /** The address would send the sign-in unencrypted over a network. Nothing was sent. */
  | { kind: 'insecure-address' }
  /** Another portal answers at the known address: its data are not this account's. */
  | { kind: 'portal-changed' }
  /** There is no token, or it has run out. Nothing was sent. */
  | { kind: 'no-token' };

/**
 * True when a write that ended this way may have been carried out by the portal: it is then neither sent nor unsent,
 * and is sent again with the same key and the same bytes.
 */
export function mayHaveBeenCarriedOut(failure: PortalFailure): boolean {
  switch (failure.kind) {
    case 'problem': {
      // These two say that the portal's own answer is not known: it may have stopped between commit and answer.
      const name = problemName(failure.problem);
      return name === 'unexpected' || name === 'idempotency-key-in-progress';
    }
    case 'busy':
      // A gateway's 5xx says nothing about what the portal behind it did; 408, 425 and 429 refuse before working.
      return failure.status >= 500;
    case 'timed-out':
    case 'broken-off':
    case 'truncated':
    case 'not-understood':
    case 'without-end':
      return true;
    case 'not-the-portal':
    case 'refused-on-the-way':
    case 'redirected':
      // A captive network swallows the request; yet a gateway may also replace an answer. Unknown is the safe word.
      return true;
    case 'unreachable':
    case 'tls':
    case 'insecure-address':
    case 'portal-changed':
    case 'no-token':
      return false;
  }
}

/** How long the portal asked to be left alone, in milliseconds; null when it did not say. */
export function retryAfterOf(failure: PortalFailure): number | null {
  return failure.kind === 'problem' || failure.kind === 'busy' ? failure.retryAfterMillis : null;
}

/** True when the failure shows that this computer cannot reach the portal now (as opposed to being refused by it). */
export function isOffline(failure: PortalFailure): boolean {
  switch (failure.kind) {
    case 'unreachable':
    case 'timed-out':
    case 'broken-off':
    case 'truncated':
    case 'tls':
    case 'not-the-portal':
    case 'redirected':
      return true;
    case 'problem':
    case 'busy':
    case 'refused-on-the-way':
    case 'not-understood':
    case 'without-end':
    case 'insecure-address':
    case 'portal-changed':
    case 'no-token':
      return false;
  }
}
