// A labelled text field with its hint and its error, in that order, the way GOV.UK asks for things.
import type { RefObject } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from 'react-aria-components';
import styles from './Field.module.css';

interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'children'> {
  label: string;
  /** Where the words beside the field say enough: only for screen readers then. */
  labelHidden?: boolean;
  hint?: string;
  /** The sentence that says what to type instead; empty when all is well. */
  error?: string;
  size?: 'line' | 'code' | 'several-lines';
  inputRef?: RefObject<HTMLInputElement | null>;
}

export function TextField({
  label,
  labelHidden = false,
  hint = '',
  error = '',
  size = 'line',
  inputRef,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      {...(labelHidden ? { 'aria-label': label } : {})}
      isInvalid={error !== ''}
      validationBehavior="aria"
      className={styles.field ?? ''}
    >
      {labelHidden ? null : <Label className={styles.label ?? ''}>{label}</Label>}
      {hint === '' ? null : (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      {error === '' ? null : <FieldError className={styles.error ?? ''}>{error}</FieldError>}
      {size === 'several-lines' ? (
        <TextArea className={`${styles.input} ${styles.area}`} rows={3} />
      ) : (
        <Input
          className={`${styles.input} ${size === 'code' ? styles.code : ''}`}
          {...(inputRef ? { ref: inputRef } : {})}
        />
      )}
    </AriaTextField>
  );
}
