// The comment that goes to the council. Saved when the field is left or with Ctrl and Enter.

import { useEffect, useState } from 'react';
import type { WeekFinding, WeekRow } from '../../../src-shared/app-api/index.ts';
import type { WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import { longestText } from '../../../src-shared/domain/limits.ts';
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
  const [text, setText] = useState(actual.comment);
  useEffect(() => setText(actual.comment), [actual.comment]);
  // The same words beside the field as in the list of problems.
  const sentence = openFindings(findings)
    .filter(({ field }) => field === 'comment')
    .map(({ message, fix }) => `${message} ${fix}`)
    .join(' ');
  const save = () => {
    if (text !== actual.comment) void recording.comment(row, text);
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
