// The HTTP client of the portal API, made from the one table `portalCalls`. What must stay true: every answer is parsed
// before anybody trusts it; whatever goes wrong comes back as a value (failures.ts), never as an exception; nothing is
// sent over an unencrypted network; a redirect is never followed; a write always carries its idempotency key.

import type { z } from 'zod';
import {
  type FeedPage,
  isNestedTooDeeply,
  type PortalCallName,
  portalCalls,
  portalProblemSchema,
  problemName,
  readFeedPage,
} from '../../src-shared/portal-api/index.ts';
import type { SetTimer } from '../machine/timers.ts';
import { checkAddress } from './address.ts';
import type { PortalFailure } from './failures.ts';
import { failureOfThrown, retryAfterMillis } from './read-failure.ts';

type Calls = typeof portalCalls;
export type PortalRequest<N extends PortalCallName> = Calls[N]['request'] extends z.ZodType
  ? z.input<Calls[N]['request']>
  : undefined;
export type PortalReply<N extends PortalCallName> = N extends 'changes' ? FeedPage : z.output<Calls[N]['answer']>;

export interface PortalCallOptions<N extends PortalCallName> {
  /** Values for `:monday` and `:id` in the path. */
  path?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string | number | undefined>>;
  token?: string | undefined;
  /** Of a write: a UUIDv7, made and stored before the first attempt and the same for every later one. */
  key?: string | undefined;
  body?: PortalRequest<N> | undefined;
  /** Of the last answer to the same question; the portal may then say that nothing changed. */
  etag?: string | null | undefined;
  timeoutMillis?: number | undefined;
}

export type PortalAnswer<N extends PortalCallName> =
  | { ok: true; changed: true; value: PortalReply<N>; etag: string | null }
  /** Only to a question with an `etag`: what is held already is current. */
  | { ok: true; changed: false }
  | { ok: false; failure: PortalFailure };

export interface PortalClient {
  readonly address: string;
  call<N extends PortalCallName>(name: N, options?: PortalCallOptions<N>): Promise<PortalAnswer<N>>;
}

export interface PortalClientParts {
  address: string;
  fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970 by this computer. */
  machineMillis: () => number;
  setTimer: SetTimer;
  /** Hears the portal's clock minus this computer's, in milliseconds, from every answer that is truly the portal's. */
  onSkew?: (skewMillis: number) => void;
}

const usualTimeoutMillis = 30_000;
/** A full page of the feed, every line of it with a long comment, is a third of this. */
const largestAnswer = 64 * 1024 * 1024;

/** A client for one portal. It holds no state but its address: tokens, keys and cursors belong to the callers. */
export function portalClient(parts: PortalClientParts): PortalClient {
  const checked = checkAddress(parts.address);

  async function call<N extends PortalCallName>(name: N, options: PortalCallOptions<N> = {}): Promise<PortalAnswer<N>> {
    const fail = (failure: PortalFailure) => ({ ok: false, failure }) as const;
    if (!checked.ok) return fail({ kind: checked.why === 'insecure' ? 'insecure-address' : 'not-the-portal' });
    const call = portalCalls[name];
    if (call.write && options.key === undefined) throw new Error(`${name} needs an idempotency key`);
    const stop = new AbortController();
    let timedOut = false;
    const cancel = parts.setTimer(options.timeoutMillis ?? usualTimeoutMillis, () => {
      timedOut = true;
      stop.abort();
    });
    const askedAt = parts.machineMillis();
    let answering = false;
    try {
      const response = await parts.fetch(checked.base + pathOf(call.path, options.path, options.query), {
        method: call.method,
        headers: headersOf(options),
        redirect: 'manual',
        cache: 'no-store',
        credentials: 'omit',
        signal: stop.signal,
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      });
      answering = true;
      const skew = skewOf(response.headers.get('date'), askedAt, parts.machineMillis());
      const text = await boundedText(response);
      // The rest of it is left where it is.
      if (text === null) stop.abort();
      if (text === null) return fail({ kind: 'without-end' });
      const answer = readAnswer(name, response, text, options);
      if (skew !== null && isThePortals(answer)) parts.onSkew?.(skew);
      return answer;
    } catch (thrown) {
      if (timedOut) return fail({ kind: answering ? 'truncated' : 'timed-out' });
      return fail(answering ? { kind: 'truncated' } : failureOfThrown(thrown));
    } finally {
      cancel();
    }
  }

  return { address: checked.ok ? checked.base : parts.address, call };
}

