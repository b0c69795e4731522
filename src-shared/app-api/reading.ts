// What a person is asked where a file can be read in two ways, and what they answered.
import { z } from 'zod';
import { encodings } from '../readers/encodings.ts';

/** The ways to read the letters of a file, with the words in question. */
export const encodingReadingsSchema = z.array(z.object({ encoding: z.enum(encodings), sample: z.string() }));
export type EncodingReadings = z.infer<typeof encodingReadingsSchema>;

/** A row that is not taken, with each of its cells that is wrong; `column` is empty where the whole row is meant. */
export const refusedRowSchema = z.object({
  row: z.int(),
  /** Whose line the row names, and which; empty where it names none. */
  person: z.string(),
  line: z.string(),
  cells: z.array(z.object({ column: z.string(), sentence: z.string(), fix: z.string() })),
});
export type RefusedRow = z.infer<typeof refusedRowSchema>;

/** Which sheet of a workbook was read, of which, and what to know before its rows are believed; null without sheets. */
export const sheetsReadSchema = z
  .object({
    read: z.string(),
    all: z.array(z.object({ name: z.string(), visible: z.boolean() })),
    note: z.string().nullable(),
  })
  .nullable();
export type SheetsRead = z.infer<typeof sheetsReadSchema>;

export const readAnswersSchema = z.object({
  encoding: z.enum(encodings).optional(),
  /** Which is the decimal mark of its numbers. */
  mark: z.enum([',', '.']).optional(),
});

/** The same of a file that may be a workbook. */
export const fileAnswersSchema = readAnswersSchema.extend({ sheet: z.string().optional() });
