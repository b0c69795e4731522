// What was said here, and in packets from elsewhere, of SS Refs that are nearly the same. It stands in the history, where a
// person's content can be erased, and so in every backup.
import { z } from 'zod';
import type { AppResult } from '../../src-shared/app-api/index.ts';
import { type NearMissAnswer, nearMissAnswerSchema, newestAnswers } from '../../src-shared/people/index.ts';
import type { StoreReads } from '../store/store.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { ok } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';

const said = nearMissAnswerSchema.omit({ at: true }).extend({ kind: z.literal('near-miss') });

/** The newest answer on each two SS Refs. */
export function nearMissAnswers(store: StoreReads): NearMissAnswer[] {
  const here = store.changeLog.ofSsRefs().flatMap(({ at, content }) => {
    const answer = said.safeParse(content?.after);
    if (!answer.success) return [];
    const { written, ssRef, is } = answer.data;
    return [{ written, ssRef, is, at }];
  });
  return newestAnswers([...store.device.packets().flatMap(({ packet }) => packet.nearMisses ?? []), ...here]);
}

/** Keeps an answer, in place of an earlier one on the same two. */
export function keepAnswers(
  context: AccountContext,
  answers: readonly Omit<NearMissAnswer, 'at'>[],
): AppResult<undefined> {
  if (answers.length === 0) return ok(undefined);
  return save(context, { what: 'near-miss', weekStart: null }, (write) => {
    for (const answer of answers) {
      write.note('near-miss', { weekStart: null, ssRef: answer.ssRef, content: { kind: 'near-miss', ...answer } });
    }
    return undefined;
  });
}
