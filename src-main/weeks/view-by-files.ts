// The week's screen for an account whose weeks go by files: the same rows, findings and recording, with the sentences,
// the checklist and the next step of the way by files in the place of those of a portal.

import type { PortalExportWeek } from '../../src-shared/app-api/files-week.ts';
import type { NextStep, WeekView } from '../../src-shared/app-api/index.ts';
import { beforeAppSentence } from '../../src-shared/domain/before-app.ts';
import { count } from '../../src-shared/domain/count.ts';
import { nameComparator } from '../../src-shared/readers/names.ts';
import { hubSentence, hubWeekView } from '../portal-export/hub.ts';
import { portalExportWeekOf } from '../portal-export/week-status.ts';
import type { StoreReads } from '../store/store.ts';
import type { WeekFacts } from './facts.ts';

export function viewByFiles(view: WeekView, { council, now }: WeekFacts, store: StoreReads): WeekView {
  const untouched = new Map<string, number>();
  for (const { line, knowledge, actual } of view.rows) {
    if (actual !== null && knowledge === 'untouched')
      untouched.set(line.service, (untouched.get(line.service) ?? 0) + 1);
  }
  const files = portalExportWeekOf(view.weekStart, {
    store,
    council,
    now,
    untouched: (service) => untouched.get(service) ?? 0,
  });
  const isDone = files.status.tone === 'done';
  return {
    ...view,
    files,
    // The ids of these lines are hashes: their order says nothing to anybody.
    rows: sortedByPerson(view.rows),
    holds: files.status.sentence,
    // Whether the week is late is told by its status, which knows what was reported.
    // That there is no export yet is its first step, and nothing that is wrong.
    findings: view.findings.filter(({ rule }) => rule !== 'deadline-missed' && rule !== 'week-not-generated'),
    checklist: checklistByFiles(view.checklist, files, isDone),
    next: nextByFiles(view, files),
  };
}

/** A week by files from before the app was there: nothing of it is here, so nothing says that it is late. */
export function viewFromBefore(view: WeekView): WeekView {
  const { files, checklist } = view;
  return {
    ...view,
    beforeApp: true,
    holds: beforeAppSentence,
    ...(files === undefined ? {} : { files: { ...files, status: { tone: 'open', sentence: beforeAppSentence } } }),
    checklist: checklist.map((item) => (item.id === 'reported' ? { ...item, state: 'open' } : item)),
  };
}

/** Closed at the hub is a step on the way: the council's side stands beside it, as somebody reported it. */
export function viewOfHub(view: WeekView, { council }: WeekFacts, store: StoreReads): WeekView {
  const hub = hubWeekView(store, view.weekStart, council);
  const isClosed = view.services.length > 0 && view.services.every(({ state }) => state === 'confirmed');
  const isDue = isClosed && view.status !== 'payment-processed';
  const checklist = view.checklist.flatMap((item): WeekView['checklist'] => {
    if (item.id !== 'confirmed') return [item];
    const reported = {
      id: 'reported' as const,
      label: 'Confirmed with the council, as reported',
      state: hub.isReported && isClosed ? ('done' as const) : isDue ? ('attention' as const) : ('open' as const),
      detail: hub.isReported && isClosed ? 'reported' : 'not yet with the council',
    };
    return [
      { ...item, id: 'closed', label: 'Closed at the hub', detail: item.state === 'done' ? item.detail : 'not closed' },
      reported,
    ];
  });
  return { ...view, hub, checklist, holds: (isClosed ? hubSentence(hub) : null) ?? view.holds };
}

/** By name, people without one last; then by SS Ref, service and level. */
function sortedByPerson(rows: WeekView['rows']): WeekView['rows'] {
  const byName = nameComparator('given-first');
  const rest = ({ line }: WeekView['rows'][number]) => [line.ssRef, line.service, line.serviceLevel].join('\n');
  return rows.toSorted((a, b) => {
    if ((a.person === null) !== (b.person === null)) return a.person === null ? 1 : -1;
    return byName(a.person?.name ?? '', b.person?.name ?? '') || (rest(a) < rest(b) ? -1 : 1);
  });
}

function checklistByFiles(
  checklist: WeekView['checklist'],
  files: PortalExportWeek,
  isDone: boolean,
): WeekView['checklist'] {
  const { services } = files;
  const exported = services.filter(({ state }) => state !== 'no-export').length;
  const reported = services.filter(({ state }) => state === 'confirmation-reported').length;
  const ofAll = (number: number) => `${number} of ${count(services.length, 'service')}`;
  return checklist.map((item) => {
    if (item.id === 'generated') {
      const all = exported > 0 && exported === services.length;
      const detail = exported === 0 ? 'no export yet' : all ? item.detail : `${ofAll(exported)} exported`;
      return { ...item, state: all ? ('done' as const) : ('open' as const), detail };
    }
    if (item.id === 'confirmed') {
      return {
        id: 'reported' as const,
        label: 'Confirmed in Scheduled Payments, as reported',
        state: isDone ? ('done' as const) : files.status.tone === 'open' ? ('open' as const) : ('attention' as const),
        detail: reported === 0 ? 'not yet' : ofAll(reported),
      };
    }
    return item;
  });
}

/** The export comes first; then the record is put right as ever; then the way back, service by service. */
function nextByFiles(view: WeekView, files: PortalExportWeek): NextStep {
  const { service, step } = files.next;
  const byFiles: NextStep = { step: 'files', service, fileStep: step };
  if (view.readOnly || step === 'get-export' || step === 'mend' || step === 'nothing') return byFiles;
  const isOnItsWay = files.services.every(({ state }) => state !== 'plan-known' && state !== 'recorded');
  switch (view.next.step) {
    case 'fix':
      return view.next;
    case 'acknowledge':
      return isOnItsWay && step !== 'make-file' ? byFiles : view.next;
    case 'wait-for-sunday':
      return step === 'record' ? byFiles : view.next;
    default:
      return byFiles;
  }
}
