// What everybody should know before they go on: the council's rules changed, they could not be taken, or the account at
// the council's portal is about to lock. Each stays until it is dealt with, and is in nobody's way.
import { useEffect, useRef, useState } from 'react';
import { count } from '../../../src-shared/domain/count.ts';
import { usePortalAccess, useProfileNews } from '../../app-api/care-queries.ts';
import type { NoticeEntry } from '../../components/Notice.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import { lockWords } from './lock-words.ts';
import { RulesDialog } from './RulesDialog.tsx';

/**
 * @param onNewRules asks for the rules again: they are large and rarely change, so nothing else does
 * @returns the notices, and the dialog that one of them opened
 */
export function useCouncilNotices(onNewRules: () => void): { notices: NoticeEntry[]; dialog: React.ReactNode } {
  const { council, go } = useWorkspace();
  const { value: news } = useProfileNews();
  const { value: access } = usePortalAccess();
  const [reading, setReading] = useState(false);
  const fetchedAt = news?.fetchedAt ?? null;
  const known = useRef(fetchedAt);
  useEffect(() => {
    if (known.current !== null && known.current !== fetchedAt) onNewRules();
    known.current = fetchedAt;
  }, [fetchedAt, onNewRules]);
  const changes = news?.changes.flatMap((change) => change.sentences) ?? [];
  const lock = lockWords(access, council.name);
  const notices: NoticeEntry[] = [];
  if (changes.length > 0)
    notices.push({
      key: 'council-rules-changed',
      tone: 'attention',
      sentence: `${council.name} changed its rules: ${count(changes.length, 'change')}.`,
      action: 'Open weeks are judged by the new rules already.',
      go: { label: 'See what changed', take: () => setReading(true) },
      mayDismiss: false,
    });
  if (news?.refused != null)
    notices.push({
      key: 'council-rules-refused',
      tone: 'attention',
      sentence: news.refused.sentence,
      action: news.refused.action,
      go: null,
      mayDismiss: false,
    });
  if (lock !== null)
    notices.push({
      key: 'portal-account-lock',
      tone: lock.tone,
      sentence: lock.sentence,
      action: lock.action,
      go: { label: 'Who to contact', take: () => go({ name: 'contact' }) },
      mayDismiss: false,
    });
  const dialog =
    reading && news !== null ? <RulesDialog changes={news.changes} onClose={() => setReading(false)} /> : null;
  return { notices, dialog };
}
