// Many providers for a load, quickly: one invented provider with its twelve weeks, the current week generated, copied
// inside the database. Everybody has a session, as on a Tuesday afternoon; their passwords are not what is measured.
import { randomBytes } from 'node:crypto';
import { type Environment, sha256 } from '../../src-portal/environment.ts';
import { makeToken } from '../../src-portal/http/authenticate.ts';
import { hashSecrets } from '../../src-portal/password.ts';
import { currentWeek } from '../../src-portal/practice/calendar.ts';
import { inventedProvider } from '../../src-portal/practice/index.ts';
import { seedProvider } from '../../src-portal/seed.ts';
import type { Database } from '../../src-portal/store/database.ts';
import { addSession } from '../../src-portal/store/sessions.ts';
import { writing } from '../../src-portal/store/writing.ts';
import { generateWeek } from '../../src-portal/weeks/generation.ts';

export const model = 'load-model';
export const week = currentWeek;
export const cloneId = (number: number) => `load-${number}`;
export const secrets = { password: 'a long pass phrase', securityCode: '246810' };

/** The tables that hold a provider's data, in the order of their references. */
const tables = ['account', 'person', 'service_line', 'week', 'actual', 'receipt', 'payment', 'care_record', 'gone'];

/** @returns a token for each clone, by its number */
export async function makeClones(
  database: Database,
  environment: Environment,
  { providers, lines }: { providers: number; lines: number },
): Promise<string[]> {
  const run = (text: string) =>
    database.asOwner(async (connection) => {
      // Copying hundreds of providers takes longer than any request may.
      await connection.run({ name: 'load-patience', text: 'set local statement_timeout = 0' }, []);
      return connection.run<Record<string, string>>({ name: `load-${sha256(text).slice(0, 8)}`, text }, []);
    });
  const data = inventedProvider({ people: Math.ceil(lines / 1.6), lines, seed: 20250602, providerId: model });
  await seedProvider(database, environment, data, { cost: 4 });
  await database.transaction({ provider: model }, (connection) =>
    writing(connection, model, (on) => generateWeek(on, environment, week)),
  );
  // At the price of a real check: signing in is measured with these.
  const hashes = await hashSecrets(secrets, environment.randomBytes);
  const setSecrets = { name: 'load-secrets', text: 'update account set password_hash = $1, code_hash = $2' };
  await database.asOwner((connection) => connection.run(setSecrets, [hashes.passwordHash, hashes.codeHash]));

  await run(`insert into provider (id, name, portal_id, feed_epoch, sequence, feed_floor)
    select 'load-' || n, 'Load ' || n, portal_id, feed_epoch, sequence, feed_floor
    from provider, generate_series(0, ${providers - 1}) n where id = '${model}'`);
  for (const table of tables) {
    const columns = (
      await run(`select column_name as name from information_schema.columns where table_name = '${table}'
        and table_schema = 'public' and column_name <> 'provider_id' order by ordinal_position`)
    ).map(({ name = '' }) => name);
    const values = columns.map((name) => (name === 'user_key' ? `user_key || '-' || n` : name));
    for (let first = 0; first < providers; first += 50) {
      const last = Math.min(providers, first + 50) - 1;
      await run(`insert into ${table} (provider_id, ${columns.join(', ')}) select 'load-' || n, ${values.join(', ')}
        from ${table}, generate_series(${first}, ${last}) n where provider_id = '${model}'`);
    }
  }
  await run(`insert into user_directory (user_key, provider_id, account_id) select user_key, provider_id, id
    from account on conflict do nothing`);
  await run('analyze');

  const account = data.accounts.find(({ roles }) => roles.includes('confirmer'));
  if (account === undefined) throw new Error('nobody may confirm');
  const expiresAt = new Date(environment.clock() + 8 * 3_600_000).toISOString();
  const tokens: string[] = [];
  for (let number = 0; number < providers; number += 1) {
    const providerId = cloneId(number);
    const token = makeToken(providerId, randomBytes(32));
    const { id: accountId } = account;
    const startedAt = new Date(environment.clock()).toISOString();
    await database.transaction({ provider: providerId }, (connection) =>
      addSession(
        connection,
        { providerId, accountId },
        { tokenHash: sha256(token), startedAt, expiresAt, computer: null },
      ),
    );
    tokens.push(token);
  }
  return tokens;
}
