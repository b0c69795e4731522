// Takes an export of the portal as it was shown: the plan with the bytes that it came in, or the proof of what the portal
// has, in one transaction.

import type { AppResult } from '../../src-shared/app-api/index.ts';
import type { SheetsRead } from '../../src-shared/app-api/reading.ts';
import {
  type ExportReading,
  type ExportSource,
  exportedActual,
  linesAfterPlan,
  type PlannedLine,
  type ReadBackResult,
  type SameLinesAnswer,
  type ServicePlan,
  type ServiceReading,
  type ServiceTypeAnswer,
  serviceTypeQuestions,
  takeLines,
} from '../../src-shared/portal-export/index.ts';
import { foldService } from '../../src-shared/portal-export/line-id.ts';
import { healInStore } from '../people/heal.ts';
import type { Write } from '../store/commands.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import type { ServiceOfWeek } from './service-weeks.ts';

export type ReadExport = Extract<ExportReading, { outcome: 'read' }>;
export type Purpose =
  | { kind: 'plan'; reading: Extract<ServiceReading, { kind: 'plan' }> }
  | { kind: 'compare'; reading: Extract<ServiceReading, { kind: 'second-export' }>; of: ServiceOfWeek }
  | {
      kind: 'read-back';
      reading: Extract<ServiceReading, { kind: 'second-export' }>;
      of: ServiceOfWeek;
      refused: { sentence: string; action: string } | null;
      result: ReadBackResult | null;
      sentence: string;
      sameBytesAsFile: boolean;
    };

/** An export as it was read and shown. */
export interface ShownExport {
  bytes: Uint8Array;
  source: ExportSource;
  read: ReadExport;
  purposes: Purpose[];
  extraColumns: string[];
  sheets: SheetsRead;
}

export interface TakeExport {
  id: string;
  answers: ServiceTypeAnswer[];
  sameLines?: SameLinesAnswer[] | undefined;
  doubtsAnswered: boolean;
  fromPortal: boolean;
  take: string[];
  drop: string[];
  keepExtraColumns: boolean;
}

/** What somebody has to say first: that a doubtful file is right, that it came from the portal, what a service is. */
export function whyNotYet(context: AccountContext, { read, purposes }: ShownExport, input: TakeExport) {
  const hasPlan = purposes.some(({ kind }) => kind === 'plan');
  if (hasPlan && read.doubts.length > 0 && !input.doubtsAnswered) {
    return refuse('doubts-open', 'This file is in doubt.', 'Read why, and say that it is right, or choose another.');
  }
  const sameBytes = purposes.some(
    (purpose) => purpose.kind === 'read-back' && purpose.refused === null && purpose.sameBytesAsFile,
  );
  if (sameBytes && !input.fromPortal) {
    return refuse(
      'same-bytes',
      'This file is byte for byte the one that the app made.',
      'If the portal exported it just so, say so; if not, export the week from the portal and choose that file.',
    );
  }
  if (questionsOf(context, purposes, input.take, input.answers).length === 0) return null;
  return refuse('types-open', 'A service has no type yet, so no rule can be applied to it.', 'Choose each type.');
}

export function takeExport(
  context: AccountContext,
  { read: { weekStart }, purposes, bytes, source }: ShownExport,
  input: TakeExport,
): AppResult<{ sentences: string[] }> {
  return save(context, { what: 'import-export', source: 'file', weekStart }, (write) => {
    if (input.answers.length > 0) {
      write.portalExports.serviceTypes(input.answers, { ...context.account().user, at: context.clock.now() });
    }
    const sentences = purposes.flatMap((purpose) =>
      takeOne(context, write, purpose, { input, bytes, source, weekStart }),
    );
    sentences.push(...healInStore(context, write));
    const what = purposes.map((purpose) => purpose.kind);
    const content = { kind: 'export', fileName: source.fileName, digest: source.digest, what };
    write.note('import-export', { weekStart, content });
    return { sentences };
  });
}

/** A plan keeps what was said of its lines alike, so that a second export of the week asks nothing again. */
function withAnswers(plan: ServicePlan, answers: readonly SameLinesAnswer[]): ServicePlan {
  const own = answers.filter(({ service }) => foldService(service) === foldService(plan.service));
  return own.length === 0 ? plan : { ...plan, sameLines: own };
}

