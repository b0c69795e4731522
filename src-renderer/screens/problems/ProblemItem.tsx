// One thing to do: whose line, what is wrong, how to put it right, and the ways to do so.

import { useId } from 'react';
import type { WeekFinding } from '../../../src-shared/app-api/index.ts';
import type { WorkItem } from '../../../src-shared/rules/worklist.ts';
import { FindingButtons } from '../../panels/finding/FindingButtons.tsx';
import { FindingWords } from '../../panels/finding/FindingWords.tsx';
import { PersonOf } from '../../panels/finding/PersonOf.tsx';
import { type Fix, fixOf } from '../../recording/fix.ts';
import { useRecording } from '../../recording/use-recording.ts';
import { shortServiceAndLevel } from '../../words/service-name.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { InlineReason } from './InlineReason.tsx';
import styles from './problems.module.css';

export function ProblemItem({ item: { finding, echoes } }: { item: WorkItem<WeekFinding> }) {
  const { week, serviceName } = useWorkspace();
  const recording = useRecording(week);
  const id = useId();
  const row = week.rows.find((candidate) => candidate.line.id === finding.lineId) ?? null;
  const fix = week.readOnly || row === null ? null : fixOf(finding.action, row);
  const inline = isChoice(fix) ? fix : null;
  return (
    // The item itself takes the focus when somebody moves through the list, and is read as a whole.
    <li className={styles.item} data-finding="" tabIndex={-1} aria-labelledby={`${id}-who ${id}-message`}>
      <div className={styles.who}>
        <strong id={`${id}-who`}>
          <PersonOf lineId={finding.lineId} linked />
        </strong>
        {row === null ? null : <span className={styles.soft}>{shortServiceAndLevel(row.line, serviceName)}</span>}
      </div>
      <div className={styles.what}>
        <FindingWords finding={finding} withSource={false} messageId={`${id}-message`} />
        {inline === null || row === null ? null : (
          <InlineReason row={row} fix={inline} describedBy={`${id}-message`} recording={recording} />
        )}
        <FindingButtons
          finding={finding}
          echoes={echoes}
          row={row}
          recording={recording}
          withoutFix={inline !== null}
        />
      </div>
    </li>
  );
}

/** A reason to be chosen out of several. */
function isChoice(fix: Fix | null): fix is Extract<Fix, { kind: 'ask' }> {
  return fix?.kind === 'ask' && fix.choices.length > 1;
}
