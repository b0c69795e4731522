// Another coordinator of the same provider, straight at the portal: what the next sync then has to bring.
import { randomBytes } from 'node:crypto';
import { newId as newKey } from '../../src-portal/environment.ts';
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { formatQuantity } from '../../src-shared/domain/quantity.ts';
import type { Session } from '../../src-shared/portal-api/index.ts';
import { provider, week } from './store-with-lines.ts';

const batch = 500;

/**
 * Records a quarter of an hour missed on each of these lines, which stand as generated; every second time, half an hour.
 * @param version of the lines at the portal: 1 at first, then one more for each time
 */
export async function changeAtPortal(
  address: string,
  providerId: string,
  actuals: readonly WeeklyActual[],
  version = 1,
): Promise<void> {
  const [, account] = provider(1, providerId).accounts;
  const token = (await ask(`${address}/v1/sessions`, 'POST', null, {
    user: account?.user,
    password: account?.password,
    securityCode: account?.securityCode,
  })) as Session;
  for (let first = 0; first < actuals.length; first += batch) {
    const changes = actuals.slice(first, first + batch).map((actual) => changed(actual, version));
    await ask(`${address}/v1/weeks/${week}/actuals`, 'PATCH', token.token, { changes });
  }
}

function changed(actual: WeeklyActual, version: number) {
  const missed = version % 2 === 1 ? 25 : 50;
  const day = { firstDay: week, lastDay: week, hospitalStayId: null, note: '' };
  const variation = { category: 'missed', reason: 'non_engagement', quantity: missed, ...day };
  const comment = `Refused entry on Monday, ${formatQuantity(missed)} missed.`;
  const figures = { missed, actual: actual.planned - missed, comment };
  const { lineId } = actual;
  return { lineId, baseVersion: version, actual: { ...actual, ...figures, variations: [variation] }, attested: null };
}

async function ask(url: string, method: string, token: string | null, body: unknown): Promise<unknown> {
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': newKey({ clock: Date.now, randomBytes: (count) => randomBytes(count) }),
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok || text.includes('"conflict"')) throw new Error(`${response.status} ${text.slice(0, 200)}`);
  return JSON.parse(text);
}
