// A button that shows an icon alone; its name is in its tooltip.
import type { Icon } from '@primer/octicons-react';
import { Button } from 'react-aria-components';
import { ButtonTooltip } from './ButtonTooltip.tsx';
import styles from './PopOut.module.css';

interface IconButtonProps {
  icon: Icon;
  label: string;
  /** Beside the name in the tooltip. */
  keyWords?: string;
  isPressed?: boolean;
  onPress: () => void;
}

export function IconButton({ icon: Picture, label, keyWords = '', isPressed, onPress }: IconButtonProps) {
  return (
    <ButtonTooltip label={label} keyWords={keyWords}>
      <Button
        className={styles.button ?? ''}
        aria-label={label}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        onPress={onPress}
      >
        <Picture aria-hidden="true" />
      </Button>
    </ButtonTooltip>
  );
}
