// The app's buttons. `primary` is the next step, and a screen has one; `plain` is everything else; `quiet` is a word in
// a line of words.
import type { RefAttributes } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './Button.module.css';

interface ButtonProps extends Omit<AriaButtonProps, 'className'>, RefAttributes<HTMLButtonElement> {
  look?: 'primary' | 'plain' | 'quiet';
}

export function Button({ look = 'plain', ...rest }: ButtonProps) {
  return <AriaButton {...rest} className={`${styles.button} ${styles[look]}`} />;
}
