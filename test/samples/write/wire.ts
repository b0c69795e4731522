// What went over the wire, a file for each call: the requests as this version's desktop sent them and the answers as its
// portal wrote them. Bodies that are JSON stand as JSON; written out again without blanks they are the same bytes.
import { type PortalCallName, portalCalls } from '../../../src-shared/portal-api/index.ts';
import type { App, Exchange } from './app.ts';
import { writeJson } from './ground.ts';

/** Writes the exchanges that were labelled, by their calls. */
export function writeWire(exchanges: readonly Exchange[]): void {
  const labelled = exchanges.filter(({ label, answer }) => label !== '' && answer !== null);
  for (const name of Object.keys(portalCalls) as PortalCallName[]) {
    const own = labelled.filter((exchange) => callOf(exchange) === name);
    if (own.length === 0) throw new Error(`nothing of ${name} is labelled`);
    writeJson(`wire/${name}.json`, own.filter(isTelling).map(sampleOf));
  }
}

const feeds = ['everything, at the end', 'what changed since, with lines that are gone'];

/** The feed follows every step, and the rules are long: of these, what says all. */
function isTelling(exchange: Exchange, index: number): boolean {
  switch (callOf(exchange)) {
    case 'changes':
      return feeds.includes(exchange.label);
    case 'profile':
      return index === 0 || exchange.answer?.status === 304;
    default:
      return true;
  }
}

export function callOf({ request }: Pick<Exchange, 'request'>): PortalCallName | 'councilFile' {
  const [path = ''] = request.path.split('?');
  const found = (Object.entries(portalCalls) as [PortalCallName, { method: string; path: string }][]).find(
    ([, call]) => call.method === request.method && new RegExp(`^${call.path.replace(/:\w+/g, '[^/]+')}$`).test(path),
  );
  return found?.[0] ?? 'councilFile';
}

export function sampleOf({ label, request, answer }: Exchange) {
  if (answer === null) throw new Error('there is no answer');
  return {
    what: label,
    request: { ...request, body: readable(request.body) },
    answer: { ...answer, body: readable(answer.body) },
  };
}

/** JSON where writing it out again gives the same bytes; else the text. */
function readable(text: string | null): unknown {
  if (text === null || text === '') return null;
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text ? value : text;
  } catch {
    return text;
  }
}

/** Asks as the desktop does, for what it never asks by itself. */
export async function askDirectly(
  app: App,
  address: string,
  { method, path, headers, body = null }: Exchange['request'],
): Promise<Exchange> {
  const response = await fetch(`${address}${path}`, { method, headers, ...(body === null ? {} : { body }) });
  const names = ['content-type', 'date', 'cache-control', 'etag', 'retry-after'];
  const told = Object.fromEntries(
    names.flatMap((name) => (response.headers.has(name) ? [[name, response.headers.get(name) ?? '']] : [])),
  );
  const exchange = {
    label: app.label,
    request: { method, path, headers, body },
    answer: { status: response.status, headers: told, body: await response.text() },
  };
  app.exchanges.push(exchange);
  return exchange;
}
