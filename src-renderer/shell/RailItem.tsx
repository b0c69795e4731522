// One entry of the rail: icon and name, or the icon alone with the name as its tooltip. The name is always there for
// screen readers.
import type { Icon } from '@primer/octicons-react';
import { Button, VisuallyHidden } from 'react-aria-components';
import type { Weights } from '../../src-shared/rules/worklist.ts';
import { ButtonTooltip } from '../components/ButtonTooltip.tsx';
import styles from './shell.module.css';

interface RailItemProps {
  icon: Icon;
  label: string;
  /** How much there is to do there. Folded there is room for one figure: the more pressing one. */
  toDo?: Weights | undefined;
  /** Its key in words, for the tooltip. */
  keyWords?: string;
  folded: boolean;
  isCurrent?: boolean;
  onPress: () => void;
}

export function RailItem({
  icon: Picture,
  label,
  toDo = { errors: 0, warnings: 0 },
  keyWords = '',
  folded,
  isCurrent,
  onPress,
}: RailItemProps) {
  return (
    <ButtonTooltip label={label} keyWords={keyWords} placement="end" isNeeded={folded}>
      <Button
        className={styles.railItem ?? ''}
        {...(isCurrent === true ? { 'aria-current': 'page' as const } : {})}
        onPress={onPress}
      >
        <Picture aria-hidden="true" />
        {folded ? unseen(label) : <span className={styles.railName}>{label}</span>}
        {toDo.errors === 0 ? null : (
          <span className={styles.railCount}>
            {toDo.errors}
            {unseen(' to fix')}
          </span>
        )}
        {toDo.warnings === 0 ? null : folded && toDo.errors > 0 ? (
          unseen(`${toDo.warnings} to look at`)
        ) : (
          <span className={`${styles.railCount} ${styles.railWarnings}`}>
            {toDo.warnings}
            {unseen(' to look at')}
          </span>
        )}
      </Button>
    </ButtonTooltip>
  );
}

/** For screen readers only. */
const unseen = (words: string) => <VisuallyHidden elementType="span">{words}</VisuallyHidden>;
