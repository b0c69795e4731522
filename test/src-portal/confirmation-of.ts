import { sha256 } from '../../src-portal/environment.ts';
import {
  type ActualRecord,
  type Change,
  type ConfirmationRequest,
  confirmationText,
} from '../../src-shared/portal-api/index.ts';

interface ToConfirm {
  monday: string;
  services: string[];
  /** Who says that the warnings are right. */
  by: ConfirmationRequest['acknowledgements'][number]['by'];
}

/** A confirmation of just what the feed shows, from its beginning, with every warning accepted. */
export function confirmationOf(changes: readonly Change[], { monday, services, by }: ToConfirm): ConfirmationRequest {
  const serviceOf = new Map(changes.flatMap((one) => (one.kind === 'line' ? [[one.line.id, one.line.service]] : [])));
  const records = new Map<string, ActualRecord>();
  for (const one of changes) {
    if (one.kind === 'actual' && one.record.actual.weekStart === monday)
      records.set(one.record.actual.lineId, one.record);
  }
  const held = [...records.values()].map((record) => ({ record, service: serviceOf.get(record.actual.lineId) ?? '' }));
  const seen = held.map(({ record: { version, actual }, service }) => ({ service, version, actual }));
  const week = changes.findLast((one) => one.kind === 'week' && one.week.weekStart === monday);
  const findings = [
    ...held.flatMap(({ record, service }) => (services.includes(service) ? record.exceptions : [])),
    ...(week?.kind === 'week' ? week.week.exceptions : []),
  ];
  return {
    services,
    digest: sha256(confirmationText(monday, services, seen, findings)),
    statement: 'I confirm that these figures are what was delivered.',
    acknowledgements: findings
      .filter(({ level }) => level === 'warning')
      .map(({ key }) => ({ key, reason: 'Known and right.', by })),
  };
}
