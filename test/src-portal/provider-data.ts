// A small provider for a test: three people, two services, one week (3 to 9 March 2025) that is not generated yet.
import type { PracticeAccount, PracticeData } from '../../src-portal/practice/types.ts';
import { monday, mondayMorning, serviceLine } from '../builders.ts';

let made = 0;

/** Ids and user names are distinct from every other provider's. */
export function providerData(parts: Partial<PracticeData> = {}): PracticeData {
  made += 1;
  const id = `provider-${process.pid}-${made}`;
  const lines = parts.lines ?? [
    serviceLine({ id: 'line-1', ssRef: '0012345', service: 'Home Support' }),
    serviceLine({ id: 'line-2', ssRef: '0012399', service: 'Home Support', plannedQuantity: 500, plannedVisits: 5 }),
    serviceLine({ id: 'line-3', ssRef: '0012401', service: 'Extra Care Alder Court', serviceType: 'extra_care' }),
  ];
  const ssRefs = [...new Set(lines.map((line) => line.ssRef))];
  return {
    portalId: `portal-of-${id}`,
    provider: { id, name: 'Test Provider' },
    accounts: [account(id, 'confirmer'), account(id, 'recorder')],
    people: ssRefs.map((ssRef, index) => ({
      ssRef,
      name: `Ada Person${index}`,
      nhsNumber: '9990000018',
      address: null,
    })),
    lines,
    weeks: [{ weekStart: monday, status: 'open', generatedAt: null, actuals: [], receipts: [], payments: [] }],
    stays: [],
    adjustments: [],
    ends: [],
    log: [],
    disputes: [],
    clockStart: mondayMorning,
    ...parts,
  };
}

function account(id: string, role: 'confirmer' | 'recorder'): PracticeAccount {
  return {
    id: `${role}-of-${id}`,
    user: `${role}@${id}`,
    name: role === 'confirmer' ? 'Aisha Khan' : 'Ben Carter',
    password: 'correct horse',
    securityCode: '123456',
    roles: role === 'confirmer' ? ['recorder', 'confirmer'] : ['recorder'],
  };
}
