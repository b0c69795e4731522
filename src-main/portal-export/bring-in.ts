// Brings an export of the portal in, in two steps. Choosing a file writes nothing: it says what the file is, what is odd
// about it and what has to be asked. Taking it keeps exactly what was shown, in one transaction: the plan with the bytes
// that it came in, or the proof of what the portal has.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ExportPreview } from '../../src-shared/app-api/files.ts';
import type { AppResult } from '../../src-shared/app-api/index.ts';
import { readCouncilFile } from '../../src-shared/council-csv/index.ts';
import { rowList } from '../../src-shared/council-csv/problem.ts';
import {
  type ExportReading,
  type ExportSource,
  exportedActual,
  exportPurpose,
  type FileEvidence,
  linesAfterPlan,
  type PlannedLine,
  planDifferenceSentence,
  type ReadBackResult,
  readBack,
  readExport,
  type ServiceReading,
  type ServiceTypeAnswer,
  serviceTypeQuestions,
  takeLines,
  whyNoReadBack,
} from '../../src-shared/portal-export/index.ts';
import { formatMoment } from '../../src-shared/portal-export/moment.ts';
import { hash } from '../machine/hash.ts';
import type { Write } from '../store/commands.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { gone, noProfile } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { type ServiceOfWeek, servicesOfWeek } from './service-weeks.ts';

/** Larger than any provider's week by far; a file of this size is another kind of file. */
const largestFile = 50_000_000;

type Taken = Extract<ExportReading, { outcome: 'read' }>;
type Purpose =
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

interface Shown {
  id: string;
  bytes: Uint8Array;
  source: ExportSource;
  read: Taken;
  purposes: Purpose[];
  extraColumns: string[];
  /** The store as it was: what was shown is taken only while it holds. */
  figures: string;
}

export interface TakeExport {
  id: string;
  answers: ServiceTypeAnswer[];
  doubtsAnswered: boolean;
  fromPortal: boolean;
  take: string[];
  drop: string[];
  keepExtraColumns: boolean;
}

