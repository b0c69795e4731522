// The desktop's real store, encrypted and on disk, with as many lines as wanted and twelve weeks before them.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uuidV7Maker } from '../../src-main/machine/uuid.ts';
import { openStore } from '../../src-main/store/open.ts';
import type { Store } from '../../src-main/store/store.ts';
import { currentWeek } from '../../src-portal/practice/calendar.ts';
import { inventedProvider } from '../../src-portal/practice/index.ts';
import type { PracticeData } from '../../src-portal/practice/types.ts';
import type { Account } from '../../src-shared/app-api/index.ts';
import { bradford } from '../../src-shared/council/index.ts';
import type { Change } from '../../src-shared/portal-api/index.ts';

export const week = currentWeek;
export const now = '2025-06-09T09:00:00.000Z';

export interface BenchStore {
  store: Store;
  newId: () => string;
  close(): void;
}

export function emptyStore(): BenchStore {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-store-'));
  const newId = uuidV7Maker(Date.now, (count) => randomBytes(count));
  const opened = openStore({
    file: path.join(folder, 'bench.store'),
    create: true,
    key: randomBytes(32),
    clock: { now: () => now },
    newId,
    device: 'Bench',
    backupFolder: path.join(folder, 'backups'),
    migrationsFolder: path.resolve(import.meta.dirname, '../../drizzle/desktop'),
  });
  if (!opened.ok) throw new Error(opened.problem.sentence);
  const { store } = opened;
  return {
    store,
    newId,
    close() {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const account: Account = {
  id: 'bench',
  user: { id: 'bench', name: 'Bench' },
  provider: { id: 'bench', name: 'Bench Care' },
  roles: ['recorder', 'confirmer'],
  connection: { kind: 'practice' },
  authority: 'practice',
  council: 'bradford',
};

export function provider(lines: number, providerId = 'bench'): PracticeData {
  return inventedProvider({ people: Math.ceil(lines / 1.6), lines, seed: 20250602, providerId });
}

/** A store that has pulled the provider, its current week generated. */
export function storeWith(data: PracticeData): BenchStore {
  const opened = emptyStore();
  opened.store.account.save(account);
  opened.store.profile.save(bradford, null);
  const changes: Change[] = [
    ...data.people.map((person): Change => ({ kind: 'person', person })),
    ...data.lines.map((line): Change => ({ kind: 'line', line })),
  ];
  const services = [...new Set(data.lines.map(({ service }) => service))].sort();
  for (const { weekStart, status, actuals } of data.weeks) {
    const generated =
      weekStart === week
        ? data.lines.map((line) => ({ ...asPlanned(line.id, line.plannedQuantity, line.plannedVisits) }))
        : actuals.map(({ actual }) => actual);
    changes.push({
      kind: 'week',
      week: {
        weekStart,
        status,
        generated: true,
        generatedAt: `${weekStart}T06:00:00.000Z`,
        services: services.map((service) => ({ service, state: 'open', receiptId: null })),
        exceptions: [],
      },
    });
    for (const actual of generated) {
      changes.push({ kind: 'actual', record: { version: 1, actual, attested: null, changed: null, exceptions: [] } });
    }
  }
  for (let first = 0; first < changes.length; first += 5_000) {
    opened.store.sync.applyChanges(changes.slice(first, first + 5_000), `cursor-${first}`);
  }
  return opened;
}

function asPlanned(lineId: string, planned: number, visits: number) {
  const quantities = { planned, actual: planned, frustrated: 0, missed: 0, extra: 0 };
  return { lineId, weekStart: week, ...quantities, visits, generatedVisits: visits, comment: '', variations: [] };
}
