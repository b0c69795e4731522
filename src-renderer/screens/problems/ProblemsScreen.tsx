// The worklist of a week: everything that still needs somebody, grouped by what to do. Up and down move through it,
// Enter goes to the cell.
import { useRef } from 'react';
import type { WeekFinding } from '../../../src-shared/desk-api.ts';
import { formatWeek } from '../../../src-shared/week.ts';
import { Notice } from '../../components/Notice.tsx';
import { Page, Part } from '../../components/Page.tsx';
import { personName } from '../../grid/rows.ts';
import { useRecording } from '../../recording/use-recording.ts';
import { count } from '../../words/count.ts';
import { openFindings } from '../../words/line-state.ts';
import { useWorkspace } from '../shell/workspace.ts';
import { StuckPart } from '../stuck/StuckPart.tsx';
import { AcceptedPart } from './AcceptedPart.tsx';
import { FindingButtons } from './FindingButtons.tsx';
import { FindingWords } from './FindingWords.tsx';
import { groupFindings } from './groups.ts';
import styles from './problems.module.css';

export function ProblemsScreen() {
  const { week } = useWorkspace();
  const open = openFindings(week.findings);
  const errors = open.filter((finding) => finding.level === 'error').length;
  const list = useRef<HTMLDivElement>(null);

  return (
    <Page title="Problems" lead={leadWords(errors, open.length - errors, formatWeek(week.weekStart))}>
      <StuckPart />
      {open.length === 0 ? (
        <Notice tone="done" sentence="Nothing to put right." action="The next step is at the top of the window." />
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys only move between its buttons */}
      <div
        ref={list}
        className={styles.groups}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveFocus(list.current, event);
        }}
      >
        {groupFindings(open).map((group) => (
          <Part key={group.task} title={`${group.heading} (${group.errors.length + group.warnings.length})`}>
            <ul className={styles.list}>
              {[...group.errors, ...group.warnings].map((finding) => (
                <Item key={finding.key} finding={finding} />
              ))}
            </ul>
          </Part>
        ))}
      </div>
      <AcceptedPart />
    </Page>
  );
}

function Item({ finding }: { finding: WeekFinding }) {
  const { week, serviceName } = useWorkspace();
  const recording = useRecording(week);
  const row = week.rows.find((candidate) => candidate.line.id === finding.lineId) ?? null;
  return (
    <li className={styles.item} data-finding="">
      <div className={styles.who}>
        {row === null ? (
          <strong>The whole week</strong>
        ) : (
          <>
            <strong>{personName(row)}</strong>
            <span className={styles.soft}>
              {[serviceName(row.line.service), row.line.serviceLevel].filter(Boolean).join(' · ')}
            </span>
          </>
        )}
      </div>
      <div className={styles.what}>
        <FindingWords finding={finding} />
        <FindingButtons finding={finding} row={row} recording={recording} />
      </div>
    </li>
  );
}

function leadWords(errors: number, warnings: number, week: string): string {
  if (errors + warnings === 0) return `Week ${week}.`;
  const parts = [
    errors === 0 ? '' : `${count(errors, 'problem')} to fix before the service can be confirmed`,
    warnings === 0 ? '' : `${count(warnings, 'warning')} to look at`,
  ].filter(Boolean);
  return `Week ${week}: ${parts.join(', ')}. A problem never holds up another service.`;
}

/** To the first button of the item above or below. */
function moveFocus(list: HTMLElement | null, event: React.KeyboardEvent): void {
  const items = [...(list?.querySelectorAll('[data-finding]') ?? [])];
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[event.key === 'ArrowDown' ? at + 1 : at - 1];
  const button = next?.querySelector('button');
  if (at < 0 || button == null) return;
  event.preventDefault();
  button.focus();
}
