// A colleague whose app is from before: it asks the same portal, and says nothing of what came to records since. What must
// stay true: what today's apps recorded there is still at the portal after such an app has written.
import type { HospitalStay } from '../../src-shared/domain/lines.ts';
import type { ActualRecord, CareRecord } from '../../src-shared/portal-api/index.ts';
import type { Held } from './journal.ts';
import type { Step } from './plan.ts';
import type { Planted } from './planted.ts';
import type { PortalRequest, RunPortal } from './portal.ts';
import { Violation } from './violation.ts';

type Deed = Extract<Step, { do: 'older-app' }>;

/** Signs in, and changes a stay or a line as it was last held. Whatever keeps it from that, it gives up. */
export async function olderAppDoes(step: Deed, portal: RunPortal, planted: Planted | null): Promise<void> {
  const { name, user, password, securityCode } = portal.data.accounts[1] as RunPortal['data']['accounts'][number];
  const ask = (request: Pick<PortalRequest, 'method' | 'path' | 'headers'>, body: unknown) =>
    portal.handle(
      {
        ...request,
        headers: { 'content-type': 'application/json', ...request.headers },
        body: JSON.stringify(body),
      },
      { kind: 'colleague' },
    );
  const session = await ask({ method: 'POST', path: '/v1/sessions', headers: {} }, { user, password, securityCode });
  if (typeof session === 'string' || session.status !== 200) return;
  const { token } = JSON.parse(session.body) as { token: string };
  const key = `00000000-0000-7000-8000-${String(step.id).padStart(12, '0')}`;
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key };
  if (step.changes === 'line') {
    const line = pick([...portal.journal.actuals.values()].flatMap(newest<ActualRecord>), step.which);
    if (line === undefined) return;
    const { actual, version } = line.record;
    const changed = { ...actual, comment: `An older app wrote this in step ${step.id}.` };
    const change = { lineId: actual.lineId, baseVersion: version, actual: changed, attested: null };
    await ask({ method: 'PATCH', path: `/v1/weeks/${actual.weekStart}/actuals`, headers }, { changes: [change] });
    return;
  }
  const held = pick([...portal.journal.care.values()].flatMap(newest<CareRecord>), step.which);
  if (held?.record.kind !== 'stay') return;
  const { decisions = [], resumed: _, callsFallOnStayDays: __, ...known } = held.record.value;
  const value = { ...known, told: { who: `${name} with an older app`, on: known.admitted } };
  const record = { kind: 'stay', id: known.id, value: planted?.olderApp?.(value) ?? value };
  const change = { kind: 'stay', id: known.id, baseVersion: held.version, record };
  await ask({ method: 'PATCH', path: '/v1/care-records', headers }, { changes: [change] });
  const after = portal.journal.care.get(`stay ${known.id}`)?.at(-1)?.record ?? null;
  const left = JSON.stringify(after?.kind === 'stay' ? (after.value as HospitalStay).decisions : undefined);
  if (decisions.length > 0 && left !== JSON.stringify(decisions))
    throw new Violation(
      'nothing-lost',
      `an app from before took a decision from stay ${known.id} that it knows nothing of`,
    );
}

function newest<Kept>(versions: readonly Held<Kept>[]): (Held<Kept> & { record: Kept })[] {
  const last = versions.at(-1);
  return last === undefined || last.record === null ? [] : [{ ...last, record: last.record }];
}

function pick<T>(all: readonly T[], which: number): T | undefined {
  return all[which % Math.max(1, all.length)];
}
