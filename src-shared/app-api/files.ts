// The app calls of a week that goes to the council by files: the week's standing, bringing an export in, giving the week
// back, what a person reports, the provider's own list of people, evidence packs and site packets.
import { z } from 'zod';
import { serviceTypeSchema } from '../domain/lines.ts';
import { weekStartSchema } from '../domain/week.ts';
import { columnMappingSchema } from '../people/columns.ts';
// Not from the index: the window needs these descriptions alone, without what reads files.
import { readBackDifferenceSchema } from '../portal-export/read-back-result.ts';
import { serviceTypeAnswerSchema } from '../portal-export/service-types.ts';

const fileStepSchema = z.enum([
  'get-export',
  'record',
  'make-file',
  'upload',
  'read-back',
  'mend',
  'confirm',
  'nothing',
]);
const toneSchema = z.enum(['done', 'open', 'amber', 'attention']);
const toldSchema = z.object({ tone: toneSchema, sentence: z.string() });

/** One service of a week by files: what is known of it, how, and what is next. */
export const fileServiceSchema = z.object({
  service: z.string(),
  state: z.string(),
  step: fileStepSchema,
  tone: toneSchema,
  sentence: z.string(),
  lines: z.int(),
  /** Lines that are to differ from the export. */
  changed: z.int(),
  untouched: z.int(),
  /** `from the export of Monday 10 March 2025, 9:12am`; null before there is one. */
  planLabel: z.string().nullable(),
  madeFile: z.string().nullable(),
  /** What the newest read-back found otherwise than intended; names the person where they are known. */
  differences: z.array(readBackDifferenceSchema.extend({ person: z.string() })),
  history: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      sentence: z.string(),
      /** A report that a person can take back. */
      mayWithdraw: z.boolean(),
      /** The digest of the picture that was kept with a report, or null. */
      picture: z.string().nullable(),
    }),
  ),
});
export type FileService = z.infer<typeof fileServiceSchema>;

export const filesWeekSchema = z.object({
  services: z.array(fileServiceSchema),
  standing: toldSchema,
  next: z.object({ service: z.string(), step: fileStepSchema }),
  /** When somebody last looked at the council's own pages. */
  looks: z.object({ disputes: z.string(), exceptions: z.string(), due: z.boolean() }),
  access: toldSchema,
});
export type FilesWeek = z.infer<typeof filesWeekSchema>;

/** A week of the provider's own hub: closed there is not yet with the council. */
export const hubWeekViewSchema = z.object({
  /** Services with a receipt of the hub that holds. */
  services: z.array(
    z.object({
      service: z.string(),
      receipt: z.string(),
      /** What somebody reported of the council's own pages; null: nothing yet. */
      reported: z.object({ id: z.string(), sentence: z.string() }).nullable(),
    }),
  ),
  /** Every closed service was reported as confirmed with the council. */
  isReported: z.boolean(),
});
export type HubWeekView = z.infer<typeof hubWeekViewSchema>;

/** The next step of a week by files, as one of the week's next steps. */
export const fileNextStepSchema = z.object({ step: z.literal('files'), service: z.string(), fileStep: fileStepSchema });

const namedLineSchema = z.object({ lineId: z.string(), person: z.string(), words: z.string() });

/** What a file is, before anything of it is taken. */
export const exportPreviewSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('refused'),
    fileName: z.string(),
    refusals: z.array(z.object({ sentence: z.string(), action: z.string() })),
  }),
  z.object({
    outcome: z.literal('read'),
    id: z.string(),
    fileName: z.string(),
    weekStart: weekStartSchema,
    exported: z.string(),
    services: z.array(
      z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('plan'),
          service: z.string(),
          lines: z.int(),
          newLines: z.int(),
          /** Null: no earlier week is known. */
          sinceLastWeek: z.array(namedLineSchema).nullable(),
        }),
        z.object({
          kind: z.literal('compare'),
          service: z.string(),
          sentence: z.string(),
          newLines: z.array(namedLineSchema),
          gone: z.array(namedLineSchema),
          moved: z.array(namedLineSchema.extend({ field: z.string(), from: z.string(), to: z.string() })),
        }),
        z.object({
          kind: z.literal('read-back'),
          service: z.string(),
          matches: z.boolean(),
          sentence: z.string(),
          /** The very bytes that the app made: only a person can say that they came from the portal. */
          sameBytesAsFile: z.boolean(),
          /** Why it cannot serve as the proof, or null. */
          refused: z.object({ sentence: z.string(), action: z.string() }).nullable(),
          newLines: z.array(namedLineSchema),
          gone: z.array(namedLineSchema),
        }),
      ]),
    ),
    rejected: z.array(z.object({ row: z.int(), sentence: z.string(), fix: z.string() })),
    notes: z.array(z.string()),
    doubts: z.array(z.object({ code: z.string(), sentence: z.string(), action: z.string() })),
    questions: z.array(
      z.object({
        service: z.string(),
        serviceLevel: z.string(),
        lines: z.int(),
        suggestion: serviceTypeSchema.nullable(),
      }),
    ),
    extraColumns: z.array(z.string()),
  }),
]);
export type ExportPreview = z.infer<typeof exportPreviewSchema>;

export const madeFilesSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('made'), path: z.string(), listPath: z.string(), cells: z.int(), lines: z.int() }),
  z.object({ outcome: z.literal('stopped'), reasons: z.array(z.object({ sentence: z.string(), action: z.string() })) }),
]);
export type MadeFiles = z.infer<typeof madeFilesSchema>;

