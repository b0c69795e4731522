// The comment that goes to the council. Saved when the field is left or with Ctrl and Enter; over another one that came meanwhile only
// by “Keep mine”.

import { useEffect, useState } from 'react';
import type { WeekFinding, WeekRow } from '../../../src-shared/app-api/index.ts';
import type { WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import { longestText } from '../../../src-shared/domain/limits.ts';
import { plainLineBreaks } from '../../../src-shared/readers/characters.ts';
import { openFindings } from '../../../src-shared/rules/worklist.ts';
import { own } from '../../app-api/own-changes.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { type CommentDraft, commentDraftOf, followed, isTyped, otherComment } from '../../recording/comment-draft.ts';
import type { Recording } from '../../recording/use-recording.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './line-panel.module.css';

interface CommentPartProps {
  row: WeekRow;
  actual: WeeklyActual;
  /** Of this line. */
  findings: readonly WeekFinding[];
  recording: Recording;
}

export function CommentPart({ row, actual, findings, recording }: CommentPartProps) {
  const { week, commentDrafts } = useWorkspace();
  const of = commentDraftOf(week.weekStart, row.line.id);
  const kept = commentDrafts.get(of);
  const [draft, setDraft] = useState<CommentDraft>(kept ?? { text: actual.comment, seen: actual });
  useEffect(() => {
    // They say the same by now: nothing waits for a decision.
    if (kept?.text === actual.comment) commentDrafts.delete(of);
    setDraft((now) => followed(kept !== undefined && !isTyped(now) ? kept : now, actual, own.asLeft));
  }, [kept, actual, commentDrafts, of]);
  const other = otherComment(draft, actual);
  // The same words beside the field as in the list of problems.
  const sentence = openFindings(findings)
    .filter(({ field }) => field === 'comment')
    .map(({ message, fix }) => `${message} ${fix}`)
    .join(' ');
  const takeTheirs = () => {
    commentDrafts.delete(of);
    setDraft({ text: actual.comment, seen: actual });
  };
  /** @param seen with the comment that what is typed takes the place of */
  const save = async (seen: WeeklyActual) => {
    const typed = { text: plainLineBreaks(draft.text).trim(), seen: draft.seen };
    if (typed.text === actual.comment || !isTyped(typed)) return takeTheirs();
    setDraft(typed);
    if (await recording.comment({ ...row, actual: seen }, typed.text)) commentDrafts.delete(of);
    else {
      commentDrafts.set(of, typed);
      setDraft((now) => ({ ...now }));
    }
  };
  const leave = () => {
    // Told already: it waits for a decision, and is not tried again behind somebody's back.
    if (other !== null && kept !== undefined) commentDrafts.set(of, draft);
    else void save(draft.seen);
  };
  return (
    <section className={styles.part}>
      <TextField
        label="Comment"
        hint={
          row.commentEdited
            ? 'Written by a person; never overwritten.'
            : 'Written from the reasons; edit it if you like.'
        }
        size="several-lines"
        value={draft.text}
        onChange={(text) => setDraft({ ...draft, text })}
        isReadOnly={week.readOnly}
        maxLength={longestText}
        error={sentence}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save(draft.seen);
          else event.continuePropagation();
        }}
      />
      {other === null ? null : (
        <Notice
          tone="attention"
          sentence={
            other === ''
              ? 'The comment was taken away while you typed, so yours is not saved.'
              : `Another comment came while you typed, so yours is not saved: “${other}”`
          }
        >
          <Button onPress={() => void save(actual)}>Keep mine</Button>
          <Button onPress={takeTheirs}>{other === '' ? 'Leave it empty' : 'Use the other'}</Button>
        </Notice>
      )}
    </section>
  );
}
