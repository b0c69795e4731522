// A button that shows an icon alone; its name is in its tooltip.
import type { Icon } from '@primer/octicons-react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import styles from './PopOut.module.css';

interface IconButtonProps {
  icon: Icon;
  label: string;
  /** Beside the name in the tooltip. */
  keyWords?: string;
  isPressed?: boolean;
  onPress: () => void;
}

/** In milliseconds. */
const tooltipDelay = 300;

export function IconButton({ icon: Picture, label, keyWords = '', isPressed, onPress }: IconButtonProps) {
  return (
    <TooltipTrigger delay={tooltipDelay} closeDelay={0}>
      <Button
        className={styles.button ?? ''}
        aria-label={label}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        onPress={onPress}
      >
        <Picture aria-hidden="true" />
      </Button>
      <Tooltip className={styles.tooltip ?? ''} offset={4}>
        {keyWords === '' ? label : `${label} · ${keyWords}`}
      </Tooltip>
    </TooltipTrigger>
  );
}
