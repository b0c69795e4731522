// Messages to the council that somebody sent, as they noted it: an entry of the history each.
import { z } from 'zod';
import type { AppHandlers, SentMessage } from '../../src-shared/app-api/index.ts';
import { contactTopicSchema } from '../../src-shared/council/schema.ts';
import { bySchema } from '../../src-shared/portal-api/records.ts';
import type { ChangeLogEntry } from '../store/change-log.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { ok } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';

const messageContentSchema = z.object({
  kind: z.literal('message'),
  topic: contactTopicSchema.nullable(),
  subject: z.string(),
  text: z.string(),
  /** Who sent it and when, where a packet brought word of it. Absent: whoever the history names. */
  by: bySchema.optional(),
});

export function messageHandlers(context: AccountContext): AppHandlers<'message'> {
  return {
    'message.note-sent': ({ ssRef, ...message }) => {
      const content = { kind: 'message', ...message } satisfies z.infer<typeof messageContentSchema>;
      const saved = save(context, { what: 'message-sent', weekStart: null }, (write) =>
        write.note('message-sent', { weekStart: null, ssRef, content }),
      );
      return saved.ok ? ok({}) : saved;
    },
    'message.sent': ({ ssRef }) =>
      ok({ messages: context.store.changeLog.messagesSent(ssRef).flatMap((entry) => messageOf(entry) ?? []) }),
  };
}

/** Null for what was erased, or what another version of the app wrote in a way of its own. */
export function messageOf({ at, by, content }: ChangeLogEntry): SentMessage | null {
  const read = messageContentSchema.safeParse(content?.after);
  if (!read.success) return null;
  const { topic, subject, text } = read.data;
  return { by: read.data.by ?? { ...by, at }, topic, subject, text };
}
