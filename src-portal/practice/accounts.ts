// Who can sign in to practice. The passwords are meant to be read aloud and shown on the sign-in page: they open
// invented data and nothing else, and they say so themselves.
import type { PracticeAccount } from './types.ts';

/** Every practice account has the same six digits. */
export const practiceSecurityCode = '123456';

const aisha: PracticeAccount = {
  id: 'aisha.khan',
  user: 'aisha.khan',
  name: 'Aisha Khan',
  password: 'practice-rowan',
  securityCode: practiceSecurityCode,
  roles: ['recorder', 'confirmer'],
};
const ben: PracticeAccount = {
  id: 'ben.carter',
  user: 'ben.carter',
  name: 'Ben Carter',
  password: 'practice-hazel',
  securityCode: practiceSecurityCode,
  roles: ['recorder'],
};

/** Aisha Khan records and confirms, Ben Carter records. The confirmer comes first. */
export const practiceAccounts: readonly [PracticeAccount, PracticeAccount] = [aisha, ben];

/** A confirmer and a recorder for an invented provider, with user names that no other provider has. */
export function inventedAccounts(providerId: string): [PracticeAccount, PracticeAccount] {
  const account = (role: 'confirmer' | 'recorder'): PracticeAccount => ({
    id: `${role}.${providerId}`,
    user: `${role}.${providerId}`,
    name: role === 'confirmer' ? 'Practice Confirmer' : 'Practice Recorder',
    password: `practice-${providerId}`,
    securityCode: practiceSecurityCode,
    roles: role === 'confirmer' ? ['recorder', 'confirmer'] : ['recorder'],
  });
  return [account('confirmer'), account('recorder')];
}
