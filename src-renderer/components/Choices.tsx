// Radio buttons and a check box, each with a line of explanation under its words.
import { Checkbox as AriaCheckbox, FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import { Shape } from '../marks/Shape.tsx';
import styles from './Field.module.css';

export interface Choice<T extends string> {
  value: T;
  label: string;
  hint?: string;
}

interface ChoicesProps<T extends string> {
  label: string;
  choices: readonly Choice<T>[];
  value: T | null;
  onChange: (value: T) => void;
  error?: string;
  autoFocus?: boolean;
  /** Shows a digit before each choice, for whoever handles the key. */
  numbered?: boolean;
}

/** One of several. Arrow keys move and choose. */
export function Choices<T extends string>({
  label,
  choices,
  value,
  onChange,
  error = '',
  autoFocus = false,
  numbered = false,
}: ChoicesProps<T>) {
  return (
    <RadioGroup
      className={styles.choices ?? ''}
      value={value}
      onChange={(chosen) => onChange(chosen as T)}
      isInvalid={error !== ''}
      validationBehavior="aria"
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      {error === '' ? null : <FieldError className={styles.error ?? ''}>{error}</FieldError>}
      {choices.map((choice, index) => (
        <Radio
          key={choice.value}
          value={choice.value}
          className={styles.choice ?? ''}
          // Keyboard entry goes straight on into the reasons: the grid's own focus comes back when it closes.
          autoFocus={autoFocus && (value === null ? index === 0 : value === choice.value)}
          onFocus={bringIntoSight}
        >
          <span className={`${styles.pip} ${styles.round}`} />
          <span className={styles.choiceWords}>
            <span>
              {numbered ? <span className={styles.digit}>{index + 1}</span> : null}
              {choice.label}
            </span>
            {choice.hint === undefined ? null : <span className={styles.hint}>{choice.hint}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

interface CheckboxProps {
  isSelected: boolean;
  onChange: (selected: boolean) => void;
  isDisabled?: boolean;
  autoFocus?: boolean;
  label?: string;
  /** A line under the words. */
  hint?: string;
  children?: React.ReactNode;
}

export function Checkbox({
  isSelected,
  onChange,
  isDisabled = false,
  autoFocus = false,
  label,
  hint,
  children,
}: CheckboxProps) {
  return (
    <AriaCheckbox
      className={`${styles.choice} ${children === undefined ? styles.bare : ''}`}
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
      onFocus={bringIntoSight}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <span className={`${styles.pip} ${styles.square}`}>{isSelected ? <Shape name="tick" /> : null}</span>
      {children === undefined ? null : (
        <span className={styles.choiceWords}>
          {hint === undefined ? children : <span>{children}</span>}
          {hint === undefined ? null : <span className={styles.hint}>{hint}</span>}
        </span>
      )}
    </AriaCheckbox>
  );
}

/** The input that has the focus is hidden and tiny: what is drawn may lie outside the window when that is inside. */
function bringIntoSight({ target }: React.FocusEvent): void {
  target.closest('label')?.scrollIntoView({ block: 'nearest' });
}
