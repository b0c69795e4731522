// What everybody should know before they go on: the council's rules changed, they could not be taken, or the account at
// the council's portal is about to lock. Each stays until it is dealt with, and is in nobody's way.
import { useEffect, useRef, useState } from 'react';
import { count } from '../../../src-shared/domain/count.ts';
import { usePortalAccess, useProfileNews } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Region } from '../../components/Region.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import { lockWords } from './lock-words.ts';
import { RulesDialog } from './RulesDialog.tsx';

/** @param onNewRules asks for the rules again: they are large and rarely change, so nothing else does */
export function CouncilNotices({ onNewRules }: { onNewRules: () => void }) {
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
  const isNews = changes.length > 0 || news?.refused != null || lock !== null;
  const notices = (
    <>
      {changes.length === 0 ? null : (
        <Notice
          tone="attention"
          sentence={`${council.name} changed its rules: ${count(changes.length, 'change')}.`}
          action="Open weeks are judged by the new rules already."
        >
          <Button onPress={() => setReading(true)}>See what changed</Button>
        </Notice>
      )}
      {news?.refused == null ? null : (
        <Notice tone="attention" sentence={news.refused.sentence} action={news.refused.action} />
      )}
      {lock === null ? null : (
        <Notice tone={lock.tone} sentence={lock.sentence} action={lock.action}>
          <Button onPress={() => go({ name: 'contact' })}>Who to contact</Button>
        </Notice>
      )}
    </>
  );
  return (
    <>
      {isNews ? <Region label="From the council">{notices}</Region> : null}
      {reading && news !== null ? <RulesDialog changes={news.changes} onClose={() => setReading(false)} /> : null}
    </>
  );
}
