// The accounts of a hub, as commands on the hub's own machine, with its DATABASE_URL or data folder (docs/hosting.md):
//
//   node src-portal/accounts.ts add --provider=mill-house --provider-name='Mill House Care' \
//     --user=aisha --name='Aisha Khan' --roles=manager
//   node src-portal/accounts.ts list --provider=mill-house
//   node src-portal/accounts.ts reset --provider=mill-house --user=aisha
//
// Passwords are asked for, or read as a line from a pipe. What sets the authenticator app up is shown once.
import { randomBytes } from 'node:crypto';
import { renderUnicodeCompact } from 'uqr';
import { z } from 'zod';
import {
  type Authenticator,
  accountRoleSchema,
  accountRoles,
  newPasswordSchema,
} from '../src-shared/portal-api/index.ts';
import { makeAdministration } from './accounts/administration.ts';
import { CannotStart, sentenceOf } from './cannot-start.ts';
import { newId } from './environment.ts';
import { openDatabase } from './open-database.ts';
import { readCommand } from './options.ts';
import { practiceProviderId } from './practice/index.ts';
import { Refused } from './problem.ts';
import { readSecrets } from './read-secret.ts';
import { loadAccounts, userKey } from './store/accounts.ts';
import type { Connection, Database } from './store/database.ts';
import { migrate } from './store/migrate.ts';
import { addProvider, loadProviderIds, loadProviderName } from './store/providers.ts';
import { endSessionsOf } from './store/sessions.ts';

const wantedSchema = z.object({
  provider: z
    .string('--provider is missing.')
    .regex(/^[a-z0-9][a-z0-9-]{1,62}$/, '--provider takes lower-case letters, digits and hyphens.')
    .refine((id) => id !== practiceProviderId, 'That provider is the one of practice.'),
  'provider-name': z.string().trim().min(1).max(200).optional(),
  user: z.string().trim().min(1).max(100).optional(),
  name: z.string().trim().min(1).max(200).optional(),
  roles: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(accountRoleSchema, `--roles takes ${accountRoles.join(', ')}, several with commas.`))
    .optional(),
});
type Wanted = z.output<typeof wantedSchema>;

const around = { clock: Date.now, randomBytes: (count: number) => randomBytes(count) };
const administration = makeAdministration(around);

/** @returns what is said to whoever gave the command */
type Command = (database: Database, wanted: Wanted) => Promise<string>;

const commands: Record<string, Command> = {
  list: (database, { provider }) =>
    database.asOwner(async (connection) => {
      const accounts = await administration.list(connection, provider);
      const lines = accounts.map(({ user, name, roles, disabled, sessions }) =>
        [user, name, roles.join(','), disabled ? 'disabled' : `signed in at ${sessions}`].join('\t'),
      );
      return lines.length === 0 ? 'This provider has no accounts.' : lines.join('\n');
    }),
  add,
  reset,
  change: (database, wanted) =>
    ofAccount(database, wanted, async (connection, id) => {
      const { name, roles } = wanted;
      await administration.change(connection, wanted.provider, id, { name, roles }, null);
      return 'The account is changed.';
    }),
  disable: (database, wanted) =>
    ofAccount(database, wanted, async (connection, id) => {
      await administration.change(connection, wanted.provider, id, { disabled: true }, null);
      return 'The account is disabled, and signed out everywhere.';
    }),
  enable: (database, wanted) =>
    ofAccount(database, wanted, async (connection, id) => {
      await administration.change(connection, wanted.provider, id, { disabled: false }, null);
      return 'The account is enabled.';
    }),
  remove: (database, wanted) =>
    ofAccount(database, wanted, async (connection, id) => {
      await administration.remove(connection, wanted.provider, id, null);
      return 'The account is removed. What it recorded keeps its name.';
    }),
  unlock: (database, wanted) =>
    ofAccount(database, wanted, async (connection, id) => {
      await administration.unlock(connection, wanted.provider, id);
      return 'The account is unlocked. Its password and authenticator app are what they were.';
    }),
  'sign-out': (database, wanted) =>
    ofAccount(database, wanted, async (connection, id) => {
      const count = await endSessionsOf(connection, { providerId: wanted.provider, accountId: id });
      return `The account is signed out at ${count === 1 ? '1 computer' : `${count} computers`}.`;
    }),
};

