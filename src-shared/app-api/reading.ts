// What a person is asked where a file can be read in two ways, and what they answered.
import { z } from 'zod';
import { encodings } from '../readers/encodings.ts';

/** Both ways to read the letters of a file, with the words in question. */
export const encodingReadingsSchema = z.array(z.object({ encoding: z.enum(encodings), sample: z.string() }));
export type EncodingReadings = z.infer<typeof encodingReadingsSchema>;

export const readAnswersSchema = z.object({
  encoding: z.enum(encodings).optional(),
  /** Which is the decimal mark of its numbers. */
  mark: z.enum([',', '.']).optional(),
});
