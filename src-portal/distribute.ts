// Spreads a hub's tables over a distributed PostgreSQL (Citus) by provider, or says what it would do (docs/hosting.md):
//
//   node src-portal/distribute.ts --dry-run
//   node src-portal/distribute.ts
//
// With the portal stopped, on the coordinator's DATABASE_URL and DATABASE_OWNER_URL. It can be run again: after an update
// that brought a table, or when a step failed.
import { CannotStart, sentenceOf } from './cannot-start.ts';
import { openDatabase } from './open-database.ts';
import { readOptions } from './options.ts';
import type { Database, ServerRole } from './store/database.ts';
import { distribute, type Plan, planDistribution } from './store/distribution.ts';
import { migrate } from './store/migrate.ts';

try {
  const { 'dry-run': dryRun = false } = readOptions({ 'dry-run': { type: 'boolean' } });
  if (!process.env.DATABASE_URL) {
    throw new CannotStart(
      'A data folder is on this computer alone. To spread a hub, give it a PostgreSQL: DATABASE_URL.',
    );
  }
  const database = await openDatabase();
  try {
    const role = await migrate(database);
    const steps = stepsOf(await planned(database), role);
    if (steps.length === 0) say('Every table lies as it should. There is nothing to do.');
    else if (dryRun) say(['This would be done:', ...steps.map(({ sql }) => `  ${sql};`)].join('\n'));
    else await distribute(database, steps, say);
  } finally {
    await database.close();
  }
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}

async function planned(database: Database): Promise<Plan> {
  let plan: Plan = { kind: 'absent' };
  await database.exclusively(async (script) => {
    plan = await planDistribution(script);
  });
  return plan;
}

function stepsOf(plan: Plan, role: ServerRole) {
  if (plan.kind === 'absent') {
    throw new CannotStart(
      'This PostgreSQL is one server: the extension citus is not in this database, so there is nothing to spread over, and nothing was changed. A hub runs on it as it is.',
    );
  }
  if (role !== 'own') {
    throw new CannotStart(
      'On a cluster the portal has to sign in as a role that neither owns the tables nor is a superuser, which the other machines know too. Give its address as DATABASE_URL, and the owner’s as DATABASE_OWNER_URL. Nothing was changed.',
    );
  }
  return plan.steps;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
