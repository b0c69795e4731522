// The guidance's five steps, each with its state in a word and a shape.
import type { WeekView } from '../../../src-shared/app-api/index.ts';
import { Mark, type Tone } from '../../marks/Mark.tsx';
import type { ShapeName } from '../../marks/Shape.tsx';
import styles from './steps.module.css';

type ChecklistStep = WeekView['checklist'][number];

/** The header's room is short; the guidance's own words stand on the Confirm page. */
const shortLabels: Record<ChecklistStep['id'], string> = {
  generated: 'Generated',
  amended: 'Amended',
  comments: 'Comments',
  exceptions: 'Exceptions',
  confirmed: 'Confirmed',
  closed: 'At the hub',
  reported: 'Reported',
};

const looks: Record<ChecklistStep['state'], { shape: ShapeName; tone: Tone; word: string }> = {
  done: { shape: 'tick', tone: 'done', word: 'done' },
  open: { shape: 'ring', tone: 'quiet', word: 'to do' },
  attention: { shape: 'triangle', tone: 'error', word: 'needs you' },
};

interface StepsProps {
  checklist: WeekView['checklist'];
  /** In full: the guidance's words, one under the other. */
  inFull?: boolean;
}

/** `Confirmed not confirmed` would be a riddle. */
function detailOf(step: ChecklistStep): string {
  return step.id === 'confirmed' && step.detail === 'not confirmed' ? 'not yet' : step.detail;
}

export function Steps({ checklist, inFull = false }: StepsProps) {
  return (
    <ol className={inFull ? styles.stepList : styles.steps} aria-label={inFull ? 'Checklist' : 'Steps of the week'}>
      {checklist.map((step) => {
        const { shape, tone, word } = looks[step.state];
        return (
          <li key={step.id} title={step.label} data-state={step.state}>
            <Mark shape={shape} tone={tone}>
              <span className={styles.stepLabel}>{inFull ? step.label : shortLabels[step.id]}</span>
              <span className={styles.stepDetail}>{detailOf(step) || word}</span>
            </Mark>
          </li>
        );
      })}
    </ol>
  );
}
