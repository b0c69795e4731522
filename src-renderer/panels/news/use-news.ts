// Told once after an update: how much is new. It is dismissed for good by whoever dismisses or reads it.
import { useEffect } from 'react';
import changelog from '../../../CHANGELOG.md?raw';
import { count } from '../../../src-shared/domain/count.ts';
import type { NoticeEntry } from '../../components/Notice.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import { newSince, newsMark, newsOf, newsTitle } from './read-changelog.ts';

/** Of the version that was built, newest first. */
export const news = newsOf(changelog);
const newest = newsMark(news[0]);

export function useNews(): NoticeEntry[] {
  const { view, changeView, go } = useWorkspace();
  const { seenNews } = view;
  const isFirstTime = seenNews === '';
  useEffect(() => {
    if (isFirstTime) changeView({ seenNews: newest });
  }, [isFirstTime, changeView]);
  const fresh = newSince(news, seenNews);
  if (fresh === 0) return [];
  const seen = () => changeView({ seenNews: newest });
  return [
    {
      key: 'what-is-new',
      tone: 'information',
      sentence: `The app was updated: ${count(fresh, 'thing')} ${fresh === 1 ? 'is' : 'are'} new.`,
      action: 'Help goes on having the list.',
      go: {
        label: newsTitle,
        take: () => {
          seen();
          go({ name: 'help', search: newsTitle });
        },
      },
      mayDismiss: true,
      onDismiss: seen,
    },
  ];
}
