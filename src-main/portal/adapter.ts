// How a portal is come by, behind one interface: by an address, or by starting the practice portal first. Whoever
// exchanges anything asks for the address each time, since a practice portal that was stopped comes back elsewhere.
import type { AppProblem, Connection } from '../../src-shared/app-api/index.ts';
import type { Authority } from '../../src-shared/portal-api/index.ts';
import { checkAddress } from './address.ts';
import type { PracticePortal } from './practice.ts';
import { wordsForFailure } from './words.ts';

export type PortalFound = { ok: true; address: string } | { ok: false; problem: AppProblem };

export interface ConnectionAdapter {
  readonly connection: Connection;
  /** Whose word the portal is at most, by the setting of the account. */
  readonly authority: Authority;
  /** Where the portal answers now. */
  find(): Promise<PortalFound>;
}

/** The adapter for a connection. */
export function adapterFor(connection: Connection, practice: PracticePortal): ConnectionAdapter {
  switch (connection.kind) {
    case 'practice':
      return { connection, authority: 'practice', find: () => practice.find() };
    case 'files':
      return { connection, authority: 'council', find: async () => ({ ok: false, problem: noPortal }) };
    case 'api':
      return { connection, authority: connection.authority, find: async () => findByAddress(connection.address) };
  }
}

function findByAddress(address: string): PortalFound {
  const checked = checkAddress(address);
  if (checked.ok) return { ok: true, address: checked.base };
  if (checked.why === 'insecure') return { ok: false, problem: wordsForFailure({ kind: 'insecure-address' }) };
  return {
    ok: false,
    problem: {
      code: 'not-an-address',
      sentence: 'This is not the address of a portal.',
      action: 'Enter an address such as https://portal.example.gov.uk.',
    },
  };
}

/** True when two connections lead to the same portal. */
export function sameConnection(a: Connection, b: Connection): boolean {
  if (a.kind !== 'api' || b.kind !== 'api') return a.kind === b.kind;
  const [first, second] = [checkAddress(a.address), checkAddress(b.address)];
  const base = (checked: typeof first, written: string) => (checked.ok ? checked.base : written);
  return base(first, a.address) === base(second, b.address) && a.authority === b.authority;
}

export const noPortal: AppProblem = {
  code: 'no-portal',
  sentence: 'This account’s weeks go to the council by files: there is no portal to exchange with.',
  action: '',
};
