// What the screens show of a week by files. Every sentence comes from src-shared/portal-export, which cannot say more than the
// evidence does; here they are only put side by side.

import type { FileService, PortalExportWeek } from '../../src-shared/app-api/files-week.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { dayAt, deadlines } from '../../src-shared/domain/deadline.ts';
import {
  type FileEvidence,
  type FileStep,
  formatPence,
  isLookDue,
  lookedAtSentence,
  nextFileStep,
  planLabel,
  portalAccessSentence,
  readBackSentence,
  reportedWords,
  serviceStatus,
  weekStatus,
} from '../../src-shared/portal-export/index.ts';
import { formatMoment } from '../../src-shared/portal-export/moment.ts';
import type { StoreReads } from '../store/store.ts';
import { lastPortalAccess } from './portal-access.ts';
import { type ServiceOfWeek, servicesOfWeek } from './service-weeks.ts';

interface StatusParts {
  store: StoreReads;
  council: CouncilProfile;
  now: string;
  /** Lines of the service that nobody looked at. */
  untouched: (service: string) => number;
}

/** How a week stands towards its deadline, with what is next; the whole of it. */
export function portalExportWeekOf(
  weekStart: string,
  { store, council, now, untouched }: StatusParts,
): PortalExportWeek {
  const services = servicesOfWeek(store, weekStart);
  const when = { deadline: deadlines(weekStart, council).operative, now, council };
  const names = new Map(store.people.all().map(({ ssRef, name }) => [ssRef, name]));
  const shown = services.map((one): FileService => {
    const open = untouched(one.service);
    return {
      service: one.service,
      state: one.week.state,
      step: nextFileStep(one.week, open === 0),
      ...serviceStatus(one.week, when),
      lines: one.intended.length,
      changed: one.changed,
      untouched: open,
      planLabel: one.stored === null ? null : planLabel(one.stored.plan.plannedFrom, council.deadline.timeZone),
      madeFile: one.evidence.findLast((piece) => piece.kind === 'file-made')?.fileName ?? null,
      differences: differencesOf(one).map((difference) => ({
        ...difference,
        person: names.get(difference.ssRef) ?? '',
      })),
      history: historyOf(one.evidence, council.deadline.timeZone),
    };
  });
  return {
    services: shown,
    status: statusOf(services, when),
    next: nextOf(shown),
    looks: looksOf(store, council, now),
    access: portalAccessSentence(lastPortalAccess(store, council), todayOf(now, council), council),
  };
}

/** The week's status alone, for the list of weeks. */
export function portalExportStatus(
  weekStart: string,
  { store, council, now }: Omit<StatusParts, 'untouched'>,
): PortalExportWeek['status'] {
  const when = { deadline: deadlines(weekStart, council).operative, now, council };
  return statusOf(servicesOfWeek(store, weekStart), when);
}

function statusOf(
  services: readonly ServiceOfWeek[],
  when: Parameters<typeof serviceStatus>[1],
): PortalExportWeek['status'] {
  const [first, ...others] = services;
  return first === undefined ? serviceStatus({ state: 'no-export' }, when) : weekStatus([first, ...others], when);
}

/** The order in which services are seen to: the plan first, the proof last. */
const order: readonly FileStep[] = [
  'get-export',
  'mend',
  'record',
  'make-file',
  'upload',
  'read-back',
  'confirm',
  'nothing',
];

function nextOf(services: readonly FileService[]): PortalExportWeek['next'] {
  const [first] = [...services].sort((a, b) => order.indexOf(a.step) - order.indexOf(b.step));
  return first === undefined ? { service: '', step: 'get-export' } : { service: first.service, step: first.step };
}

function differencesOf({ week }: ServiceOfWeek) {
  if (week.state === 'read-back-differs') return week.readBack.result.differences;
  return week.state === 'confirmation-reported' && week.differs !== null ? week.differs.result.differences : [];
}

function historyOf(evidence: readonly FileEvidence[], timeZone: string): FileService['history'] {
  const withdrawn = new Set(evidence.flatMap((piece) => (piece.kind === 'withdrawn' ? [piece.what] : [])));
  return evidence
    .map((piece) => ({
      id: piece.id,
      at: piece.at,
      sentence: `${historySentence(piece, timeZone)}${withdrawn.has(piece.id) ? ' Taken back since.' : ''}`,
      mayWithdraw:
        (piece.kind === 'upload-reported' || piece.kind === 'confirmation-reported') && !withdrawn.has(piece.id),
      picture: piece.kind === 'confirmation-reported' ? (piece.picture?.digest ?? null) : null,
    }))
    .reverse();
}

export function historySentence(piece: FileEvidence, timeZone: string): string {
  const when = formatMoment(piece.at, timeZone);
  switch (piece.kind) {
    case 'file-made':
      return `${piece.by.name} made the file ${piece.fileName} on ${when}.`;
    case 'upload-reported':
      return `${piece.by.name} reported uploading the file on ${when}.`;
    case 'read-back': {
      const exported = formatMoment(piece.source.exportedAt, timeZone);
      return `${piece.by.name} compared the export of ${exported}: ${readBackSentence(piece.result)}`;
    }
    case 'confirmation-reported': {
      const total = piece.totalPence === null ? '' : ` Total shown: ${formatPence(piece.totalPence)}.`;
      return `${reportedWords(piece, timeZone)}${total}${piece.picture === null ? '' : ' A picture is kept.'}`;
    }
    case 'withdrawn':
      return `${piece.by.name} took a report back on ${when}.`;
  }
}

function looksOf(store: StoreReads, council: CouncilProfile, now: string): PortalExportWeek['looks'] {
  const { timeZone } = council.deadline;
  const [disputes, exceptions] = [store.portalExports.lastLook('disputes'), store.portalExports.lastLook('exceptions')];
  const today = todayOf(now, council);
  const dayOf = (look: typeof disputes) => (look === null ? null : dayAt(look.at, timeZone));
  return {
    disputes: lookedAtSentence('disputes', disputes, timeZone),
    exceptions: lookedAtSentence('exceptions', exceptions, timeZone),
    due: isLookDue(dayOf(disputes), today) || isLookDue(dayOf(exceptions), today),
  };
}

const todayOf = (now: string, council: CouncilProfile) => dayAt(now, council.deadline.timeZone) ?? now.slice(0, 10);
