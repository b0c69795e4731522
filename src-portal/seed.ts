// Puts an invented provider into the portal's database: at the first start of practice, in tests and in the simulator.
// Everything in one transaction, so that there is never half a provider.
import { confirmationText, type Receipt } from '../src-shared/portal-api/index.ts';
import { type Environment, newId, sha256 } from './environment.ts';
import { hashSecrets } from './password.ts';
import type { PracticeData, PracticeWeek } from './practice/types.ts';
import { addAccount } from './store/accounts.ts';
import { saveCare } from './store/care.ts';
import type { Database } from './store/database.ts';
import { saveDispute } from './store/disputes.ts';
import { saveLines, savePayments, savePeople } from './store/plan.ts';
import { addProvider } from './store/providers.ts';
import { loadWeek } from './store/week-state.ts';
import { addReceipt, saveActuals, saveWeek } from './store/week-writes.ts';
import { type Writing, writing } from './store/writing.ts';
import { copyOf, findingsOf, refreshExceptions, writesOf } from './weeks/check.ts';
import { newWeek, servicesOf } from './weeks/generate.ts';

/**
 * Adds the provider with all its data, unless there is one with its id.
 * @param options.cost of the password hashes (see password.ts); tests take a small one
 * @returns false when the provider was there already, which leaves everything as it is
 */
export async function seedProvider(
  database: Database,
  environment: Environment,
  data: PracticeData,
  options: { cost?: number } = {},
): Promise<boolean> {
  const accounts = await Promise.all(
    data.accounts.map(async (account) => ({
      ...account,
      ...(await hashSecrets(account, environment.randomBytes, options.cost)),
    })),
  );
  return database.transaction({ provider: data.provider.id }, async (connection) => {
    const feedEpoch = newId(environment);
    const { id, name } = data.provider;
    if (!(await addProvider(connection, { id, name, portalId: data.portalId, feedEpoch }))) return false;
    for (const account of accounts) await addAccount(connection, id, account, data.clockStart);
    await writing(connection, id, async (inProvider) => {
      await savePeople(inProvider, data.people);
      await saveLines(inProvider, data.lines);
      await seedCare(inProvider, data);
      for (const week of data.weeks) await seedWeek(inProvider, environment, data, week);
      for (const dispute of data.disputes) await saveDispute(inProvider, dispute);
    });
    return true;
  });
}

async function seedCare(writing: Writing, data: PracticeData): Promise<void> {
  const changed = { id: data.accounts[0]?.id ?? '', name: data.accounts[0]?.name ?? '', at: data.clockStart };
  const ssRefs = new Map(data.lines.map((line) => [line.id, line.ssRef]));
  for (const stay of data.stays) {
    const about = { ssRef: stay.ssRef, exists: false, version: 1, changed };
    await saveCare(writing, { kind: 'stay', id: stay.id, value: stay }, about);
  }
  for (const request of data.adjustments) {
    const about = { ssRef: request.ssRef, exists: false, version: 1, changed };
    await saveCare(writing, { kind: 'adjustment', id: request.id, value: request }, about);
  }
  for (const { id, end } of data.ends) {
    await saveCare(writing, { kind: 'end', id, value: end }, { ssRef: end.ssRef, exists: false, version: 1, changed });
  }
  for (const entry of data.log) {
    const about = { ssRef: ssRefs.get(entry.lineId) ?? '', exists: false, version: 1, changed };
    await saveCare(writing, { kind: 'log', id: entry.id, value: entry }, about);
  }
}

/** A week with its actuals, what the rules find in it while it is open, its receipts and payments. */
async function seedWeek(
  writing: Writing,
  environment: Environment,
  data: PracticeData,
  seed: PracticeWeek,
): Promise<void> {
  const council = environment.council();
  const services = new Map(data.lines.map((line) => [line.id, line.service]));
  const inWeek = seed.actuals.flatMap(({ actual }) => services.get(actual.lineId) ?? []);
  const row = { ...newWeek(seed.weekStart), generatedAt: seed.generatedAt, receipts: seed.receipts.length };
  const receiptOf = new Map<string, Receipt>();
  for (const receipt of seed.receipts.filter((one) => !one.superseded)) {
    for (const service of receipt.services) receiptOf.set(service, receipt);
  }
  const entries = servicesOf(row, inWeek).map((entry) => {
    const receipt = receiptOf.get(entry.service);
    return receipt === undefined ? entry : { ...entry, state: 'confirmed' as const, receiptId: receipt.id };
  });
  await saveWeek(writing, { ...row, services: entries });
  const writes = seed.actuals.map(({ actual, attested, changed }) => {
    const record = { version: changed === null ? 1 : 2, actual, attested, changed, exceptions: [] };
    return { record, baseVersion: null };
  });
  await saveActuals(writing, seed.weekStart, writes);

  const before = await loadWeek(writing.connection, writing.providerId, seed.weekStart, 'everyone');
  const findings = findingsOf(before, council, seed.receipts.at(-1)?.confirmed.at ?? data.clockStart);
  const seen = writes.map(({ record: { version, actual } }) => ({
    service: services.get(actual.lineId) ?? '',
    version,
    actual,
  }));
  for (const receipt of seed.receipts) {
    const about = findings.filter(
      ({ lineId }) => lineId === null || receipt.services.includes(services.get(lineId) ?? ''),
    );
    const digest = sha256(confirmationText(seed.weekStart, receipt.services, seen, about));
    await addReceipt(writing, { ...receipt, digest, authority: environment.authority }, []);
  }
  await savePayments(writing, seed.payments);

  // A week that is paid is closed and keeps no exceptions; an open one has what the rules find in it.
  const state = copyOf({ ...before, week: { ...row, services: entries, status: seed.status } });
  if (seed.status !== 'payment-processed') {
    const fresh = refreshExceptions(state, council, data.clockStart);
    await saveActuals(writing, seed.weekStart, writesOf(state, before, fresh.lineIds));
  }
  if (state.week !== null) await saveWeek(writing, state.week);
}
