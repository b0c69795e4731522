// What the portal holds in the end, held against what people were told: all of it, and nothing twice.
import { portalClient } from '../../src-main/portal/client.ts';
import type { Change, SessionRequest } from '../../src-shared/portal-api/index.ts';
import { Broken, type Told } from './told.ts';

/** Throws `Broken` with the first thing that is missing, or there twice. */
export async function compareWithPortal(
  address: string,
  signIn: SessionRequest,
  weekStart: string,
  told: Told,
): Promise<void> {
  const changes = await wholeFeed(address, signIn);
  const said = new Map<string, number>();
  const count = (text: string) => said.set(text, (said.get(text) ?? 0) + 1);
  const shown = new Map<string, { comment: string; version: number }>();
  for (const change of changes) {
    if (change.kind === 'actual' && change.record.actual.weekStart === weekStart) {
      const { record } = change;
      shown.set(record.actual.lineId, { comment: record.actual.comment, version: record.version });
    }
    if (change.kind === 'care' && change.record.kind === 'stay') count(change.record.value.told?.who ?? '');
    if (change.kind === 'dispute') for (const { text } of change.dispute.messages) count(text);
  }
  for (const [lineId, { saved, edits }] of told.lines) {
    const there = shown.get(lineId);
    if (there?.comment !== saved)
      throw new Broken(`${lineId} reads "${there?.comment}" at the portal, and "${saved}" was saved`);
    if (there.version > edits + 1)
      throw new Broken(`${lineId} has version ${there.version} at the portal after ${edits} edits`);
  }
  for (const [text, state] of told.texts) {
    const times = said.get(text) ?? 0;
    if (times > 1) throw new Broken(`"${text}" is at the portal ${times} times`);
    if (times === 0 && state === 'saved') throw new Broken(`"${text}" was saved and is not at the portal`);
  }
}

async function wholeFeed(address: string, { user, password, securityCode }: SessionRequest): Promise<Change[]> {
  const client = portalClient({
    address,
    fetch: globalThis.fetch,
    machineMillis: Date.now,
    setTimer: (millis, then) => {
      const timer = setTimeout(then, millis);
      return () => clearTimeout(timer);
    },
  });
  const session = await client.call('signIn', { body: { user, password, securityCode } });
  if (!session.ok || !session.changed) throw new Broken('the portal does not let the test in');
  const changes: Change[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await client.call('changes', { token: session.value.token, query: { cursor, limit: 5_000 } });
    if (!page.ok || !page.changed) throw new Broken('the portal does not give its feed');
    changes.push(...page.value.changes);
    cursor = page.value.cursor;
    if (!page.value.more) return changes;
  }
}
