// What is known of a service's week that goes to the council by files, and how it is known. The state is derived from
// the evidence alone, each piece tied to the figures that it speaks of.
//
//   no-export ─▶ plan-known ─▶ recorded ─▶ file-made ─▶ upload-reported ─▶ read-back-matched ─▶ confirmation-reported
//                    │                        │               └──────────▶ read-back-differs         ▲
//                    └────────── nothing differs from the export, so there is nothing to upload ─────┘
//   Any change of the figures after a file was made leads to changed-since-file; evidence about older figures proves
//   nothing about the new ones.
//
// What must stay true: no state says that the portal holds the figures without the comparison that shows it, nor that
// anybody reported confirming without who and when; nothing here can say "confirmed by the council" at all.
import { z } from 'zod';
import { instantSchema, personNameSchema } from './moment.ts';
import { type ExportSource, exportSourceSchema } from './plan.ts';
import { readBackResultSchema } from './read-back-result.ts';

const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** One piece of evidence; kept with the week, only ever added to. `figures`: the digest of what it speaks of. */
export const fileEvidenceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('file-made'),
    id: z.string().min(1),
    at: instantSchema,
    by: personNameSchema,
    figures: digestSchema,
    fileName: z.string(),
    fileDigest: digestSchema,
    lines: z.int().min(1),
    changedCells: z.int().min(0),
  }),
  z.object({
    kind: z.literal('upload-reported'),
    id: z.string().min(1),
    /** When it was uploaded, as reported. */
    at: instantSchema,
    by: personNameSchema,
    /** The file that was uploaded. */
    fileDigest: digestSchema,
    figures: digestSchema,
  }),
  z.object({
    kind: z.literal('read-back'),
    id: z.string().min(1),
    at: instantSchema,
    by: personNameSchema,
    figures: digestSchema,
    source: exportSourceSchema,
    /** The export is byte for byte the file that the app made; a person said that it came from the portal. */
    sameBytesAsFile: z.boolean(),
    result: readBackResultSchema,
  }),
  z.object({
    kind: z.literal('confirmation-reported'),
    id: z.string().min(1),
    /** When it was confirmed in Scheduled Payments, as reported. */
    at: instantSchema,
    /** Who reports it. */
    by: personNameSchema,
    /** Who confirmed there, by name. */
    confirmedBy: z.string().trim().min(1).max(200),
    reportedAt: instantSchema,
    figures: digestSchema,
    /** The total that Scheduled Payments showed, in pence; null when nobody noted it. */
    totalPence: z.int().nullable(),
    picture: z.object({ fileName: z.string(), digest: digestSchema }).nullable(),
  }),
  /** A report that was made by mistake, taken back: both stay in the history. */
  z.object({
    kind: z.literal('withdrawn'),
    id: z.string().min(1),
    at: instantSchema,
    by: personNameSchema,
    what: z.string(),
  }),
]);
export type FileEvidence = z.infer<typeof fileEvidenceSchema>;
export type Evidence<K extends FileEvidence['kind']> = Extract<FileEvidence, { kind: K }>;

type Result<O extends 'matches' | 'differs'> = Extract<Evidence<'read-back'>['result'], { outcome: O }>;
export type MatchedReadBack = Omit<Evidence<'read-back'>, 'result'> & { result: Result<'matches'> };
export type DifferingReadBack = Omit<Evidence<'read-back'>, 'result'> & { result: Result<'differs'> };

/** What shows that the portal holds the figures. */
export type PortalHolding =
  | { by: 'read-back'; readBack: MatchedReadBack }
  /** Nothing differs from the export and nothing was uploaded: the export itself shows it, for its own time. */
  | { by: 'export'; lines: number };

/** What is known of one service of a week by files, each state with its evidence. */
export type FileWeek =
  | { state: 'no-export' }
  /** Nothing is recorded that differs from the export. */
  | { state: 'plan-known'; source: ExportSource; lines: number }
  | { state: 'recorded'; source: ExportSource; lines: number; changed: number }
  | { state: 'file-made'; source: ExportSource; file: Evidence<'file-made'> }
  | { state: 'upload-reported'; source: ExportSource; file: Evidence<'file-made'>; upload: Evidence<'upload-reported'> }
  | { state: 'read-back-matched'; source: ExportSource; readBack: MatchedReadBack }
  | { state: 'read-back-differs'; source: ExportSource; readBack: DifferingReadBack }
  /** `held` null: somebody reported confirming, and nobody compared what the portal holds. */
  | {
      state: 'confirmation-reported';
      source: ExportSource;
      confirmation: Evidence<'confirmation-reported'>;
      held: PortalHolding | null;
      differs: DifferingReadBack | null;
    }
  /** The figures changed after the newest file, or after a report about older ones. */
  | {
      state: 'changed-since-file';
      source: ExportSource;
      changed: number;
      file: Evidence<'file-made'> | null;
      confirmation: Evidence<'confirmation-reported'> | null;
    };

export interface FileWeekEvidence {
  /** The plan's export; null before there is one. */
  source: ExportSource | null;
  lines: number;
  /** Lines that are to differ from the export now (`changedLines`). */
  changed: number;
  /** The digest of the figures as they are now (`intendedText`). */
  figures: string;
  /** Everything known about this service's week, in the order in which it was added. */
  evidence: readonly FileEvidence[];
}

