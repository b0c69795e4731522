// Adds an account to a hub, and its provider with the first one; or gives an account new secrets. On the hub's own
// machine, with the DATABASE_URL or data folder of the hub (docs/hosting.md):
//
//   node src-portal/add-account.ts --provider=mill-house --provider-name='Mill House Care' \
//     --user=aisha --name='Aisha Khan' --roles=recorder,confirmer
//   node src-portal/add-account.ts --provider=mill-house --user=aisha --reset
//
// Password and security code are asked for, or read as two lines from a pipe.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { roleSchema, sessionRequestSchema } from '../src-shared/portal-api/index.ts';
import { CannotStart, sentenceOf } from './cannot-start.ts';
import { newId } from './environment.ts';
import { openDatabase } from './open-database.ts';
import { readOptions } from './options.ts';
import { hashSecrets } from './password.ts';
import { practiceProviderId } from './practice/index.ts';
import { readSecrets } from './read-secret.ts';
import { addAccount, findAccount, replaceSecrets } from './store/accounts.ts';
import type { Database } from './store/database.ts';
import { migrate } from './store/migrate.ts';
import { addProvider, loadProviderIds } from './store/providers.ts';

const leastPassword = 12;

const wantedSchema = z.object({
  provider: z
    .string('--provider is missing.')
    .regex(/^[a-z0-9][a-z0-9-]{1,62}$/, '--provider takes lower-case letters, digits and hyphens.')
    .refine((id) => id !== practiceProviderId, 'That provider is the one of practice.'),
  'provider-name': z.string().trim().min(1).max(200).optional(),
  user: z.string('--user is missing.').trim().min(1).max(200),
  name: z.string().trim().min(1).max(200).optional(),
  roles: z
    .string()
    .default('recorder')
    .transform((text) => text.split(','))
    .pipe(z.array(roleSchema, '--roles takes recorder, confirmer, or both with a comma.')),
  reset: z.boolean().default(false),
});
type AccountRequest = z.output<typeof wantedSchema>;

const around = { clock: Date.now, randomBytes: (count: number) => randomBytes(count) };

try {
  const wanted = readWanted();
  const [password = '', securityCode = ''] = await readSecrets(['Password: ', 'Security code (six digits): ']);
  if (password.length < leastPassword) throw new CannotStart(`The password needs ${leastPassword} characters or more.`);
  const secrets = sessionRequestSchema.safeParse({ user: wanted.user, password, securityCode });
  if (!secrets.success) throw new CannotStart(secrets.error.issues[0]?.message ?? 'The secrets are not right.');
  const database = await openDatabase();
  await migrate(database);
  const done = await (wanted.reset ? reset : add)(database, wanted, secrets.data);
  await database.close();
  process.stdout.write(`${done}\n`);
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}

function readWanted(): AccountRequest {
  const text = { type: 'string' } as const;
  const names = { provider: text, 'provider-name': text, user: text, name: text, roles: text, data: text };
  const wanted = wantedSchema.safeParse(readOptions({ ...names, reset: { type: 'boolean' } }));
  if (wanted.success) return wanted.data;
  throw new CannotStart(wanted.error.issues[0]?.message ?? 'The arguments are not right.');
}

type AccountSecrets = { password: string; securityCode: string };

async function add(database: Database, wanted: AccountRequest, secrets: AccountSecrets): Promise<string> {
  const { provider, user, name, roles } = wanted;
  if (name === undefined)
    throw new CannotStart('--name is missing: who the account belongs to, as others will see it.');
  const hashes = await hashSecrets(secrets, around.randomBytes);
  if ((await findAccount(database, user)) !== undefined) {
    throw new CannotStart('There is an account with this user name. With --reset it gets new secrets.');
  }
  return database.asOwner(async (connection) => {
    const known = (await loadProviderIds(connection)).includes(provider);
    if (!known) {
      const providerName = wanted['provider-name'];
      if (providerName === undefined) throw new CannotStart('The provider is new here: give it a --provider-name.');
      await addProvider(connection, {
        id: provider,
        name: providerName,
        portalId: newId(around),
        feedEpoch: newId(around),
      });
    }
    const account = { id: newId(around), user, name, ...hashes, roles };
    await addAccount(connection, provider, account, new Date().toISOString());
    return known ? 'The account is added.' : 'The provider and its first account are added.';
  });
}

async function reset(database: Database, { provider, user }: AccountRequest, secrets: AccountSecrets): Promise<string> {
  const hashes = await hashSecrets(secrets, around.randomBytes);
  const account = await findAccount(database, user);
  return database.asOwner(async (connection) => {
    if (account === undefined || account.providerId !== provider) {
      throw new CannotStart('This provider has no account with this user name.');
    }
    await replaceSecrets(connection, account, hashes, new Date().toISOString());
    return 'The account has its new secrets, is unlocked, and is signed out everywhere.';
  });
}
