// The comment that goes to the council. Saved when the field is left or with Ctrl and Enter.
import { useEffect, useState } from 'react';
import type { WeeklyActual } from '../../../src-shared/actuals.ts';
import type { WeekRow } from '../../../src-shared/desk-api.ts';
import { TextField } from '../../components/TextField.tsx';
import type { Recording } from '../../recording/use-recording.ts';
import { useWorkspace } from '../shell/workspace.ts';
import styles from './line-panel.module.css';

export function CommentPart({ row, actual, recording }: { row: WeekRow; actual: WeeklyActual; recording: Recording }) {
  const { week } = useWorkspace();
  const [text, setText] = useState(actual.comment);
  useEffect(() => setText(actual.comment), [actual.comment]);
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
        maxLength={4000}
        onBlur={() => {
          if (text !== actual.comment) void recording.comment(row, text);
        }}
      />
    </section>
  );
}
