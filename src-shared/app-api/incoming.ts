// Files that were chosen several at once, or dropped on the window: what each is, and where it belongs.
import { z } from 'zod';
import { weekStartSchema } from '../domain/week.ts';
import { nothing } from './call.ts';

/** `export`: the council's file of a week, to bring in or to read back. */
export const incomingKinds = ['export', 'people', 'packet', 'unknown'] as const;

export const incomingFileSchema = z.object({
  /** Hand this to the call that brings such a file in. */
  id: z.string(),
  fileName: z.string(),
  kind: z.enum(incomingKinds),
  /** Of an export. */
  weekStart: weekStartSchema.nullable(),
  /** What it is, or why it is not known. */
  sentence: z.string(),
  /** What to do about it; empty where a button says it. */
  action: z.string(),
});
export type IncomingFile = z.infer<typeof incomingFileSchema>;

/** A file that was dropped: the window has its bytes, and no path. `content` null: too large to be read. */
export const droppedFileSchema = z.object({
  name: z.string().min(1).max(400),
  /** When it was last written, an ISO instant. */
  writtenAt: z.iso.datetime(),
  /** Base64. */
  content: z.string().nullable(),
});

/** As many files as are looked at at once. */
export const mostIncoming = 50;

/** Which file of several is being read. */
export const fileReadingSchema = z.object({ done: z.int(), of: z.int() });

export const incomingCalls = {
  /** Ends the reading of a file, and of those that would come after it. Nothing of it is kept. */
  'incoming.stop': { request: nothing, answer: nothing },
  /** Opens the system's file dialog for several files; null when the person closed it. */
  'incoming.choose': { request: nothing, answer: z.array(incomingFileSchema).nullable() },
  'incoming.drop': {
    request: z.object({ files: z.array(droppedFileSchema).min(1).max(mostIncoming) }),
    answer: z.array(incomingFileSchema),
  },
} as const;
