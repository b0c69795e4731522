// The provider of a run: four people, eight lines of three services, one finished week and the one that runs, both not
// generated, and a dispute. Small, so that people meet on the same lines and thousands of runs take a minute.
// Kept plans mean this provider, so it stays as it is: another one would stand beside it, and plans name which.
import type { PracticeAccount, PracticeData } from '../../src-portal/practice/types.ts';
import type { ServiceLine, ServiceType } from '../../src-shared/domain/lines.ts';

export const providerId = 'simulated';
/** Monday morning after the finished week: when every run begins. */
export const startsAt = Date.parse('2025-03-10T09:00:00Z');
/** The finished week, due on the Tuesday after, and the running one. */
export const weeks = ['2025-03-03', '2025-03-10'] as const;
export const disputeId = 'dispute-1';
export const services = ['Extra Care Alder Court', 'Home Support', 'Shared Living Elm House'] as const;

export const lineIdOf = (line: number) => `line-${line}`;
export const ssRefOf = (person: number) => `00${12_340 + person}`;

export function lineOf(line: number): ServiceLine {
  const kind: { serviceType: ServiceType; service: string } =
    line % 4 === 3
      ? { serviceType: 'supported_living_shared', service: services[2] }
      : line % 2 === 1
        ? { serviceType: 'extra_care', service: services[0] }
        : { serviceType: 'home_support', service: services[1] };
  return {
    id: lineIdOf(line),
    ssRef: ssRefOf(line % 4),
    ...kind,
    serviceLevel: 'Single handed',
    plannedQuantity: 1000 + 100 * line,
    plannedVisits: 7,
    startDate: '2024-04-01',
    endDate: null,
  };
}

export function provider(): PracticeData {
  return {
    portalId: `portal-of-${providerId}`,
    provider: { id: providerId, name: 'Simulated Care' },
    accounts: [0, 1, 2].map(accountOf),
    people: [0, 1, 2, 3].map((person) => ({
      ssRef: ssRefOf(person),
      name: `Ada Person${person}`,
      nhsNumber: null,
      address: null,
    })),
    lines: [0, 1, 2, 3, 4, 5, 6, 7].map(lineOf),
    weeks: weeks.map((weekStart) => ({
      weekStart,
      status: 'open',
      generatedAt: null,
      actuals: [],
      receipts: [],
      payments: [],
    })),
    stays: [],
    adjustments: [],
    ends: [],
    log: [],
    disputes: [{ id: disputeId, weekStart: weeks[0], lineId: lineIdOf(0), state: 'open', messages: [] }],
    clockStart: new Date(startsAt).toISOString(),
  };
}

/** Two confirm, the third only records. */
function accountOf(index: number): PracticeAccount {
  return {
    id: `coordinator-${index}.${providerId}`,
    user: `coordinator-${index}@${providerId}`,
    name: `Coordinator ${index}`,
    password: 'practice-simulated',
    securityCode: '123456',
    roles: index === 2 ? ['recorder'] : ['recorder', 'confirmer'],
  };
}
