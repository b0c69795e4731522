// The role that serves requests. Row-level security holds neither superusers nor the tables' owner, so the portal is
// served by a role that is neither: its own sign-in, where that is such a role, else one that it takes in each
// transaction. Where it may make or take none, the wall is missing, and whoever starts the portal is told.
import { codeOf, type ServerRole } from './database.ts';

/** Takes the place of a sign-in that row-level security would not hold. Roles belong to a whole cluster. */
export const assumedRole = 'portal_server';

type Script = (sql: string) => Promise<Record<string, unknown>[]>;

/** As whom requests would be served, and whether row-level security would let that pass. */
export interface SignedInRole {
  name: string;
  passes: boolean;
}

/** Asks as the server signs in; the tables have to be there. */
export async function signedInRole(script: Script): Promise<SignedInRole> {
  const [role] = await script(`select current_user as name, r.rolsuper or r.rolbypassrls or
      pg_has_role(current_user, (select relowner from pg_class where oid = 'provider'::regclass), 'member') as passes
    from pg_roles r where r.rolname = current_user`);
  return { name: String(role?.name), passes: role?.passes !== false };
}

/**
 * Grants the role that serves requests every table but the migrations'.
 * @param script runs as the tables' owner, in a transaction
 * @returns how the role is held, and which one to take in each transaction, if any
 */
export async function grantServerRole(
  script: Script,
  { name, passes }: SignedInRole,
): Promise<{ kind: ServerRole; assume: string | null }> {
  if (!passes) {
    await script(grantsTo(name));
    return { kind: 'own', assume: null };
  }
  await script('savepoint assume');
  try {
    await script(`do $$ begin
        if not exists (select from pg_roles where rolname = '${assumedRole}') then create role ${assumedRole} nologin; end if;
        if not pg_has_role('${quoted(name)}', '${assumedRole}', 'member') then grant ${assumedRole} to ${identifier(name)}; end if;
      end $$`);
    await script(grantsTo(assumedRole));
  } catch (error) {
    if (codeOf(error) !== insufficientPrivilege) throw error;
    await script('rollback to savepoint assume');
    return { kind: 'unguarded', assume: null };
  }
  return { kind: 'assumed', assume: assumedRole };
}

const insufficientPrivilege = '42501';

function grantsTo(role: string): string {
  const name = identifier(role);
  return `grant usage on schema public to ${name};
    grant select, insert, update, delete on all tables in schema public to ${name};
    revoke all on portal_migration from ${name};`;
}

const quoted = (text: string) => text.replaceAll("'", "''");
const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;