/** The answer's text, read no further than it may be long: whatever sends more would fill this computer's memory. */
async function boundedText(response: Response): Promise<string | null> {
  const { body } = response;
  if (Number(response.headers.get('content-length') ?? 0) > largestAnswer) return null;
  if (body === null || body === undefined) return response.text();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > largestAnswer) return null;
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  return parts.join('') + decoder.decode();
}

function pathOf(
  template: string,
  values: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const path = template.replace(/:(\w+)/g, (_, key: string) => {
    const value = values[key];
    if (value === undefined) throw new Error(`the path ${template} needs ${key}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value));
  return search.size === 0 ? path : `${path}?${search}`;
}

function headersOf(options: {
  token?: string | undefined;
  key?: string | undefined;
  etag?: string | null | undefined;
  body?: unknown;
}) {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' };
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  if (options.token !== undefined) headers.authorization = `Bearer ${options.token}`;
  if (options.key !== undefined) headers['idempotency-key'] = options.key;
  if (options.etag) headers['if-none-match'] = options.etag;
  return headers;
}

function readAnswer<N extends PortalCallName>(
  name: N,
  response: Response,
  text: string,
  options: PortalCallOptions<N>,
): PortalAnswer<N> {
  const fail = (failure: PortalFailure) => ({ ok: false, failure }) as const;
  const { status } = response;
  if (status === 304 && options.etag) return { ok: true, changed: false };
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) return fail({ kind: 'redirected' });
  const wait = retryAfterMillis(response.headers.get('retry-after'), response.headers.get('date'));
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' && type !== 'application/problem+json') {
    if (isBusy(status)) return fail({ kind: 'busy', status, retryAfterMillis: wait });
    const looksInside = portalCalls[name].write && options.body !== undefined && refusesWhatIsInside.has(status);
    return fail(
      looksInside ? { kind: 'refused-on-the-way', status, said: plainText(text) } : { kind: 'not-the-portal' },
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail({ kind: 'truncated' });
  }
  if (isNestedTooDeeply(json)) return fail({ kind: 'not-understood' });
  if (!response.ok || type === 'application/problem+json') {
    const problem = portalProblemSchema.safeParse(json);
    if (problem.success) return fail({ kind: 'problem', problem: problem.data, retryAfterMillis: wait });
    return fail(isBusy(status) ? { kind: 'busy', status, retryAfterMillis: wait } : { kind: 'not-understood' });
  }
  const value = answerOf(name, json);
  // Rules name nobody, so they may travel with the failure: where they are wrong is worth saying.
  if (value === null) return fail({ kind: 'not-understood', ...(name === 'profile' ? { profile: json } : {}) });
  // The table gives the answer's schema for the name; TypeScript cannot follow that through a generic index.
  return { ok: true, changed: true, value: value as PortalReply<N>, etag: response.headers.get('etag') };
}

/** The answer by its schema, or null. A page of the feed is read record by record: one that is wrong keeps none back. */
function answerOf(name: PortalCallName, json: unknown): unknown {
  if (name === 'changes') return readFeedPage(json);
  const value = portalCalls[name].answer.safeParse(json);
  return value.success ? value.data : null;
}

/** With what firewalls and proxies refuse a request for what it says, or for its size. */
const refusesWhatIsInside = new Set([400, 403, 406, 413, 414, 415, 422, 431, 451]);

/** The beginning of a page as a person would read it. */
function plainText(page: string): string {
  const text = page
    .slice(0, 20_000)
    .replace(/<(style|script)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

const isBusy = (status: number) => status === 408 || status === 425 || status === 429 || status >= 500;

/** A gateway or a captive network has a clock too: only an answer that parsed is the portal's own word. */
function isThePortals(answer: PortalAnswer<PortalCallName>): boolean {
  return answer.ok || (answer.failure.kind === 'problem' && problemName(answer.failure.problem) !== 'unexpected');
}

/** The `Date` header against the middle of the round trip: exact to about a second, which is what the header holds. */
function skewOf(date: string | null, askedAt: number, answeredAt: number): number | null {
  const told = date === null ? Number.NaN : Date.parse(date);
  // The header cuts off the fraction of its second: on average the portal's clock is half a second further.
  return Number.isNaN(told) ? null : Math.round(told + 500 - (askedAt + answeredAt) / 2);
}
