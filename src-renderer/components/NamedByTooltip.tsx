// Gives a button that shows an icon alone its name in a tooltip.
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import styles from './NamedByTooltip.module.css';

interface NamedByTooltipProps {
  label: string;
  /** Its key in words. */
  keyWords?: string;
  /** Where the tooltip stands. */
  placement?: 'top' | 'end';
  /** False where the name is on the button already. */
  isNeeded?: boolean;
  /** The button. */
  children: React.ReactNode;
}

/** In milliseconds: whoever passes over buttons sees no tooltips. */
const delay = 300;

export function NamedByTooltip({
  label,
  keyWords = '',
  placement = 'top',
  isNeeded = true,
  children,
}: NamedByTooltipProps) {
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
