// The guidance's five steps, each with its state in a word and a shape.
import type { WeekView } from '../../../src-shared/desk-api.ts';
import { Mark, type Tone } from '../../components/Mark.tsx';
import type { ShapeName } from '../../components/Shape.tsx';
import styles from './shell.module.css';

type Step = WeekView['checklist'][number];

const looks: Record<Step['state'], { shape: ShapeName; tone: Tone; word: string }> = {
  done: { shape: 'tick', tone: 'done', word: 'done' },
  open: { shape: 'ring', tone: 'quiet', word: 'to do' },
  attention: { shape: 'triangle', tone: 'error', word: 'needs you' },
};

export function Steps({ checklist }: { checklist: WeekView['checklist'] }) {
  return (
    <ol className={styles.steps} aria-label="Steps of the week">
      {checklist.map((step) => {
        const { shape, tone, word } = looks[step.state];
        return (
          <li key={step.id}>
            <Mark shape={shape} tone={tone}>
              <span className={styles.stepLabel}>{step.label}</span>
              <span className={styles.stepDetail}>{step.detail || word}</span>
            </Mark>
          </li>
        );
      })}
    </ol>
  );
}
