// Looks into the database afterwards: whatever the herd was told must be there, once, and be what was confirmed.

import { sha256 } from '../../src-portal/environment.ts';
import type { Database } from '../../src-portal/store/database.ts';
import { loadWeek } from '../../src-portal/store/week-state.ts';
import { loadReceipts } from '../../src-portal/store/week-writes.ts';
import { findingsOf } from '../../src-portal/weeks/check.ts';
import { bradford } from '../../src-shared/council/index.ts';
import { confirmationText } from '../../src-shared/portal-api/index.ts';
import type { Done } from './coordinator.ts';

/** @returns what is wrong, a sentence for each; nothing when nothing was lost or done twice */
export async function verify(database: Database, weekStart: string, done: readonly Done[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { provider, receipt } of done) {
    // Whoever gave up for want of time was told nothing, so nothing can be lost of it.
    if (receipt === null) continue;
    const { receipts, state } = await database.transaction({ provider }, async (connection) => ({
      receipts: await loadReceipts(connection, provider, weekStart),
      state: await loadWeek(connection, provider, weekStart, 'everyone'),
    }));
    const held = receipts.filter(({ superseded }) => !superseded);
    if (held.length !== 1) wrong.push(`${provider}: ${held.length} receipts instead of one`);
    if (held[0]?.id !== receipt.id || held[0]?.digest !== receipt.digest) wrong.push(`${provider}: another receipt`);
    const serviceOf = new Map(state.lines.map((line) => [line.id, line.service]));
    const records = [...state.actuals.values()];
    const seen = records.map(({ version, actual }) => ({
      service: serviceOf.get(actual.lineId) ?? '',
      version,
      actual,
    }));
    const findings = findingsOf(state, bradford, receipt.confirmed.at);
    const digest = sha256(confirmationText(weekStart, receipt.services, seen, findings));
    if (digest !== receipt.digest) wrong.push(`${provider}: the figures are not those of the receipt`);
    const notOnce = records.filter(({ version }) => version !== 2).length;
    if (notOnce > 0) wrong.push(`${provider}: ${notOnce} lines were not taken exactly once`);
  }
  return wrong;
}
