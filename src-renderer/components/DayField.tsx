// A day as text, read back in full under its label as soon as it can be read.
import { formatLongDate, type PlainDate } from '../../src-shared/domain/week.ts';
import { parseDay } from '../words/days.ts';
import { TextField } from './TextField.tsx';

interface DayFieldProps {
  label: string;
  /** Shown while nothing readable is typed. */
  hint?: string;
  value: string;
  onChange: (typed: string) => void;
  /** A day without a year is the nearest to this one. */
  near: PlainDate;
  /** What `yesterday` counts from, where that is another day than `near`. */
  today?: PlainDate;
  error?: string;
  autoFocus?: boolean;
}

export function DayField({
  label,
  hint,
  value,
  onChange,
  near,
  today = near,
  error = '',
  autoFocus = false,
}: DayFieldProps) {
  const read = parseDay(value, near, today);
  return (
    <TextField
      label={label}
      hint={read === null ? (hint ?? 'Such as 2 June 2025 or 2/6') : formatLongDate(read)}
      value={value}
      onChange={onChange}
      error={error}
      autoFocus={autoFocus}
    />
  );
}
