// What goes on from the week before: the list, and taking some or all of it.
import { useState } from 'react';
import type { ContinuingOffer } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useContinuing as useContinuingOffers } from '../../app-api/care-queries.ts';
import { useWorkspace } from '../../workspace/workspace.ts';

export function useContinuing() {
  const { week } = useWorkspace();
  const { run, say, show } = useAppCalls();
  const { value, refresh } = useContinuingOffers(week.weekStart);
  const [isOpen, setOpen] = useState(false);
  const take = async (taken: readonly ContinuingOffer[]) => {
    if (value === null) return;
    const lineIds = taken.map(({ lineId }) => lineId);
    const answer = await run('continuing.take', { id: value.id, lineIds });
    if (answer === null) return refresh();
    const words = `${count(answer.taken, 'line')} taken, not checked.`;
    const [first, ...others] = answer.refused;
    if (first === undefined) return say(words, 'may-undo');
    refresh();
    const more =
      others.length === 0 ? '' : ` So ${others.length === 1 ? 'has 1 more line' : `have ${others.length} more lines`}.`;
    show({
      code: 'changed-since-preview',
      sentence: `${first.sentence}${more} ${words}`,
      action: 'Read the list as it is now, then take what is right.',
    });
  };
  const offers = value?.offers ?? [];
  const words = offers.every(({ fromLastWeek }) => fromLastWeek) ? 'from last week' : 'known already';
  return { offers, words, isOpen, setOpen, take };
}