/** Derives what is known from the evidence alone. */
export function fileWeek({ source, lines, changed, figures, evidence }: FileWeekEvidence): FileWeek {
  if (source === null) return { state: 'no-export' };
  const withdrawn = new Set(evidence.flatMap((piece) => (piece.kind === 'withdrawn' ? [piece.what] : [])));
  const valid = evidence.filter(({ id, kind }) => kind !== 'withdrawn' && !withdrawn.has(id)) as StandingPiece[];
  // What came before a file, an upload or a look at other figures proves nothing any more, even where the figures were
  // put back since: nobody knows what was uploaded in between.
  const other = valid.findLastIndex((piece) => piece.figures !== figures);
  const about = valid.slice(other + 1);

  const readBack = newest(about, 'read-back');
  const matched = readBack !== null && isMatched(readBack) ? readBack : null;
  const differs = readBack !== null && isDiffering(readBack) ? readBack : null;
  const confirmation = newest(about, 'confirmation-reported');
  const upload = newest(about, 'upload-reported');
  const file = upload === null ? newest(about, 'file-made') : fileOf(valid, upload);
  const earlierFile = newest(valid, 'file-made');

  if (confirmation !== null) {
    const nothingSent = changed === 0 && earlierFile === null && newest(valid, 'upload-reported') === null;
    const byExport: PortalHolding | null = nothingSent && differs === null ? { by: 'export', lines } : null;
    const held: PortalHolding | null = matched !== null ? { by: 'read-back', readBack: matched } : byExport;
    return { state: 'confirmation-reported', source, confirmation, held, differs };
  }
  if (matched !== null) return { state: 'read-back-matched', source, readBack: matched };
  if (differs !== null) return { state: 'read-back-differs', source, readBack: differs };
  const newestFile = newest(about, 'file-made') ?? file;
  if (file !== null && upload !== null && file.fileDigest === newestFile?.fileDigest) {
    return { state: 'upload-reported', source, file, upload };
  }
  if (newestFile !== null) return { state: 'file-made', source, file: newestFile };
  if (other >= 0) {
    return {
      state: 'changed-since-file',
      source,
      changed,
      file: earlierFile,
      confirmation: newest(valid, 'confirmation-reported'),
    };
  }
  return changed > 0 ? { state: 'recorded', source, lines, changed } : { state: 'plan-known', source, lines };
}

type StandingPiece = Exclude<FileEvidence, { kind: 'withdrawn' }>;

function newest<K extends StandingPiece['kind']>(
  pieces: readonly StandingPiece[],
  kind: K,
): Extract<StandingPiece, { kind: K }> | null {
  const found = pieces.findLast((piece): piece is Extract<StandingPiece, { kind: K }> => piece.kind === kind);
  return found ?? null;
}

/** The file that was uploaded; it may have been made before the figures were changed and put back. */
function fileOf(pieces: readonly StandingPiece[], upload: Evidence<'upload-reported'>): Evidence<'file-made'> | null {
  const files = pieces.filter((piece) => piece.kind === 'file-made');
  return files.findLast(({ fileDigest }) => fileDigest === upload.fileDigest) ?? null;
}

function isMatched(readBack: Evidence<'read-back'>): readBack is MatchedReadBack {
  return readBack.result.outcome === 'matches';
}

function isDiffering(readBack: Evidence<'read-back'>): readBack is DifferingReadBack {
  return readBack.result.outcome === 'differs';
}

/** The one thing to do next for a service that goes by files. */
export type FileStep = 'get-export' | 'record' | 'make-file' | 'upload' | 'read-back' | 'mend' | 'confirm' | 'nothing';

/**
 * The next step of the guide.
 * @param looked true once every line was looked at (attested, evidenced or changed)
 */
export function nextFileStep(week: FileWeek, looked: boolean): FileStep {
  switch (week.state) {
    case 'no-export':
      return 'get-export';
    case 'plan-known':
      return looked ? 'confirm' : 'record';
    case 'recorded':
      return looked ? 'make-file' : 'record';
    case 'changed-since-file':
      return 'make-file';
    case 'file-made':
      return 'upload';
    case 'upload-reported':
      return 'read-back';
    case 'read-back-differs':
      return 'mend';
    case 'read-back-matched':
      return 'confirm';
    case 'confirmation-reported':
      if (week.differs !== null) return 'mend';
      return week.held === null ? 'read-back' : 'nothing';
  }
}

/** What an export that is brought in now is for: the plan, a look at what changed, or the proof of what the portal has. */
export function exportPurpose(week: FileWeek): 'plan' | 'compare' | 'read-back' {
  switch (week.state) {
    case 'no-export':
      return 'plan';
    case 'plan-known':
    case 'recorded':
    case 'changed-since-file':
      return 'compare';
    case 'file-made':
    case 'upload-reported':
    case 'read-back-matched':
    case 'read-back-differs':
    case 'confirmation-reported':
      return 'read-back';
  }
}

/** Why a fresh export cannot serve as the proof, or null. */
export function whyNoReadBack(
  file: { digest: string; exportedAt: string },
  { made, upload }: { made: Evidence<'file-made'> | null; upload: Evidence<'upload-reported'> | null },
): { sentence: string; action: string } | null {
  const since = upload?.at ?? made?.at ?? null;
  const older = since !== null && file.exportedAt < since;
  if (made !== null && file.digest === made.fileDigest && (older || upload === null)) {
    return {
      sentence: 'This is the file that the app made, not a fresh export of the portal.',
      action: 'Export the week from the portal after the upload and choose that file.',
    };
  }
  if (older) {
    return {
      sentence: 'This export is older than the upload, so it cannot show what the portal holds now.',
      action: 'Export the week from the portal again and choose that file.',
    };
  }
  return null;
}
