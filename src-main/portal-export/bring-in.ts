// Brings an export of the portal in, in two steps. Choosing a file writes nothing: it says what the file is, what is odd
// about it and what has to be asked. Taking it keeps exactly what was shown, in one transaction: the plan with the bytes
// that it came in, or the proof of what the portal has.
import type { ExportPreview } from '../../src-shared/app-api/files.ts';
import type { AppRequest, AppResult } from '../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { CouncilFile } from '../../src-shared/council-csv/index.ts';
import {
  type ExportSource,
  exportPurpose,
  type FileEvidence,
  readBack,
  readExport,
  type SameLinesAnswer,
  type ServiceReading,
  whyNoReadBack,
} from '../../src-shared/portal-export/index.ts';
import type { KnownBefore } from '../../src-shared/portal-export/read-export.ts';
import { hash } from '../machine/hash.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { type ChosenFile, fileToBringIn } from '../use-case/chosen-file.ts';
import { councilFileOf, type FileAnswers, given, sheetsOfFile } from '../use-case/council-file.ts';
import { changedSincePreview, noLongerThere, noProfile } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import { shownThings } from '../use-case/shown.ts';
import { exportPreview } from './export-preview.ts';
import { type ServiceOfWeek, servicesOfWeek } from './service-weeks.ts';
import { type Purpose, type ShownExport, type TakeExport, takeExport, typesOfLines, whyNotYet } from './take-export.ts';

/** A chosen file and what a person answered about it. */
interface FileOfWeek {
  /** The week that the person is working on. */
  wanted: string;
  chosen: ChosenFile;
  answers: FileAnswers;
}

export function bringIn(context: AccountContext) {
  const { store } = context;
  const shown = shownThings<FileOfWeek & ShownExport>(context);
  /** The chosen files, which can be read again with other answers. */
  const files = shownThings<FileOfWeek>(context);

  /** What an export was compared with. */
  const restsOn = (weekStart: string) =>
    servicesOfWeek(store, weekStart)
      .map(({ service, figures, evidence }) => `${service} ${figures} ${evidence.length}`)
      .join('\n');

  function show(id: string, of: FileOfWeek, council: CouncilProfile): ExportPreview {
    files.show(of, '', id);
    const file = readFileOfWeek(context, of, council);
    if (file.outcome === 'refused') return { ...file, id };
    return exportPreview(context, shown.show(file.file, restsOn(of.wanted), id), file.file);
  }

  return {
    async choose(weekStart: string, incoming?: string): Promise<AppResult<ExportPreview | null>> {
      const council = store.profile.get();
      if (council === null) return noProfile();
      const chosen = await fileToBringIn(context, incoming, {
        ask: () => context.dialogs.chooseCouncilFile(),
        wanted: { is: 'the portal’s export of a week', action: 'Choose the CSV that the portal exported.' },
      });
      if (!chosen.ok) return chosen;
      if (chosen.value === null) return ok(null);
      return ok(show(context.newId(), { wanted: weekStart, chosen: chosen.value, answers: {} }, council));
    },

    /** The same file, with an answer to what can be read in two ways. */
    reread({ id, ...answers }: AppRequest<'files.read-export'>): AppResult<ExportPreview> {
      const council = store.profile.get();
      if (council === null) return noProfile();
      const file = files.find(id);
      if (file === null) return noLongerThere('That preview');
      return ok(show(id, { ...file, answers: { ...file.answers, ...given(answers) } }, council));
    },

    take: (input: TakeExport): AppResult<{ sentences: string[] }> =>
      shown.take(input.id, {
        notShown: () => noLongerThere('That preview'),
        restsOn: ({ read }) => restsOn(read.weekStart),
        changed: () => changedSincePreview('week', 'taken'),
        use: (file) => {
          const answered = withLinesAnswered(context, file, input);
          return whyNotYet(context, answered, input) ?? takeExport(context, answered, input);
        },
      }),
  };
}

/** Which line is which decides what is taken: what was shown is read with the answers, from the same bytes. */
function withLinesAnswered(
  context: AccountContext,
  file: FileOfWeek & ShownExport,
  { sameLines = [] }: TakeExport,
): ShownExport {
  const council = context.store.profile.get();
  if (sameLines.length === 0 || council === null) return file;
  const read = readFileOfWeek(context, file, council, sameLines);
  return read.outcome === 'read' ? { ...read.file, source: file.source } : file;
}

type FileRead =
  | { outcome: 'read'; file: FileOfWeek & ShownExport }
  | Omit<Extract<ExportPreview, { outcome: 'refused' }>, 'id'>;

function readFileOfWeek(
  context: AccountContext,
  of: FileOfWeek,
  council: CouncilProfile,
  sameLines: readonly SameLinesAnswer[] = [],
): FileRead {
  const { store } = context;
  const { wanted: weekStart, chosen } = of;
  const councilFile = councilFileOf(chosen, council, of.answers);
  const { bytes } = councilFile;
  const sheets = sheetsOfFile(chosen, council, of.answers);
  const now = context.clock.now();
  const source: ExportSource = {
    fileName: chosen.fileName,
    digest: hash(bytes),
    // A file cannot be newer than now: then a clock is wrong, and now is the closest there is.
    exportedAt: chosen.writtenAt < now ? chosen.writtenAt : now,
    importedAt: now,
    importedBy: context.account().user,
  };
  const known = knownBefore(store, weekStart, sameLines);
  const reading = readExport({ file: councilFile, weekStart, source, known, hash });
  if (reading.outcome === 'refused') {
    const readings = councilFile.encodingDoubt?.readings ?? [];
    return { outcome: 'refused', fileName: source.fileName, refusals: reading.refusals, readings, sheets };
  }
  const services = servicesOfWeek(store, weekStart);
  const purposes = reading.services.map((one) => purposeOf(one, services, { file: councilFile, source, weekStart }));
  const extraColumns = councilFile.extraColumns.map(({ header }) => header);
  return { outcome: 'read', file: { ...of, bytes, source, read: reading, purposes, extraColumns, sheets } };
}

/** What the store knows before a file is read. */
function knownBefore(
  store: AccountContext['store'],
  weekStart: string,
  sameLines: readonly SameLinesAnswer[],
): KnownBefore {
  const lines = store.lines.all();
  const plansOfWeek = store.portalExports.plansOfWeek(weekStart).map(({ plan }) => plan);
  return {
    lines,
    ssRefs: [...new Set([...lines.map(({ ssRef }) => ssRef), ...store.people.all().map(({ ssRef }) => ssRef)])],
    serviceTypes: [...typesOfLines(lines), ...store.portalExports.serviceTypes()],
    plansOfWeek,
    earlierPlans: store.portalExports.earlierPlans(weekStart),
    ownFiles: store.portalExports.ownFiles(),
    sameLines: [
      ...store.device.packets().flatMap(({ packet }) => packet.sameLines ?? []),
      ...plansOfWeek.flatMap((plan) => plan.sameLines ?? []),
      ...sameLines,
    ],
  };
}

interface FreshExport {
  file: CouncilFile;
  source: ExportSource;
  weekStart: string;
}

function purposeOf(reading: ServiceReading, services: readonly ServiceOfWeek[], fresh: FreshExport): Purpose {
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