export function bringIn(context: AccountContext) {
  const { store } = context;
  let shown: Shown | null = null;

  const figuresNow = (weekStart: string) =>
    servicesOfWeek(store, weekStart)
      .map(({ service, figures, evidence }) => `${service} ${figures} ${evidence.length}`)
      .join('\n');

  return {
    async choose(weekStart: string): Promise<AppResult<ExportPreview | null>> {
      const council = store.profile.get();
      if (council === null) return noProfile();
      const chosen = await context.dialogs.chooseCouncilFile();
      if (chosen === null) return ok(null);
      const file = await readChosen(chosen);
      if (!file.ok) return file;
      const { bytes, writtenAt } = file.value;
      const now = context.clock.now();
      const source: ExportSource = {
        fileName: path.basename(chosen),
        digest: hash(bytes),
        // A file cannot be newer than now: then a clock is wrong, and now is the closest there is.
        exportedAt: writtenAt < now ? writtenAt : now,
        importedAt: now,
        importedBy: context.account().user,
      };
      const councilFile = readCouncilFile(bytes, council);
      const lines = store.lines.all();
      const reading = readExport({
        file: councilFile,
        weekStart,
        source,
        known: {
          lines,
          ssRefs: [...new Set([...lines.map(({ ssRef }) => ssRef), ...store.people.all().map(({ ssRef }) => ssRef)])],
          serviceTypes: [...typesOfLines(lines), ...store.portalExports.serviceTypes()],
          plansOfWeek: store.portalExports.plansOfWeek(weekStart).map(({ plan }) => plan),
          earlierPlans: store.portalExports.earlierPlans(weekStart),
          ownFiles: store.portalExports.ownFiles(),
        },
        hash,
      });
      if (reading.outcome === 'refused') {
        return ok({ outcome: 'refused', fileName: source.fileName, refusals: reading.refusals });
      }
      const services = servicesOfWeek(store, weekStart);
      const purposes = reading.services.map((one) =>
        purposeOf(one, services, { file: councilFile, source, weekStart }),
      );
      const id = context.newId();
      const extraColumns = councilFile.extraColumns.map(({ header }) => header);
      const figures = figuresNow(weekStart);
      shown = { id, bytes, source, read: reading, purposes, extraColumns, figures };
      return ok(previewOf(context, shown, council.deadline.timeZone));
    },

    take(input: TakeExport): AppResult<{ sentences: string[] }> {
      if (shown === null || shown.id !== input.id) return gone('That preview');
      const { read, purposes, bytes, source } = shown;
      const { weekStart } = read;
      if (figuresNow(weekStart) !== shown.figures) {
        shown = null;
        return refuse(
          'changed-since-preview',
          'The week has changed since this file was read, so nothing of it was taken.',
          'Choose the file again.',
        );
      }
      const hasPlan = purposes.some(({ kind }) => kind === 'plan');
      if (hasPlan && read.doubts.length > 0 && !input.doubtsAnswered) {
        return refuse(
          'doubts-open',
          'This file is in doubt.',
          'Read why, and say that it is right, or choose another.',
        );
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
      const missing = questionsOf(context, purposes, input.take, input.answers);
      if (missing.length > 0) {
        return refuse('types-open', 'A service has no type yet, so no rule can be applied to it.', 'Choose each type.');
      }
      const result = save(context, { what: 'import-export', source: 'file', weekStart }, (write) => {
        if (input.answers.length > 0) {
          write.portalExports.serviceTypes(input.answers, { ...context.account().user, at: context.clock.now() });
        }
        const sentences = purposes.flatMap((purpose) =>
          takeOne(context, write, purpose, { input, bytes, source, weekStart, all: purposes }),
        );
        const what = purposes.map((purpose) => purpose.kind);
        const content = { kind: 'export', fileName: source.fileName, digest: source.digest, what };
        write.note('import-export', { weekStart, content });
        return { sentences };
      });
      if (result.ok) shown = null;
      return result;
    },
  };
}

/** What has to be asked before these lines can be worked with: those of a new plan, and those that are taken. */
function questionsOf(
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

function typesOfLines(lines: ReturnType<AccountContext['store']['lines']['all']>): ServiceTypeAnswer[] {
  return lines.map(({ service, serviceLevel, serviceType }) => ({ service, serviceLevel, serviceType }));
}

interface Fresh {
  file: ReturnType<typeof readCouncilFile>;
  source: ExportSource;
  weekStart: string;
}

function purposeOf(reading: ServiceReading, services: readonly ServiceOfWeek[], fresh: Fresh): Purpose {
  if (reading.kind === 'plan') return { kind: 'plan', reading };
  const of = services.find(({ service }) => service === reading.service);
  if (of === undefined) throw new Error('a second export is of a service that is known');
  if (exportPurpose(of.week) !== 'read-back') return { kind: 'compare', reading, of };
  const made = of.evidence.findLast((piece) => piece.kind === 'file-made') ?? null;
  const upload = newestUpload(of.evidence);
  const { source, file, weekStart } = fresh;
  const compared = readBack(of.intended, file, weekStart);
  const refused =
    whyNoReadBack(source, { made, upload }) ??
    (compared.outcome === 'refused' ? { sentence: compared.sentence, action: compared.action } : null);
  return {
    kind: 'read-back',
    reading,
    of,
    refused,
    result: compared.outcome === 'compared' ? compared.result : null,
    sentence: compared.sentence,
    sameBytesAsFile: made !== null && source.digest === made.fileDigest,
  };
}

function newestUpload(evidence: readonly FileEvidence[]) {
  const withdrawn = new Set(evidence.flatMap((piece) => (piece.kind === 'withdrawn' ? [piece.what] : [])));
  return evidence.filter((piece) => piece.kind === 'upload-reported').findLast(({ id }) => !withdrawn.has(id)) ?? null;
}

interface Taking {
  input: TakeExport;
  bytes: Uint8Array;
  source: ExportSource;
  weekStart: string;
  all: readonly Purpose[];
}

function takeOne(context: AccountContext, write: Write, purpose: Purpose, taking: Taking): string[] {
  const { store } = context;
  const { input, bytes, source, weekStart } = taking;
  switch (purpose.kind) {
    case 'plan': {
      const { plan } = purpose.reading;
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
  { input, bytes, source, weekStart }: Taking,
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

function previewOf(context: AccountContext, shown: Shown, timeZone: string): ExportPreview {
  const { store } = context;
  const { read, source, purposes } = shown;
  const names = new Map(store.people.all().map(({ ssRef, name }) => [ssRef, name]));
  const person = (ssRef: string) => names.get(ssRef) ?? `SS Ref ${ssRef}`;
  const named = (difference: Parameters<typeof planDifferenceSentence>[0]) => ({
    lineId: difference.line.lineId,
    person: person(difference.line.ssRef),
    words: planDifferenceSentence(difference),
  });
  return {
    outcome: 'read',
    id: shown.id,
    fileName: source.fileName,
    weekStart: read.weekStart,
    exported: formatMoment(source.exportedAt, timeZone),
    services: purposes.map((purpose) => {
      if (purpose.kind === 'plan') {
        const { plan, newLines, sinceLastWeek } = purpose.reading;
        return {
          kind: 'plan' as const,
          service: plan.service,
          lines: plan.lines.length,
          newLines: newLines.length,
          sinceLastWeek: sinceLastWeek === null ? null : sinceLastWeek.map(named),
        };
      }
      const { comparison, now, service } = purpose.reading;
      const newLines = comparison.plan.filter(({ kind }) => kind === 'new-line').map(named);
      const gone = comparison.plan.filter(({ kind }) => kind === 'gone').map(named);
      if (purpose.kind === 'read-back') {
        const { refused, result, sentence, sameBytesAsFile } = purpose;
        const matches = result?.outcome === 'matches';
        return { kind: 'read-back' as const, service, matches, sentence, sameBytesAsFile, refused, newLines, gone };
      }
      const lines = new Map(now.map((line) => [line.lineId, line]));
      const moved = comparison.cells.map(({ lineId, field, from, to }) => {
        const line = lines.get(lineId);
        return { lineId, person: person(line?.ssRef ?? ''), words: line?.serviceLevel ?? '', field, from, to };
      });
      return { kind: 'compare' as const, service, sentence: comparison.sentence, newLines, gone, moved };
    }),
    rejected: read.rejected.map(({ row, problems }) => ({
      row,
      sentence: problems.map(({ message }) => message).join(' '),
      fix: problems.map(({ fix }) => fix).join(' '),
    })),
    notes: [...new Set(read.notes.map(({ message }) => message))],
    doubts: read.doubts.map(({ code, sentence, action, rows }) => ({
      code,
      sentence: rows.length === 0 ? sentence : `${sentence} (${rowList(rows)})`,
      action,
    })),
    questions: questionsOf(context, purposes, 'all'),
    extraColumns: shown.extraColumns,
  };
}

async function readChosen(file: string): Promise<AppResult<{ bytes: Uint8Array; writtenAt: string }>> {
  try {
    const { size, mtime } = await stat(file);
    if (size > largestFile) {
      return refuse(
        'file-too-large',
        'This file is too large to be the portal’s export of a week.',
        'Choose the CSV that the portal exported.',
      );
    }
    return ok({ bytes: new Uint8Array(await readFile(file)), writtenAt: mtime.toISOString() });
  } catch {
    return refuse(
      'file-unreadable',
      'The file could not be opened.',
      'Close it in other programs, check that it is still there, and choose it again.',
    );
  }
}
