// The app's buttons. `primary` is the next step, and a screen has one; `plain` is everything else; `quiet` is a word in
// a line of words.
import type { RefAttributes } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps, type PressEvent } from 'react-aria-components';
import styles from './Button.module.css';
import { ButtonTooltip } from './ButtonTooltip.tsx';
import { useShownWork } from './one-at-a-time.ts';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'onPress'>, RefAttributes<HTMLButtonElement> {
  /** What returns a promise goes on until it is settled; pressed meanwhile, the button does nothing more. */
  onPress?: (event: PressEvent) => unknown;
  look?: 'primary' | 'plain' | 'quiet';
  /**
   * Why there is nothing for it to do, or null when there is. Then it looks disabled and does nothing, and says so to whoever
   * points at it or reaches it by Tab.
   */
  whyNot?: string | null;
}

export function Button({ look = 'plain', whyNot, onPress, ...rest }: ButtonProps) {
  const { goesOn, begin } = useShownWork();
  const className = `${styles.button} ${styles[look]}`;
  const primary = look === 'primary' ? { 'data-primary': true } : {};
  const press =
    onPress === undefined
      ? {}
      : {
          onPress: (event: PressEvent) => begin(() => onPress(event)),
          isPending: goesOn,
        };
  if (whyNot === undefined) return <AriaButton {...primary} {...rest} {...press} className={className} />;
  return (
    <ButtonTooltip label={whyNot ?? ''} isNeeded={whyNot !== null}>
      <AriaButton
        {...primary}
        {...rest}
        {...(whyNot === null ? press : { 'aria-disabled': true })}
        className={className}
      />
    </ButtonTooltip>
  );
}
