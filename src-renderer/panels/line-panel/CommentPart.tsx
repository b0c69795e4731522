// The comment that goes to the council. Saved when the field is left or with Ctrl and Enter.

import { useEffect, useState } from 'react';
import type { WeekFinding, WeekRow } from '../../../src-shared/app-api/index.ts';
import type { WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import { longestText } from '../../../src-shared/domain/limits.ts';
import { plainLineBreaks } from '../../../src-shared/readers/characters.ts';
import { openFindings } from '../../../src-shared/rules/worklist.ts';
import { TextField } from '../../components/TextField.tsx';
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
  const { week } = useWorkspace();
  const { comment } = actual;
  const [text, setText] = useState(comment);
  /** What stood here when somebody began to type. */
  const [seen, setSeen] = useState(comment);
  /** Whoever was told of the other comment, and saves once more, means it. */
  const [wasTold, setTold] = useState(false);
  useEffect(() => {
    // A colleague's comment that comes meanwhile does not take away what is being typed.
    if (text !== seen && text !== comment) return;
    setText(comment);
    setSeen(comment);
  }, [comment, text, seen]);
  // The same words beside the field as in the list of problems.
  const sentence = openFindings(findings)
    .filter(({ field }) => field === 'comment')
    .map(({ message, fix }) => `${message} ${fix}`)
    .join(' ');
  const save = () => {
    const typed = plainLineBreaks(text).trim();
    if (typed === comment) return;
    setText(typed);
    const known = { ...actual, comment: wasTold ? comment : seen };
    void recording.comment({ ...row, actual: known }, typed).then((saved) => setTold(!saved));
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
        value={text}
        onChange={setText}
        isReadOnly={week.readOnly}
        maxLength={longestText}
        error={sentence}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
          else event.continuePropagation();
        }}
      />
    </section>
  );
}
