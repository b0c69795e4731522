// The network between one desktop and the portal, as the `fetch` that the real client is handed. What a request meets
// on its way is decided by the faults that the plan put up; without one it takes a moment there and a moment back.
import type { DesktopDraws } from './draws.ts';
import type { Fault, Which } from './plan.ts';
import type { PortalAnswer, PortalRequest, RunPortal } from './portal.ts';
import { lineIdOf } from './provider.ts';
import type { Schedule } from './schedule.ts';
import { Violation } from './violation.ts';

export type Fetch = typeof globalThis.fetch;

export interface Network {
  fetch: Fetch;
  put(fault: Fault, which: Which, times: number): void;
  heal(): void;
  /** The confirmations that left this desktop, in their order. */
  confirmations: readonly SentConfirmation[];
}

export interface SentConfirmation {
  key: string;
  weekStart: string;
  services: readonly string[];
}

export interface NetworkParts {
  latency: DesktopDraws['latency'];
  desktop: number;
  schedule: Schedule;
  portal: RunPortal;
  trace: (what: string) => void;
  /** A page of the feed with nothing after it arrived whole. */
  feedEnded: () => void;
  violate: (violation: Violation) => void;
}

type Told = { ok: true; answer: PortalAnswer; breaksOff: boolean } | { ok: false; code: string };

// Long because what is on its way, what is lost and what comes twice is decided over the same few variables.
export function makeNetwork({ latency, desktop, schedule, portal, trace, feedEnded, violate }: NetworkParts): Network {
  let faults: { fault: Fault; which: Which; times: number }[] = [];
  let requests = 0;
  const sent = new Map<string, string>();
  const confirmations: SentConfirmation[] = [];

  function takeFault(request: PortalRequest): Fault | null {
    const index = faults.findIndex(({ fault, which }) => isMeant(which, request) && meets(fault, request));
    const found = faults[index];
    if (found === undefined) return null;
    found.times -= 1;
    if (found.times === 0) faults.splice(index, 1);
    return found.fault;
  }

  const fetch: Fetch = (input, init) => {
    const request = readRequest(String(input), init);
    if (!isFrozen(sent, request))
      violate(new Violation('one-effect', `other bytes went out under one key at ${request.path}`));
    const confirmed = confirmationIn(request);
    if (confirmed !== null && !confirmations.some((one) => one.key === confirmed.key)) confirmations.push(confirmed);
    requests += 1;
    const number = requests;
    const fault = takeFault(request);
    const { there, back } = latency();
    const name = `${request.method} ${request.path.split('?')[0]}`;
    trace(`asks #${number} ${name}${fault === null ? '' : ` (${faultName(fault)})`}`);

    return new Promise((resolve, reject) => {
      let open = true;
      const tell = (told: Told) => {
        if (!open) return;
        open = false;
        if (!told.ok) {
          trace(`hears nothing of #${number}: ${told.code}`);
          return reject(
            Object.assign(new TypeError('fetch failed'), {
              cause: Object.assign(new Error(told.code), { code: told.code }),
            }),
          );
        }
        trace(`hears of #${number}: ${told.answer.status}${told.breaksOff ? ', cut off' : ''}`);
        if (request.path.startsWith('/v1/changes') && isLastPage(told)) feedEnded();
        resolve(responseOf(told.answer, told.breaksOff));
      };
      init?.signal?.addEventListener('abort', () => {
        if (!open) return;
        open = false;
        trace(`gives up on #${number}`);
        reject(new DOMException('This operation was aborted', 'AbortError'));
      });

      const arrive = async (answerWith: (answer: PortalAnswer) => void) => {
        const answer = await portal.handle(request, { kind: 'desktop', desktop, call: name });
        trace(`portal, of #${number}: ${typeof answer === 'string' ? answer : describe(answer)}`);
        if (answer === 'unreachable') schedule.at(back, () => tell({ ok: false, code: 'ECONNREFUSED' }));
        else if (answer === 'died') schedule.at(back, () => tell({ ok: false, code: 'ECONNRESET' }));
        else answerWith(answer);
      };
      const usually = (answer: PortalAnswer) =>
        void schedule.at(back, () => tell({ ok: true, answer, breaksOff: false }));
      const instead = (reaches: boolean, then: () => void) => {
        if (reaches) schedule.at(there, () => arrive(then));
        else schedule.at(there + back, then);
      };
      const made =
        (status: number, type: string, body: string, headers: Record<string, string> = {}) =>
        () =>
          tell({
            ok: true,
            answer: {
              status,
              headers: { 'content-type': type, date: new Date(portal.clock()).toUTCString(), ...headers },
              body,
            },
            breaksOff: false,
          });

      if (fault === null) return void schedule.at(there, () => arrive(usually));
      switch (fault.kind) {
        case 'refused':
          return void schedule.at(there, () => tell({ ok: false, code: 'ECONNREFUSED' }));
        case 'broken-off':
          instead(fault.reaches, () => tell({ ok: false, code: 'ECONNRESET' }));
          return;
        case 'silence':
          if (fault.reaches) schedule.at(there, () => arrive(() => undefined));
          return;
        case 'late':
          schedule.at(there + fault.millis, () => arrive(usually));
          return;
        case 'slow-answer':
          schedule.at(there, () => arrive((answer) => void schedule.at(fault.millis, () => usually(answer))));
          return;
        case 'twice':
          schedule.at(there, () => arrive(usually));
          schedule.at(there + fault.afterMillis, () => arrive(usually));
          return;
        case 'truncated':
          schedule.at(there, () =>
            arrive((answer) =>
              usually({ ...answer, body: answer.body.slice(0, Math.floor(answer.body.length * 0.7)) }),
            ),
          );
          return;
        case 'body-breaks-off':
          schedule.at(there, () =>
            arrive((answer) => void schedule.at(back, () => tell({ ok: true, answer, breaksOff: true }))),
          );
          return;
        case 'gateway': {
          const wait = fault.retryAfter === 'date' ? new Date(portal.clock() + 15_000).toUTCString() : fault.retryAfter;
          const headers: Record<string, string> = wait === null ? {} : { 'retry-after': wait };
          instead(fault.reaches, made(fault.status, 'text/html', '<html>Try later</html>', headers));
          return;
        }
        case 'newer-portal':
        case 'absurd-record':
        case 'endless-feed':
          schedule.at(there, () => arrive((answer) => usually(strangeAnswer(fault.kind, answer))));
          return;
        case 'firewall':
          schedule.at(there, made(fault.status, 'text/html', '<html>Blocked by the firewall</html>'));
          return;
        case 'captive-page':
          return void schedule.at(there, made(200, 'text/html', '<html><title>Welcome to Free WiFi</title></html>'));
        case 'redirect':
          return void schedule.at(there, made(302, 'text/html', '', { location: 'https://login.example/' }));
        case 'other-json':
          instead(fault.reaches, made(200, 'application/json', '{"hello":"world"}'));
          return;
      }
    });
  };

  return {
    fetch,
    put: (fault, which, times) => void faults.push({ fault, which, times }),
    heal: () => {
      faults = [];
    },
    confirmations,
  };
}

