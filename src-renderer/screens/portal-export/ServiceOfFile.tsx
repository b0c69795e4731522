// What a file says of one service: the plan and what is new since last week, what differs from the first export, or how
// many cells are as they were meant.

import type { ExportPreview } from '../../../src-shared/app-api/files.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { Checkbox } from '../../components/Choices.tsx';
import { Notice } from '../../components/Notice.tsx';
import styles from './portal-export.module.css';
import { ReadBackDifferences } from './ReadBackDifferences.tsx';

type FileServicePreview = Extract<ExportPreview, { outcome: 'read' }>['services'][number];
type NamedLine = Extract<FileServicePreview, { kind: 'compare' }>['newLines'][number];

interface ServiceOfFileProps {
  service: FileServicePreview;
  chosen: ReadonlySet<string>;
  onChoose: (lineId: string, wanted: boolean) => void;
}

export function ServiceOfFile({ service, chosen, onChoose }: ServiceOfFileProps) {
  switch (service.kind) {
    case 'plan':
      return (
        <section className={styles.part}>
          <h3>{service.service}</h3>
          <p>
            The plan of {count(service.lines, 'line')}
            {service.newLines === 0 || service.sinceLastWeek === null ? '' : `, ${service.newLines} never seen before`}.
          </p>
          {service.sinceLastWeek === null ? null : service.sinceLastWeek.length === 0 ? (
            <p>As last week.</p>
          ) : (
            <details open={service.sinceLastWeek.length <= 8}>
              <summary>{count(service.sinceLastWeek.length, 'difference')} from last week</summary>
              <ul className={styles.differences}>
                {service.sinceLastWeek.map((line) => (
                  <li key={line.lineId}>
                    <strong>{line.person}</strong> {line.words}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </section>
      );
    case 'compare':
      return (
        <section className={styles.part}>
          <h3>{service.service}</h3>
          <Notice tone="information" sentence={service.sentence} />
          {service.moved.length === 0 ? null : (
            <ul className={styles.differences}>
              {service.moved.map((cell) => (
                <li key={`${cell.lineId} ${cell.field}`}>
                  <strong>{cell.person}</strong> {cell.words} {cell.field}: {cell.from || 'blank'}, now{' '}
                  {cell.to || 'blank'}
                </li>
              ))}
            </ul>
          )}
          <Choosable lines={service.newLines} chosen={chosen} onChoose={onChoose} words="Take into the plan" />
          <Choosable lines={service.gone} chosen={chosen} onChoose={onChoose} words="Let it go from this week" />
        </section>
      );
    case 'read-back':
      return (
        <section className={styles.part}>
          <h3>{service.service}</h3>
          {service.refused === null ? (
            <Notice tone={service.matches ? 'done' : 'error'} sentence={service.sentence} />
          ) : (
            <Notice tone="attention" sentence={service.refused.sentence} action={service.refused.action} />
          )}
          <ReadBackDifferences differences={service.differences} noted={service.noted} />
          <Choosable lines={service.newLines} chosen={chosen} onChoose={onChoose} words="Take into the plan" />
          <Choosable lines={service.gone} chosen={chosen} onChoose={onChoose} words="Let it go from this week" />
        </section>
      );
  }
}

interface ChoosableProps {
  lines: readonly NamedLine[];
  chosen: ReadonlySet<string>;
  onChoose: (lineId: string, wanted: boolean) => void;
  words: string;
}

function Choosable({ lines, chosen, onChoose, words }: ChoosableProps) {
  return lines.map((line) => (
    <Checkbox
      key={line.lineId}
      isSelected={chosen.has(line.lineId)}
      onChange={(wanted) => onChoose(line.lineId, wanted)}
    >
      <span>
        {words}: {line.person}
      </span>
      <span className={styles.soft}>{line.words}</span>
    </Checkbox>
  ));
}
