// Messages to the council that a person sent, by mail or through its form: noted with who and when. What is noted is the
// word of whoever sent it; the app saw nothing leave.

import { z } from 'zod';
import { contactTopicSchema } from '../council/schema.ts';
import { idSchema } from '../domain/id.ts';
import { longestText } from '../domain/limits.ts';
import { bySchema } from '../portal-api/records.ts';
import { nothing } from './call.ts';

export const sentMessageSchema = z.object({
  by: bySchema,
  /** Null: it went through the council's form. */
  topic: contactTopicSchema.nullable(),
  subject: z.string(),
  text: z.string(),
});
export type SentMessage = z.infer<typeof sentMessageSchema>;

export const messageCalls = {
  /** Kept in the history of this computer, with its text. */
  'message.note-sent': {
    request: sentMessageSchema.omit({ by: true }).extend({
      /** Null: about nobody, such as a question about a week's payment. */
      ssRef: idSchema.nullable(),
      subject: z.string().max(longestText),
      text: z.string().max(longestText),
    }),
    answer: nothing,
  },
  /** Those about one person, or about nobody, newest first. */
  'message.sent': {
    request: z.object({ ssRef: idSchema.nullable() }),
    answer: z.object({ messages: z.array(sentMessageSchema) }),
  },
} as const;