function confirmationIn({ path, headers, body }: PortalRequest): SentConfirmation | null {
  const weekStart = /\/weeks\/([\d-]+)\/confirmation$/.exec(path)?.[1];
  const key = headers['idempotency-key'];
  if (weekStart === undefined || key === undefined) return null;
  const { services } = JSON.parse(body ?? '{}') as { services: string[] };
  return { key, weekStart, services };
}

function isMeant(which: Which, { method, path }: PortalRequest): boolean {
  if (path === '/v1/sessions') return which === 'any';
  switch (which) {
    case 'any':
      return true;
    case 'write':
      return method !== 'GET';
    case 'confirm':
      return path.endsWith('/confirmation') || path.endsWith('/receipt');
    case 'feed':
      return path.startsWith('/v1/changes');
  }
}

/** A page of the feed as a portal may send it that is not in order; other answers stay as they are. */
function strangeAnswer(kind: 'absurd-record' | 'endless-feed' | 'newer-portal', answer: PortalAnswer): PortalAnswer {
  if (kind === 'newer-portal') return ofALaterVersion(answer);
  if (answer.status !== 200) return answer;
  const page = JSON.parse(answer.body) as { portalId: string; changes: unknown[]; cursor: string; more: boolean };
  if (kind === 'endless-feed') return { ...answer, body: JSON.stringify({ ...page, more: true }) };
  // No record of the portal's goes by this name, so the run ends without it.
  const absurd = { kind: 'gone', what: 'line', id: '__proto__', weekStart: null };
  const { portalId, changes, cursor, more } = page;
  return { ...answer, body: JSON.stringify({ portalId, changes: [...changes, absurd], cursor, more }) };
}