export const listPreviewSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('refused'), sentence: z.string(), action: z.string() }),
  z.object({
    outcome: z.literal('read'),
    id: z.string(),
    fileName: z.string(),
    /** The first row under the headings, to choose the columns by. */
    sample: z.array(z.string()),
    mapping: columnMappingSchema,
    /** What is wrong with the columns, or null. */
    wrong: z.string().nullable(),
    read: z.int(),
    added: z.array(z.object({ ssRef: z.string(), name: z.string() })),
    changed: z.array(
      z.object({
        ssRef: z.string(),
        name: z.string(),
        fields: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
      }),
    ),
    unchanged: z.int(),
    rejected: z.array(z.object({ row: z.int(), text: z.string(), sentence: z.string(), fix: z.string() })),
    warnings: z.array(z.object({ row: z.int(), sentence: z.string() })),
    withoutLine: z.array(z.object({ ssRef: z.string(), name: z.string() })),
    withoutName: z.array(z.string()),
    notOnList: z.array(z.object({ ssRef: z.string(), name: z.string() })),
  }),
]);
export type ListPreview = z.infer<typeof listPreviewSchema>;

/** The evidence of a week: the signed text for machines, and what the page for people shows of it. */
export const evidenceViewSchema = z.object({
  /** The signed pack, as it is attached to the page. */
  text: z.string(),
  fingerprint: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
  provider: z.string(),
  changeLog: z.string(),
  services: z.array(
    z.object({
      service: z.string(),
      sentence: z.string(),
      history: z.array(z.string()),
      cells: z.int(),
      lines: z.int(),
    }),
  ),
  /** Lines that were recorded otherwise than planned. */
  differing: z.array(
    z.object({
      lineId: z.string(),
      ssRef: z.string(),
      service: z.string(),
      figures: z.string(),
      comment: z.string(),
      by: z.string(),
    }),
  ),
  asPlanned: z.int(),
});
export type EvidenceView = z.infer<typeof evidenceViewSchema>;

const nothing = z.object({});
const ofService = z.object({ weekStart: weekStartSchema, service: z.string() });

function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { input, output };
}

export const filesCalls = {
  /** Opens the system's file dialog; null when the person closed it. Nothing is written. */
  'files.choose-export': call(z.object({ weekStart: weekStartSchema }), exportPreviewSchema.nullable()),
  /** Takes exactly what was shown: plans with their lines, or the proof of what the portal has. */
  'files.take-export': call(
    z.object({
      id: z.string(),
      answers: z.array(serviceTypeAnswerSchema),
      doubtsAnswered: z.boolean(),
      /** A person says that the bytes that the app made came back from the portal. */
      fromPortal: z.boolean(),
      take: z.array(z.string()),
      drop: z.array(z.string()),
      keepExtraColumns: z.boolean(),
    }),
    z.object({ sentences: z.array(z.string()) }),
  ),
  /** Asks where to save, then writes the file to upload and the list of changed cells beside it. */
  'files.make-file': call(ofService, madeFilesSchema.nullable()),
  'files.report-upload': call(ofService, nothing),
  /** A picture of the council's page, kept encrypted with the week; null when the person closed the dialog. */
  'files.choose-picture': call(nothing, z.object({ id: z.string(), fileName: z.string() }).nullable()),
  /** Writes a kept picture as a file; null when the person closed the dialog. */
  'files.save-picture': call(z.object({ digest: z.string() }), z.object({ path: z.string() }).nullable()),
  'files.report-confirmation': call(
    z.object({
      weekStart: weekStartSchema,
      services: z.array(z.string()).min(1),
      confirmedBy: z.string().trim().min(1, 'Enter who confirmed.').max(200),
      /** The council's local time, `2025-03-11T16:20`; null: just now. */
      at: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
        .nullable(),
      totalPence: z.int().min(0).nullable(),
      pictureId: z.string().nullable(),
    }),
    nothing,
  ),
  /** Takes a report back that was made by mistake; both stay in the history. */
  'files.withdraw': call(ofService.extend({ id: z.string() }), nothing),
  'files.note-look': call(z.object({ what: z.enum(['disputes', 'exceptions']) }), nothing),
  /** A dispute as it stands on the council's page, typed in or pasted. */
  'files.add-dispute': call(
    z.object({
      weekStart: weekStartSchema,
      lineId: z.string(),
      text: z.string().trim().min(1, 'Write or paste what the council says.').max(4000),
    }),
    z.object({ id: z.string() }),
  ),
  /** Somebody saw on the council's page that the dispute is closed there. */
  'files.close-dispute': call(z.object({ id: z.string() }), nothing),

  'files.evidence': call(z.object({ weekStart: weekStartSchema }), evidenceViewSchema),
  /** Prints the page that is open, with the signed text attached; null when the person closed the dialog. */
  'window.save-evidence': call(
    z.object({ suggestedName: z.string().regex(/^[\w-]{1,80}\.pdf$/), text: z.string().max(50_000_000) }),
    z.object({ path: z.string() }).nullable(),
  ),

  'people.choose-list': call(nothing, listPreviewSchema.nullable()),
  /** The same list with other columns. */
  'people.map-list': call(z.object({ id: z.string(), mapping: columnMappingSchema }), listPreviewSchema),
  'people.take-list': call(z.object({ id: z.string() }), z.object({ added: z.int(), changed: z.int() })),
} as const;
