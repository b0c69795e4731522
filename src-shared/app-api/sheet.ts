// The sheet for carers: which were printed of a week, and one typed back. What a sheet says is shown as what it would record, and
// then recorded as it was shown, or not at all.

import { z } from 'zod';
import { idSchema } from '../domain/id.ts';
import { longestNote } from '../domain/limits.ts';
import { serviceEndSchema } from '../domain/lines.ts';
import { logEntrySchema } from '../domain/log.ts';
import { endHappenings, happenings } from '../domain/log-choices.ts';
import { plainDateSchema, weekStartSchema } from '../domain/week.ts';
import { nothing } from './call.ts';
import { fieldChangeSchema } from './field-change.ts';

/** More lines than any provider has in a week. */
const mostLines = 20_000;

/** What was on a sheet: the lines of a site, of a service, or of both; null: of all. */
const sheetScopeSchema = z.object({
  siteId: idSchema.nullable(),
  service: z.string().nullable(),
});

const printedSheetSchema = sheetScopeSchema.extend({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  /** In the order of the sheet. */
  lineIds: z.array(z.string()),
});

const partSchema = z.union([
  z.object({ happening: z.enum(happenings), minutes: logEntrySchema.shape.minutes.nullable() }),
  z.object({ end: z.enum(endHappenings) }),
]);

const typedSheetSchema = z.object({
  weekStart: weekStartSchema,
  /** The site whose sheet it is: it has reported its week by it. */
  siteId: idSchema.nullable(),
  /** Every line that is on the sheet, in its order; one that came after it was printed is not. */
  lineIds: z.array(idSchema).max(mostLines),
  rows: z
    .array(
      z.object({
        lineId: idSchema,
        note: z.string().max(longestNote),
        days: z.array(z.object({ day: plainDateSchema, parts: z.array(partSchema).max(10) })).max(7),
      }),
    )
    .max(mostLines),
  /** By person, the day of admission of a stay that nobody has recorded yet. */
  admitted: z.array(z.object({ ssRef: idSchema, day: plainDateSchema })).max(mostLines),
  /** Why a service ended, by line; absent: the person moved. */
  causes: z.array(z.object({ lineId: idSchema, cause: serviceEndSchema.shape.cause })).max(mostLines),
  /** Keys of parts that somebody says are so, also beside something else that is logged on their day. */
  beside: z.array(z.string()).max(mostLines),
  /** The lines of the sheet with nothing written on them, and nothing recorded, went to plan. */
  restAsPlanned: z.boolean(),
});
export type TypedSheet = z.infer<typeof typedSheetSchema>;

const sheetPartSchema = z.object({
  key: z.string(),
  lineId: z.string(),
  day: z.string(),
  /** As it is recorded: extra is care that cannot be claimed where the service takes none. */
  what: z.enum([...happenings, 'not-claimed', ...endHappenings]),
  /** Null for an end. */
  minutes: z.int().nullable(),
  /** The sheet does not say how long: it is a guess from the plan. */
  guessed: z.boolean(),
  /**
   * `already`: the log has just this. `beside`: the log has something else on that day, or it is more than one carer can give, so
   * this is left out until somebody says that it is so. `refused`: it cannot be recorded.
   */
  outcome: z.enum(['add', 'already', 'beside', 'refused']),
  /** What stands beside it, or why it is refused; empty otherwise. */
  sentence: z.string(),
});
export type SheetPart = z.infer<typeof sheetPartSchema>;

/**
 * Why a line with empty boxes is not said to have gone to plan: it has a note; its person is in hospital or away, or the service
 * ended, on a day of the week or before; it has something in the log; somebody recorded or attested its week already.
 */
const whysLeftOut = ['note', 'stay', 'absence', 'end', 'logged', 'recorded'] as const;

const sheetPreviewSchema = z.object({
  id: z.string(),
  parts: z.array(sheetPartSchema),
  /** People in hospital by the sheet without a stay on that day: the day of admission that is recorded. */
  admissions: z.array(
    z.object({
      ssRef: z.string(),
      lineId: z.string(),
      day: z.string(),
      /** The first such day: nobody can have been admitted after it. */
      latest: z.string(),
    }),
  ),
  /** What becomes of the figures of the week. */
  lines: z.array(
    z.object({
      lineId: z.string(),
      fields: z.array(fieldChangeSchema),
      /** Why the figures stay as they are; empty where they follow. */
      sentence: z.string(),
    }),
  ),
  /** Lines with a note and nothing that it belongs to: the note is not recorded. */
  notesAlone: z.array(z.string()),
  /** Lines of the sheet that nothing is written on, nobody has recorded anything of, and that are as planned. */
  rest: z.array(z.string()),
  /** Lines of the sheet without a box that is filled in, of which what is known says that they may not have gone to plan. */
  leftOut: z.array(z.object({ lineId: z.string(), why: z.enum(whysLeftOut) })),
});
export type SheetPreview = z.infer<typeof sheetPreviewSchema>;

export const sheetCalls = {
  /** Sheets of the week that were printed on this computer, the newest first. */
  'sheet.printed': {
    request: z.object({ weekStart: weekStartSchema }),
    answer: z.object({ sheets: z.array(printedSheetSchema) }),
  },
  'sheet.note-printed': {
    request: sheetScopeSchema.extend({ weekStart: weekStartSchema, lineIds: z.array(idSchema).max(mostLines) }),
    answer: nothing,
  },
  /** What a typed sheet would record; nothing is written. */
  'sheet.preview': { request: typedSheetSchema, answer: sheetPreviewSchema },
  /** Records just what was shown under this id, as one step, which undo takes back. */
  'sheet.record': {
    request: z.object({ id: z.string() }),
    answer: z.object({ logged: z.int(), ends: z.int(), attested: z.int() }),
  },
} as const;