/** As a portal may answer one day: everything known is there, and more. */
function ofALaterVersion(answer: PortalAnswer): PortalAnswer {
  if (answer.status !== 200 || !answer.body.startsWith('{')) return answer;
  const { changes, ...rest } = JSON.parse(answer.body) as { changes?: Record<string, unknown>[] };
  if (changes === undefined) return { ...answer, body: JSON.stringify({ release: '2031.1', ...rest }) };
  const more = changes.map((change) => withMore(change, 2));
  const unknown = { kind: 'vehicle', vehicle: { id: 'vehicle-1', seats: 4 } };
  const { portalId, cursor, ...end } = rest as { portalId: string; cursor: string; more: boolean };
  return {
    ...answer,
    body: JSON.stringify({ release: '2031.1', portalId, changes: [...more, unknown], cursor, ...end }),
  };
}

/** A field that nobody knows, in the record and in what it holds. */
function withMore(record: Record<string, unknown>, depth: number): Record<string, unknown> {
  const fields = Object.entries(record).map(([name, value]) =>
    depth > 1 && typeof value === 'object' && value !== null && !Array.isArray(value)
      ? [name, withMore(value as Record<string, unknown>, depth - 1)]
      : [name, value],
  );
  return { ...Object.fromEntries(fields), since: '2031' };
}

/** Some faults are of some requests only; everything else meets whatever comes. */
function meets(fault: Fault, { path, headers, body }: PortalRequest): boolean {
  if (fault.kind === 'absurd-record' || fault.kind === 'endless-feed') return path.startsWith('/v1/changes');
  if (fault.kind !== 'firewall') return true;
  const { refuses } = fault;
  if (headers['idempotency-key'] === undefined || body === undefined) return false;
  if (refuses === 'writing') return true;
  return 'line' in refuses ? body.includes(`"${lineIdOf(refuses.line)}"`) : body.length > refuses.longerThan;
}

/** What was frozen under a key at its first attempt never changes. */
function isFrozen(sent: Map<string, string>, { method, path, headers, body }: PortalRequest): boolean {
  const key = headers['idempotency-key'];
  if (key === undefined) return true;
  const bytes = `${method} ${path} ${body ?? ''}`;
  const before = sent.get(key) ?? bytes;
  sent.set(key, bytes);
  return before === bytes;
}

function readRequest(address: string, init: RequestInit | undefined): PortalRequest {
  const url = new URL(address);
  return {
    method: init?.method ?? 'GET',
    path: url.pathname + url.search,
    headers: { ...(init?.headers as Record<string, string> | undefined) },
    body: init?.body === undefined || init.body === null ? undefined : String(init.body),
  };
}

/** As much of a Response as the client reads. A real one would wait for streams, and so for the machine. */
function responseOf({ status, headers, body }: PortalAnswer, breaksOff: boolean): Response {
  const response = {
    status,
    ok: status >= 200 && status < 300,
    type: 'basic',
    headers: new Headers(headers),
    text: () => (breaksOff ? Promise.reject(new TypeError('terminated')) : Promise.resolve(body)),
  };
  return response as unknown as Response;
}

function isLastPage(told: Extract<Told, { ok: true }>): boolean {
  return told.answer.status === 200 && !told.breaksOff && /"more":false\}$/.test(told.answer.body);
}

function faultName(fault: Fault): string {
  const { kind, ...more } = fault;
  const details = Object.values(more)
    .map((one) => (typeof one === 'object' ? JSON.stringify(one) : one))
    .join(' ');
  return details === '' ? kind : `${kind} ${details}`;
}

function describe({ status, body }: PortalAnswer): string {
  if (status === 200 && body.startsWith('{"outcomes"')) {
    const { outcomes } = JSON.parse(body) as {
      outcomes: { outcome: string; lineId?: string; id?: string; version?: number }[];
    };
    return outcomes
      .map(({ outcome, lineId, version }) => [outcome, lineId, version].filter((one) => one !== undefined).join(' '))
      .join(', ');
  }
  const type = /"type":"urn:provider-actuals:problem:([^"]+)"/.exec(body)?.[1];
  return type === undefined ? String(status) : `${status} ${type}`;
}
