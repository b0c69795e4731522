// Searching on among the lines on show: what was searched for last is remembered, so that it can be found among all lines
// once the search that hid the others is over.
import { useEffect, useMemo } from 'react';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import type { Filter } from '../../grid/filters.ts';
import { type FindWish, type Found, foundWords } from '../../grid/find.ts';
import { type GridMemory, useWorkspace } from '../../workspace/workspace.ts';

/** @param hidden how many lines the filter hides */
export function useFindNext(filter: Filter, hidden: number, memory: GridMemory) {
  const { screen, go } = useWorkspace();
  const { say } = useAppCalls();
  const wish = screen.name === 'week' ? screen.findNext : undefined;
  const place = screen.name === 'week' ? screen.place : null;
  const typed = filter.search.trim();
  const text = typed === '' ? memory.searched : typed;
  useEffect(() => {
    if (typed !== '') memory.searched = typed;
  }, [memory, typed]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a text that is typed later is no new wish
  const find = useMemo<FindWish | null>(
    () => (wish === undefined || text === '' ? null : { text, by: wish.by }),
    [wish],
  );
  const isAsked = wish !== undefined && text === '';
  useEffect(() => {
    if (!isAsked) return;
    say('Type what to find first.');
    go({ name: 'week', place, find: {} });
  }, [isAsked, place, say, go]);
  return {
    find,
    onFound: (found: Found | null, { text: wanted }: FindWish) => say(foundWords(found, wanted, hidden)),
  };
}
