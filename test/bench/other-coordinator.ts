// Another coordinator of the same provider, straight at the portal: what the next sync then has to bring.
import { randomBytes } from 'node:crypto';
import { newId as newKey } from '../../src-portal/surroundings.ts';
import type { WeeklyActual } from '../../src-shared/actuals.ts';
import type { Session } from '../../src-shared/portal-api/index.ts';
import { provider, week } from './store-with-lines.ts';

const batch = 500;

/** Records a quarter of an hour missed on each of these lines, which stand as generated. */
export async function changeAtPortal(
  address: string,
  providerId: string,
  actuals: readonly WeeklyActual[],
): Promise<void> {
  const [, account] = provider(1, providerId).accounts;
  const token = (await ask(`${address}/v1/sessions`, 'POST', null, {
    user: account?.user,
    password: account?.password,
    securityCode: account?.securityCode,
  })) as Session;
  for (let first = 0; first < actuals.length; first += batch) {
    const changes = actuals.slice(first, first + batch).map(changed);
    await ask(`${address}/v1/weeks/${week}/actuals`, 'PATCH', token.token, { changes });
  }
}

function changed(actual: WeeklyActual) {
  const day = { firstDay: week, lastDay: week, hospitalStayId: null, note: '' };
  const variation = { category: 'missed', reason: 'non_engagement', quantity: 25, ...day };
  const figures = { missed: 25, actual: actual.planned - 25, comment: 'Refused entry on Monday, 0.25 missed.' };
  const { lineId } = actual;
  return { lineId, baseVersion: 1, actual: { ...actual, ...figures, variations: [variation] }, attested: null };
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
