// The panel of one line, beside the grid: what was planned, why it differs, what is wrong with it, and who did what.

import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { formatQuantity } from '../../../src-shared/domain/quantity.ts';
import { formatDate } from '../../../src-shared/domain/week.ts';
import { Button } from '../../components/Button.tsx';
import { useRegion } from '../../components/Region.tsx';

import { Mark } from '../../marks/Mark.tsx';
import type { Recording } from '../../recording/use-recording.ts';
import { lineState } from '../../words/line-state.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { PersonLink } from '../person/PersonLink.tsx';
import { AbsencePart } from './AbsencePart.tsx';
import { CommentPart } from './CommentPart.tsx';
import { CountsPart } from './CountsPart.tsx';
import { EarlierPart } from './EarlierPart.tsx';
import { FindingsPart } from './FindingsPart.tsx';
import { HistoryPart } from './HistoryPart.tsx';
import { LogPart } from './LogPart.tsx';
import styles from './line-panel.module.css';
import { NotChecked } from './NotChecked.tsx';
import { PaidPart } from './PaidPart.tsx';
import { ReasonsPart } from './ReasonsPart.tsx';
import { StayPart } from './StayPart.tsx';

interface LinePanelProps {
  row: WeekRow | null;
  recording: Recording;
  onClose: () => void;
}

export function LinePanel({ row, recording, onClose }: LinePanelProps) {
  const { week, council, serviceName } = useWorkspace();
  const region = useRegion('Line panel');
  if (row === null) {
    return (
      <aside className={styles.panel} {...region}>
        <p className={styles.soft}>Choose a line in the grid to see its plan, reasons, problems and history.</p>
      </aside>
    );
  }
  const findings = week.findings.filter((finding) => finding.lineId === row.line.id);
  const state = lineState(row, findings);
  const { line, actual } = row;
  return (
    <aside className={styles.panel} {...region}>
      <header className={styles.header}>
        <div>
          <h2>
            <PersonLink ssRef={line.ssRef} name={personName(row.person, line.ssRef)} />
          </h2>
          <p className={styles.soft}>
            SS Ref {line.ssRef} · {serviceName(line.service)}
            {line.serviceLevel === '' ? '' : ` · ${line.serviceLevel}`}
          </p>
        </div>
        <Button look="quiet" aria-label="Close the line panel" onPress={onClose}>
          Close
        </Button>
      </header>
      <p>
        <Mark shape={state.shape} tone={state.tone}>
          {state.word}
        </Mark>
        {state.logMark === null ? null : (
          <>
            {' '}
            <Mark shape={state.logMark.shape} tone={state.logMark.tone}>
              {state.logMark.word}
            </Mark>
          </>
        )}
        {state.sendState === '' ? null : <span className={styles.soft}> · {state.sendState}</span>}
        {state.detail === '' ? null : <span className={styles.detail}>{state.detail}</span>}
      </p>
      {row.notChecked === true && actual !== null && !week.readOnly ? <NotChecked actual={actual} /> : null}
      <section className={styles.part}>
        <h3>Plan</h3>
        <dl className={styles.facts}>
          <dt>Kind</dt>
          <dd>{council.serviceTypes[line.serviceType].label}</dd>
          <dt>Planned</dt>
          <dd>
            {formatQuantity(actual?.planned ?? line.plannedQuantity)} a week, {count(line.plannedVisits, 'visit')}
          </dd>
          <dt>Runs</dt>
          <dd>
            from {formatDate(line.startDate)}
            {line.endDate === null ? ', no end date' : ` to ${formatDate(line.endDate)}`}
          </dd>
        </dl>
      </section>
      <LogPart row={row} />
      <FindingsPart row={row} findings={findings} recording={recording} />
      {actual === null ? null : (
        <>
          <ReasonsPart row={row} actual={actual} recording={recording} />
          <CommentPart row={row} actual={actual} findings={findings} recording={recording} />
        </>
      )}
      <StayPart row={row} />
      <AbsencePart row={row} />
      {actual === null ? null : (
        <>
          <CountsPart row={row} />
          <PaidPart lineId={line.id} />
        </>
      )}
      <EarlierPart lineId={line.id} />
      <HistoryPart lineId={line.id} />
    </aside>
  );
}
