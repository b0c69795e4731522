// The words for what an account may do.
import type { AppAnswer } from '../../../src-shared/app-api/index.ts';
import type { AccountRole } from '../../../src-shared/portal-api/accounts.ts';

export type SetUp = AppAnswer<'hub.add-account'>;
export type HubAccount = AppAnswer<'hub.accounts'>['accounts'][number];

export const roleNames: Record<AccountRole, string> = {
  reader: 'Reader',
  recorder: 'Recorder',
  confirmer: 'Confirmer',
  manager: 'Manager',
};

export const roleHints: Record<AccountRole, string> = {
  reader: 'Sees everything',
  recorder: 'Generates weeks and records what was delivered',
  confirmer: 'Confirms weeks',
  manager: 'All of it, and manages accounts and people',
};