try {
  const text = { type: 'string' } as const;
  const names = { provider: text, 'provider-name': text, user: text, name: text, roles: text, data: text };
  const { command, values } = readCommand(commands, names);
  const wanted = wantedSchema.safeParse(values);
  if (!wanted.success) throw new CannotStart(wanted.error.issues[0]?.message ?? 'The arguments are not right.');
  const database = await openDatabase();
  try {
    await migrate(database);
    process.stdout.write(`${await command(database, wanted.data)}\n`);
  } finally {
    await database.close();
  }
} catch (error) {
  console.error(error instanceof Refused ? error.problem.detail : sentenceOf(error));
  process.exitCode = 1;
}

async function add(database: Database, wanted: Wanted): Promise<string> {
  const { provider, name, roles = ['recorder'] } = wanted;
  const user = userOf(wanted);
  if (name === undefined)
    throw new CannotStart('--name is missing: who the account belongs to, as others will see it.');
  const known = (await database.asOwner(loadProviderIds)).includes(provider);
  const issuer = known
    ? await database.asOwner((connection) => loadProviderName(connection, provider))
    : wanted['provider-name'];
  if (issuer === undefined) throw new CannotStart('The provider is new here: give it a --provider-name.');
  const secrets = await administration.makeSecrets(await readPassword(), { issuer, user });
  await database.asOwner(async (connection) => {
    if (!known) {
      await addProvider(connection, { id: provider, name: issuer, portalId: newId(around), feedEpoch: newId(around) });
    }
    await administration.add(connection, provider, { user, name, roles }, secrets);
  });
  const done = known ? 'The account is added.' : 'The provider and its first account are added.';
  return `${done}\n${toSetUp(secrets.shown)}`;
}

async function reset(database: Database, wanted: Wanted): Promise<string> {
  const { provider } = wanted;
  const user = userOf(wanted);
  const issuer = await database.asOwner((connection) => loadProviderName(connection, provider));
  const secrets = await administration.makeSecrets(await readPassword(), { issuer, user });
  return ofAccount(database, wanted, async (connection, id) => {
    await administration.reset(connection, provider, id, secrets, null);
    return `The account has a new password and authenticator app, is unlocked, and is signed out everywhere.\n${toSetUp(secrets.shown)}`;
  });
}

function ofAccount(
  database: Database,
  wanted: Wanted,
  act: (connection: Connection, id: string) => Promise<string>,
): Promise<string> {
  const key = userKey(userOf(wanted));
  return database.asOwner(async (connection) => {
    const account = (await loadAccounts(connection, wanted.provider)).find(({ user }) => user === key);
    if (account === undefined) throw new CannotStart('This provider has no account with this user name.');
    return act(connection, account.accountId);
  });
}

function userOf({ user }: Wanted): string {
  if (user === undefined) throw new CannotStart('--user is missing.');
  return user;
}

async function readPassword(): Promise<string> {
  const [password = ''] = await readSecrets(['Password: ']);
  const parsed = newPasswordSchema.safeParse(password);
  if (parsed.success) return parsed.data;
  throw new CannotStart(parsed.error.issues[0]?.message ?? 'The password is not right.');
}

/** What the person needs to set the authenticator app up; it is shown once and kept nowhere. */
function toSetUp({ secret, uri, recoveryCodes }: Authenticator): string {
  return [
    'Scan this with an authenticator app, on the telephone of the person whose account it is:',
    renderUnicodeCompact(uri),
    `Or type this secret into the app: ${secret}`,
    'Recovery codes, to be kept on paper. Each takes the place of one code, once:',
    ...recoveryCodes.map((code) => `  ${code}`),
  ].join('\n');
}
