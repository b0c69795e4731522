// The app's buttons. `primary` is the next step, and a screen has one; `plain` is everything else; `quiet` is a word in
// a line of words.
import type { RefAttributes } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './Button.module.css';
import { ButtonTooltip } from './ButtonTooltip.tsx';

interface ButtonProps extends Omit<AriaButtonProps, 'className'>, RefAttributes<HTMLButtonElement> {
  look?: 'primary' | 'plain' | 'quiet';
  /**
   * Why there is nothing for it to do, or null when there is. Then it looks disabled and does nothing, and says so to whoever
   * points at it or reaches it by Tab.
   */
  whyNot?: string | null;
}

export function Button({ look = 'plain', whyNot, ...rest }: ButtonProps) {
  const className = `${styles.button} ${styles[look]}`;
  const primary = look === 'primary' ? { 'data-primary': true } : {};
  if (whyNot === undefined) return <AriaButton {...primary} {...rest} className={className} />;
  const { onPress, ...others } = rest;
  return (
    <ButtonTooltip label={whyNot ?? ''} isNeeded={whyNot !== null}>
      <AriaButton
        {...primary}
        {...others}
        {...(whyNot === null ? (onPress === undefined ? {} : { onPress }) : { 'aria-disabled': true })}
        className={className}
      />
    </ButtonTooltip>
  );
}
