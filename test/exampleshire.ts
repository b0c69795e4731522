// An invented second council: whatever holds for it too is not Bradford’s habit built into code.
// It pays day activities on plan, has no quantity step, other hospital limits, other deadlines and another CSV.

import { bradford } from '../src-shared/council/index.ts';
import { type CouncilProfile, councilProfileSchema } from '../src-shared/council/schema.ts';
import type { ServiceTypeRules } from '../src-shared/council/service-types.ts';
import type { ServiceType } from '../src-shared/domain/lines.ts';

const base = bradford.serviceTypes;

function withHospitalWeeks(type: ServiceType, hospitalWeeks: number | null): ServiceTypeRules {
  return { ...base[type], hospitalWeeks };
}

export const exampleshire: CouncilProfile = councilProfileSchema.parse({
  ...bradford,
  id: 'exampleshire',
  name: 'Exampleshire County Council (invented)',
  version: '2025-04',
  step: 0,
  serviceTypes: {
    ...base,
    home_support: withHospitalWeeks('home_support', 4),
    supported_living_shared: withHospitalWeeks('supported_living_shared', 8),
    residential_one_to_one: withHospitalWeeks('residential_one_to_one', null),
    day_activities_planned: { ...base.day_activities_planned, label: 'Day opportunities (paid on plan)' },
  },
  // This council pays on actual + frustrated only, so hours missed through non-engagement stay inside the actual.
  reasons: { ...bradford.reasons, non_engagement: { ...bradford.reasons.non_engagement, reducesActual: false } },
  temporaryDays: 14,
  adjustment: {
    submitWithinDays: 10,
    formName: 'Change of Care Request',
    formUrl: 'https://forms.exampleshire.example/change-of-care',
    approvedBy: 'the care brokerage team',
  },
  deadline: {
    day: 'wednesday',
    time: '12:30',
    timeZone: 'Europe/London',
    overrides: [{ weekStart: '2025-12-22', date: '2026-01-02', time: '12:00' }],
    backstopWorkingDays: 8,
  },
  confirmation: { scope: 'week' },
  accountLock: { afterDays: 60, warnFromDay: 50 },
  billing: { weeks: 4, firstDay: '2025-04-07' },
  contacts: bradford.contacts.map((contact) => ({
    ...contact,
    emails: [{ label: contact.name, address: `${contact.id}@exampleshire.example` }],
    phone: null,
  })),
  guidance: [{ id: 'guide', title: 'Exampleshire provider guide (invented)' }],
  sources: {
    'hospital-week-limit': [
      { document: 'guide', text: 'A hospital stay is paid for the weeks agreed for the service.', serviceTypes: null },
    ],
  },
  csv: {
    columns: [
      { field: 'date', header: 'Week Commencing' },
      { field: 'ssRef', header: 'Client Ref' },
      { field: 'service', header: 'Service Name' },
      { field: 'serviceLevel', header: 'Level' },
      { field: 'actual', header: 'Actual' },
      { field: 'frustrated', header: 'Frustrated' },
      { field: 'missed', header: 'Missed' },
      { field: 'extra', header: 'Extra' },
      { field: 'visits', header: 'Visits' },
      { field: 'comment', header: 'Reason' },
    ],
    dateFormat: 'DD/MM/YYYY',
    separator: ',',
    lineEnd: 'crlf',
    bom: true,
    decimals: 2,
  },
});
