// Says in a tooltip what a button does not show itself: the name of an icon, or why there is nothing to press.
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import styles from './ButtonTooltip.module.css';

interface ButtonTooltipProps {
  /** What the tooltip says. */
  label: string;
  /** Its key in words. */
  keyWords?: string;
  /** Where the tooltip stands. */
  placement?: 'top' | 'end';
  /** False where the button says it already. */
  isNeeded?: boolean;
  /** The button. */
  children: React.ReactNode;
}

/** In milliseconds: whoever passes over buttons sees no tooltips. */
const delay = 300;

export function ButtonTooltip({
  label,
  keyWords = '',
  placement = 'top',
  isNeeded = true,
  children,
}: ButtonTooltipProps) {
  return (
    <TooltipTrigger delay={delay} closeDelay={0} isDisabled={!isNeeded}>
      {children}
      <Tooltip className={styles.tooltip ?? ''} placement={placement} offset={4}>
        {label}
        {keyWords === '' ? null : <kbd className={styles.key}>{keyWords}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
