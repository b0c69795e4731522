// A week that goes to the council by files: bringing an export in, giving the week back, and what a person reports.

import { z } from 'zod';
import { idSchema } from '../domain/id.ts';
import { longestText } from '../domain/limits.ts';
import { adjustmentRequestSchema, serviceTypeSchema } from '../domain/lines.ts';
import { weekStartSchema } from '../domain/week.ts';
import { planChangeKinds } from '../portal-export/compare-plans.ts';
import { sameLinesAnswerSchema, sameLinesQuestionSchema } from '../portal-export/same-lines.ts';
import { serviceTypeAnswerSchema } from '../portal-export/service-types.ts';
import { nothing } from './call.ts';
import { fieldChangeSchema } from './field-change.ts';
import { encodingReadingsSchema, fileAnswersSchema, refusedRowSchema, sheetsReadSchema } from './reading.ts';

const namedLineSchema = z.object({ lineId: z.string(), person: z.string(), words: z.string() });

/** What a file is, before anything of it is taken. */
export const exportPreviewSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('refused'),
    fileName: z.string(),
    refusals: z.array(z.object({ sentence: z.string(), action: z.string() })),
    id: z.string(),
    /** Two ways to read the file's letters, to choose from. */
    readings: encodingReadingsSchema,
    sheets: sheetsReadSchema,
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
          moved: z.array(namedLineSchema.extend(fieldChangeSchema.shape)),
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
          /** In full: what is to be there (`from`) and what the portal holds (`to`), letter for letter. */
          differences: z.array(
            z.object({
              lineId: z.string().nullable(),
              person: z.string(),
              words: z.string(),
              from: z.string(),
              to: z.string(),
              sentence: z.string(),
              mend: z.string(),
            }),
          ),
          /** Cells that say the same in another form, a sentence each. */
          noted: z.array(z.string()),
        }),
      ]),
    ),
    rejected: z.array(refusedRowSchema),
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
    /** Some of its numbers have two readings: `1,000` can be 1 or 1,000. */
    twoReadings: z.boolean(),
    sheets: sheetsReadSchema,
    /** Rows alike of which nothing says which line each is. */
    sameLines: z.array(sameLinesQuestionSchema),
  }),
]);
export type ExportPreview = z.infer<typeof exportPreviewSchema>;

export const madeFilesSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('made'), path: z.string(), listPath: z.string(), cells: z.int(), lines: z.int() }),
  z.object({ outcome: z.literal('stopped'), reasons: z.array(z.object({ sentence: z.string(), action: z.string() })) }),
]);
export type MadeFiles = z.infer<typeof madeFilesSchema>;

/** What the council's plan of a week has otherwise than the plan of the same service before it. */
export const planChangeSchema = z.object({
  lineId: z.string(),
  ssRef: z.string(),
  /** Empty where nobody told it. */
  person: z.string(),
  service: z.string(),
  kind: z.enum(planChangeKinds),
  words: z.string(),
  /** The week of the plan that it is compared with. */
  since: weekStartSchema,
  /** The request that asks for just this, or whose end this is; null: a recorded end explains it, or nothing that is here. */
  request: adjustmentRequestSchema.pick({ id: true, outcome: true }).nullable(),
  /** What else is to be said of why: `The person died on …`; empty where nothing is. */
  note: z.string(),
});
export type PlanChange = z.infer<typeof planChangeSchema>;

const ofService = z.object({ weekStart: weekStartSchema, service: z.string() });

export const portalExportCalls = {
  /** Empty where no earlier plan of the services is here. */
  'files.plan-changes': {
    request: z.object({ weekStart: weekStartSchema }),
    answer: z.object({ changes: z.array(planChangeSchema) }),
  },
  /** Opens the system's file dialog, or takes a file that waits; null when the person closed it. Nothing is written. */
  'files.choose-export': {
    request: z.object({ weekStart: weekStartSchema, incoming: z.string().optional() }),
    answer: exportPreviewSchema.nullable(),
  },
  /** The same file, with an answer to what can be read in two ways. */
  'files.read-export': { request: fileAnswersSchema.extend({ id: z.string() }), answer: exportPreviewSchema },
  /** Takes exactly what was shown: plans with their lines, or the proof of what the portal has. */
  'files.take-export': {
    request: z.object({
      id: z.string(),
      answers: z.array(serviceTypeAnswerSchema),
      /** Which line each of some rows alike is; without an answer they are as suggested. */
      sameLines: z.array(sameLinesAnswerSchema).optional(),
      doubtsAnswered: z.boolean(),
      /** A person says that the bytes that the app made came back from the portal. */
      fromPortal: z.boolean(),
      take: z.array(z.string()),
      drop: z.array(z.string()),
      keepExtraColumns: z.boolean(),
    }),
    answer: z.object({ sentences: z.array(z.string()) }),
  },
  /** Asks where to save, then writes the file to upload and the list of changed cells beside it. */
  'files.make-file': { request: ofService, answer: madeFilesSchema.nullable() },
  /** Where the file that was made last was saved, as long as it is still there. */
  'files.where-file-is': { request: ofService, answer: z.object({ path: z.string() }) },
  /** Shows it in its folder, in the system's own window. */
  'files.show-file': { request: ofService, answer: nothing },
  'files.report-upload': { request: ofService, answer: nothing },
  /** A picture of the council's page, kept encrypted with the week; null when the person closed the dialog. */
  'files.choose-picture': { request: nothing, answer: z.object({ id: z.string(), fileName: z.string() }).nullable() },
  /** Writes a kept picture as a file; null when the person closed the dialog. */
  'files.save-picture': {
    request: z.object({ digest: z.string() }),
    answer: z.object({ path: z.string() }).nullable(),
  },
  'files.report-confirmation': {
    request: z.object({
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
    answer: nothing,
  },
  /** Takes a report back that was made by mistake; both stay in the history. */
  'files.withdraw': { request: ofService.extend({ id: z.string() }), answer: nothing },
  'files.note-look': { request: z.object({ what: z.enum(['disputes', 'exceptions']) }), answer: nothing },
  /** A dispute as it stands on the council's page, typed in or pasted. */
  'files.add-dispute': {
    request: z.object({
      weekStart: weekStartSchema,
      lineId: idSchema,
      text: z.string().trim().min(1, 'Write or paste what the council says.').max(longestText),
    }),
    answer: z.object({ id: z.string() }),
  },
  /** Somebody saw on the council's page that the dispute is closed there. */
  'files.close-dispute': { request: z.object({ id: z.string() }), answer: nothing },
} as const;
