// How the tables lie on a distributed PostgreSQL (Citus): every table by its provider, all of a provider on one shard, so
// that a transaction stays on one machine; the directory of user names whole on each. Nothing of it is needed on one server.
import type { Database } from './database.ts';

export interface Distributed {
  table: string;
  /** The column whose value says on which shard a row lies. */
  column: string;
}

/** What others refer to comes before them. */
export const distributedTables: readonly Distributed[] = [
  { table: 'provider', column: 'id' },
  ...[
    'account',
    'session',
    'known_computer',
    'idempotency',
    'person',
    'service_line',
    'week',
    'actual',
    'receipt',
    'payment',
    'dispute',
    'care_record',
    'gone',
  ].map((table) => ({ table, column: 'provider_id' })),
];

/** A user name leads to its provider: all that signing in knows at first. */
export const referenceTables: readonly string[] = ['user_directory'];

/** One step, as it is said and as it is done. */
export interface Step {
  sentence: string;
  sql: string;
}

/** `absent`: this PostgreSQL has no Citus. Otherwise what is left to do: nothing where all lies as it should. */
export type Plan = { kind: 'absent' } | { kind: 'present'; steps: Step[] };

type Script = Parameters<Parameters<Database['exclusively']>[0]>[0];

const ofCitus = "exists (select from pg_proc where proname = 'create_distributed_table')";

/** Asks the database how its tables lie. */
export async function planDistribution(script: Script): Promise<Plan> {
  const [citus] = await script(`select ${ofCitus} as present`);
  if (citus?.present !== true) return { kind: 'absent' };
  const rows = await script(`select table_name::text as "table" from citus_tables
    where citus_table_type in ('distributed', 'reference')`);
  const there = new Set(rows.map(({ table }) => String(table).replace(/^public\./, '')));
  const steps = [
    ...referenceTables.map((table) => ({
      table,
      sentence: `${table}: whole on every machine`,
      sql: `select create_reference_table('${table}')`,
    })),
    ...distributedTables.map(({ table, column }, index) => ({
      table,
      sentence: `${table}: by ${column}`,
      sql: `select create_distributed_table('${table}', '${column}'${index === 0 ? '' : ", colocate_with => 'provider'"})`,
    })),
  ];
  return {
    kind: 'present',
    steps: steps.filter(({ table }) => !there.has(table)).map(({ sentence, sql }) => ({ sentence, sql })),
  };
}

/** Takes the steps one by one, each in a transaction of its own: what was done stays done when a later one fails. */
export async function distribute(database: Database, steps: readonly Step[], tell: (sentence: string) => void) {
  for (const { sentence, sql } of steps) {
    await database.exclusively(async (script) => {
      await script(sql);
    });
    tell(sentence);
  }
}

/** Whether providers lie on several machines, so that settings have to be handed on to them. */
export async function isDistributed(script: Script): Promise<boolean> {
  const [citus] = await script(`select ${ofCitus} as present`);
  if (citus?.present !== true) return false;
  const rows = await script(`select 1 from citus_tables where table_name = 'provider'::regclass
    and citus_table_type = 'distributed'`);
  return rows.length > 0;
}
