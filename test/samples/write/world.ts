// One portal with its provider, over real HTTP, on time and chance that the writer owns. At the end its database is
// written down as SQL and rows.
import { PGlite } from '@electric-sql/pglite';
import { makeOffice, type Office } from '../../../src-portal/office/office.ts';
import type { PracticeData } from '../../../src-portal/practice/types.ts';
import { seedProvider } from '../../../src-portal/seed.ts';
import { buildPortal } from '../../../src-portal/server.ts';
import { type Database, typeReaders } from '../../../src-portal/store/database.ts';
import { databaseIn } from '../../../src-portal/store/pglite.ts';
import type { Surroundings } from '../../../src-portal/surroundings.ts';
import { bradford, type CouncilProfile } from '../../../src-shared/council/index.ts';
import type { Authority } from '../../../src-shared/portal-api/index.ts';
import { type MovedClock, seededBytes } from './ground.ts';

export interface World {
  name: string;
  authority: Authority;
  /** The address that desktops know; the portal itself listens on this computer. */
  origin: string;
  data: PracticeData;
  clock: MovedClock;
  office: Office;
  /** What its council says from now on. */
  inForce: { council: CouncilProfile };
  database: Database;
  surroundings: Surroundings;
  /** Where it listens. */
  address: string;
  close(): Promise<void>;
}

export async function openWorld(parts: {
  name: string;
  authority: Authority;
  origin: string;
  data: PracticeData;
  clock: MovedClock;
}): Promise<World> {
  const { name, authority, origin, data, clock } = parts;
  const inForce = { council: bradford };
  const database = databaseIn(await PGlite.create({ parsers: typeReaders }));
  const surroundings: Surroundings = {
    clock: clock.millis,
    randomBytes: seededBytes(`portal ${name}`),
    authority,
    council: () => inForce.council,
    log: (line) => {
      if (line.level === 'error') console.error(line);
    },
  };
  const portal = await buildPortal({ ...surroundings, database, passwordCost: 4 });
  await seedProvider(database, surroundings, data, { cost: 4 });
  const { port } = await portal.listen({ host: '127.0.0.1', port: 0 });
  return {
    name,
    authority,
    origin,
    data,
    clock,
    office: makeOffice(database, surroundings),
    inForce,
    database,
    surroundings,
    address: `http://127.0.0.1:${port}`,
    async close() {
      await portal.stop();
      await database.close();
    },
  };
}

/** A small provider of invented people: its last two weeks, and the current one, which is not generated yet. */
export function smallProvider(all: PracticeData, changes: Partial<PracticeData> = {}): PracticeData {
  return { ...all, weeks: all.weeks.slice(-3), stays: [], ...changes };
}
