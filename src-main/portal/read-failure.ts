// Reads what a `fetch` threw and what a `Retry-After` header says. Node's fetch names the cause by an error code, and
// Chromium's (Electron's net.fetch) by `net::ERR_…` in the message: both are read, and whatever is not recognised
// counts as broken off, since a request that may have arrived is never called unsent.
import type { PortalFailure } from './failures.ts';

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const neverConnectedInChromium =
  /net::ERR_(INTERNET_DISCONNECTED|NAME_NOT_RESOLVED|CONNECTION_REFUSED|ADDRESS_UNREACHABLE|CONNECTION_TIMED_OUT|NAME_RESOLUTION_FAILED|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED|CONNECTION_FAILED|UNSAFE_PORT)/;
/** What Node's fetch says of a port that browsers refuse to talk to. No connection is tried. */
const refusedPort = /^bad port$/;
const tls =
  /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(GET|VERIFY)_|EPROTO$)|net::ERR_(CERT_|SSL_|BAD_SSL)/;

/** What a thrown error says about the connection. A `fetch` hides it in `cause`, sometimes several deep. */
export function failureOfThrown(thrown: unknown): PortalFailure {
  for (const error of causesOf(thrown)) {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    if (tls.test(code) || tls.test(error.message)) return { kind: 'tls' };
    const never = neverConnectedInChromium.test(error.message) || refusedPort.test(error.message);
    if (neverConnected.has(code) || never) return { kind: 'unreachable' };
    if (/net::ERR_TIMED_OUT/.test(error.message)) return { kind: 'timed-out' };
    if (error.name === 'HTTPParserError' || /net::ERR_INVALID_HTTP_RESPONSE/.test(error.message)) {
      return { kind: 'not-the-portal' };
    }
    if (/redirect/i.test(error.message) || /net::ERR_UNSAFE_REDIRECT/.test(error.message))
      return { kind: 'redirected' };
  }
  return { kind: 'broken-off' };
}

function causesOf(thrown: unknown): Error[] {
  const found: Error[] = [];
  let next: unknown = thrown;
  while (next instanceof Error && found.length < 5) {
    found.push(next);
    // Happy eyeballs: Node tries every address of a name and gathers the errors.
    next = next.cause ?? (next instanceof AggregateError ? next.errors[0] : undefined);
  }
  return found;
}

const longestWaitMillis = 60 * 60_000;

/**
 * `Retry-After` in milliseconds: seconds, or an instant that is read against the same answer's `Date`, never against
 * this computer's clock. Null when absent or unreadable; at most an hour, so that a slip of a server strands nobody.
 */
export function retryAfterMillis(header: string | null, date: string | null): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text) * 1000, longestWaitMillis);
  const wait = Date.parse(text) - Date.parse(date ?? '');
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), longestWaitMillis);
}