/** What has to be asked before these lines can be worked with: those of a new plan, and those that are taken. */
export function questionsOf(
  { store }: AccountContext,
  purposes: readonly Purpose[],
  take: readonly string[] | 'all',
  answers: readonly ServiceTypeAnswer[] = [],
) {
  const lines = purposes.flatMap((purpose) => {
    if (purpose.kind === 'plan') return purpose.reading.plan.lines;
    const known = new Set((purpose.of.stored?.plan.lines ?? []).map(({ lineId }) => lineId));
    return purpose.reading.now.filter(({ lineId }) => !known.has(lineId) && (take === 'all' || take.includes(lineId)));
  });
  return serviceTypeQuestions(lines, [
    ...typesOfLines(store.lines.all()),
    ...store.portalExports.serviceTypes(),
    ...answers,
  ]);
}

export function typesOfLines(lines: ReturnType<AccountContext['store']['lines']['all']>): ServiceTypeAnswer[] {
  return lines.map(({ service, serviceLevel, serviceType }) => ({ service, serviceLevel, serviceType }));
}

interface TakingParts {
  input: TakeExport;
  bytes: Uint8Array;
  source: ExportSource;
  weekStart: string;
}

function takeOne(context: AccountContext, write: Write, purpose: Purpose, taking: TakingParts): string[] {
  const { store } = context;
  const { input, bytes, source, weekStart } = taking;
  switch (purpose.kind) {
    case 'plan': {
      const plan = withAnswers(purpose.reading.plan, input.sameLines ?? []);
      // A service may be new in this file and another week of it newer: then its lines keep what came later.
      const newest = store.portalExports.newestWeekOf(plan.service);
      write.portalExports.plan({ plan, bytes, keepExtraColumns: input.keepExtraColumns });
      write.portalExports.week(weekStart, [plan.service], source.exportedAt);
      const types = [...typesOfLines(store.lines.all()), ...store.portalExports.serviceTypes()];
      write.portalExports.lines(linesAfterPlan(plan, store.lines.all(), types, newest));
      bringActuals(store, write, plan.lines, weekStart);
      return [];
    }
    case 'compare':
      takeChoice(context, write, purpose, taking);
      return [];
    case 'read-back': {
      if (purpose.refused === null && purpose.result !== null && (!purpose.sameBytesAsFile || input.fromPortal)) {
        write.portalExports.evidence(weekStart, purpose.of.service, {
          kind: 'read-back',
          id: context.newId(),
          at: context.clock.now(),
          by: context.account().user,
          figures: purpose.of.figures,
          source,
          sameBytesAsFile: purpose.sameBytesAsFile,
          result: purpose.result,
        });
      }
      takeChoice(context, write, purpose, taking);
      return [purpose.sentence];
    }
  }
}

/** Lines of a second export that a person chose to take, or agreed to let go. */
function takeChoice(
  { store }: AccountContext,
  write: Write,
  purpose: Exclude<Purpose, { kind: 'plan' }>,
  { input, bytes, source, weekStart }: TakingParts,
): void {
  const { stored } = purpose.of;
  if (stored === null) return;
  const now = purpose.reading.now;
  const ids = new Set(now.map(({ lineId }) => lineId));
  const known = new Set(stored.plan.lines.map(({ lineId }) => lineId));
  const take = input.take.filter((id) => ids.has(id) && !known.has(id));
  const drop = input.drop.filter((id) => known.has(id) && !ids.has(id));
  if (take.length + drop.length === 0) return;
  const plan = takeLines(stored.plan, { source, now }, { take, drop });
  write.portalExports.plan({ plan, bytes, keepExtraColumns: stored.keepExtraColumns });
  const types = [...typesOfLines(store.lines.all()), ...store.portalExports.serviceTypes()];
  write.portalExports.lines(
    linesAfterPlan(plan, store.lines.all(), types, store.portalExports.newestWeekOf(plan.service)),
  );
  bringActuals(store, write, plan.lines, weekStart);
  for (const id of drop) write.portalExports.dropActual(weekStart, id);
}

/** What was recorded here before stays: only lines without an actual begin with the export's. */
function bringActuals(
  store: AccountContext['store'],
  write: Write,
  lines: readonly PlannedLine[],
  weekStart: string,
): void {
  for (const line of lines) {
    if (store.actuals.get(weekStart, line.lineId) === null)
      write.portalExports.exportedActual(exportedActual(line, weekStart));
  }
}
