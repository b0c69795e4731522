// One of a list, opened by a button. The label may be only for screen readers where the words beside it say enough.
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  VisuallyHidden,
} from 'react-aria-components';
import fieldStyles from './Field.module.css';
import styles from './Select.module.css';

interface SelectProps<T extends string> {
  label: string;
  labelHidden?: boolean;
  /** `shown`: what the button shows of the chosen one, where its label is longer. */
  options: readonly { value: T; label: string; detail?: string; shown?: string }[];
  value: T | null;
  onChange: (value: T) => void;
  placeholder?: string;
  look?: 'field' | 'title';
  autoFocus?: boolean;
  /** The element that says what is wrong with it. */
  describedBy?: string;
}

export function Select<T extends string>(props: SelectProps<T>) {
  const {
    label,
    labelHidden = false,
    options,
    value,
    onChange,
    placeholder = 'Choose',
    look = 'field',
    autoFocus = false,
    describedBy,
  } = props;
  return (
    <AriaSelect
      className={styles.select ?? ''}
      value={value}
      onChange={(chosen) => {
        if (chosen !== null) onChange(chosen as T);
      }}
      placeholder={placeholder}
      autoFocus={autoFocus}
      {...(labelHidden ? { 'aria-label': label } : {})}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    >
      {labelHidden ? null : <Label className={fieldStyles.label ?? ''}>{label}</Label>}
      <Button className={`${styles.button} ${look === 'title' ? styles.title : ''}`}>
        <SelectValue className={styles.value ?? ''}>
          {({ selectedText }) =>
            shortened(selectedText || placeholder, options.find((one) => one.value === value)?.shown)
          }
        </SelectValue>
        <svg className={styles.arrow} viewBox="0 0 10 6" aria-hidden="true" focusable="false">
          <path d="M0 0h10L5 6Z" fill="currentColor" />
        </svg>
      </Button>
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox className={styles.list ?? ''} items={options.map((option) => ({ ...option, id: option.value }))}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={styles.option ?? ''}>
              <span>{option.label}</span>
              {option.detail === undefined ? null : <span className={styles.detail}>{option.detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** The end of a text that is shown alone; what is before it is for screen readers. */
function shortened(text: string, shown: string | undefined): React.ReactNode {
  if (shown === undefined || !text.endsWith(shown)) return text;
  return (
    <>
      <VisuallyHidden elementType="span">{text.slice(0, -shown.length)}</VisuallyHidden>
      {shown}
    </>
  );
}
