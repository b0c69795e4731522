// Under which SS Refs people were kept before: a list that still has the old one would make two of them again.
import { z } from 'zod';
import type { AccountContext } from '../use-case/account-context.ts';

const named = z.object({ ssRef: z.string() });
const merged = z.object({ kind: z.literal('people-merged'), before: z.tuple([named, named]), after: named });
const edited = z.object({ kind: z.literal('person'), before: named, after: named });

/** Former SS Ref → the one that the person has now. What somebody has again is no former one. */
export function formerSsRefs({ store }: Pick<AccountContext, 'store'>): Map<string, string> {
  const former = new Map<string, string>();
  for (const { content } of store.changeLog.ofSsRefs()) {
    const [two, one] = [merged.safeParse(content?.after), edited.safeParse(content?.after)];
    const [from, to] = two.success
      ? [two.data.before[1].ssRef, two.data.after.ssRef]
      : one.success
        ? [one.data.before.ssRef, one.data.after.ssRef]
        : [null, null];
    if (from === null || from === to) continue;
    for (const [earlier, now] of former) if (now === from) former.set(earlier, to);
    former.set(from, to);
    former.delete(to);
  }
  const known = new Set(store.peopleList.known().map(({ ssRef }) => ssRef));
  return new Map([...former].filter(([from, to]) => !known.has(from) && known.has(to)));
}
