// Whom it is about: type some of a name or SS Ref, Enter takes the first that fits. A combobox of its own, because the
// first match must be chosen without an arrow key: that is the key that five keys cannot spare.
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { matching, type NamedChoice } from '../words/choices.ts';
import fieldStyles from './Field.module.css';
import styles from './TypeAhead.module.css';

interface TypeAheadProps {
  label: string;
  choices: readonly NamedChoice[];
  value: NamedChoice | null;
  onChoose: (choice: NamedChoice | null) => void;
  /** Somebody took a choice by Enter or the mouse: on to what is asked next. Tab goes its own way. */
  onGoOn?: () => void;
  /** What is said when nobody fits: `Nobody planned this week fits`. */
  nobody?: string;
  error?: string;
  autoFocus?: boolean;
  inputRef?: RefObject<HTMLInputElement | null>;
}

/** As many as a small window has room for under the field. */
const most = 6;

export function TypeAhead({
  label,
  choices,
  value,
  onChoose,
  onGoOn = () => undefined,
  nobody = 'Nobody fits',
  error = '',
  autoFocus = false,
  inputRef,
}: TypeAheadProps) {
  const id = useId();
  const own = useRef<HTMLInputElement>(null);
  const input = inputRef ?? own;
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const open = typed !== null;
  const found = open ? matching(choices, typed) : [];
  const shown = found.slice(0, most);

  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus, input]);

  const choose = (choice: NamedChoice | undefined): boolean => {
    if (choice === undefined) return false;
    setTyped(null);
    onChoose(choice);
    return true;
  };

  return (
    <div className={styles.field}>
      <label className={fieldStyles.label} htmlFor={`${id}-input`}>
        {label}
      </label>
      <span className={fieldStyles.hint} id={`${id}-hint`}>
        {value === null ? 'Name or SS Ref; Enter takes the first.' : value.detail}
      </span>
      {error === '' ? null : (
        <span className={fieldStyles.error} id={`${id}-error`}>
          {error}
        </span>
      )}
      <input
        ref={input}
        id={`${id}-input`}
        className={fieldStyles.input}
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={open && shown.length > 0 ? `${id}-${active}` : undefined}
        aria-describedby={error === '' ? `${id}-hint` : `${id}-error`}
        aria-invalid={error !== '' || undefined}
        value={typed ?? (value === null ? '' : `${value.name} · ${value.detail}`)}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
          if (value !== null) onChoose(null);
        }}
        onFocus={(event) => event.target.select()}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            if (!open) {
              setTyped('');
              setActive(0);
              return;
            }
            const step = event.key === 'ArrowDown' ? 1 : -1;
            if (shown.length > 0) setActive((active + step + shown.length) % shown.length);
          } else if (event.key === 'Enter' && open) {
            event.preventDefault();
            if (choose(shown[active])) onGoOn();
          } else if (event.key === 'Tab' && open && typed !== '') {
            choose(shown[active]);
          } else if (event.key === 'Escape' && open) {
            event.stopPropagation();
            setTyped(null);
          }
        }}
      />
      {open ? (
        <div id={`${id}-list`} role="listbox" aria-label="Matches" className={styles.options}>
          {shown.map((choice, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active option
            <div
              key={choice.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={styles.option}
              // Before the field loses the focus and the list goes.
              onMouseDown={(event) => {
                event.preventDefault();
                choose(choice);
                onGoOn();
              }}
            >
              <span>{choice.name}</span>
              <span className={styles.soft}>{choice.detail}</span>
            </div>
          ))}
          {shown.length === 0 ? (
            <div className={styles.nobody}>
              {nobody} “{typed}”.
            </div>
          ) : null}
          {found.length > most ? <div className={styles.nobody}>and {found.length - most} more; type on</div> : null}
        </div>
      ) : null}
    </div>
  );
}
