// One box that asks which hours were given on which days of the week, for the log.
import { useState } from 'react';
import type { FitsDay } from '../../../src-shared/domain/day-limit.ts';
import { formatDuration } from '../../../src-shared/domain/duration.ts';
import { formatLongDate, type PlainDate } from '../../../src-shared/domain/week.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Form } from '../../components/Form.tsx';
import { TextField } from '../../components/TextField.tsx';
import { type DayHours, hoursHint, readHours } from '../../recording/day-hours.ts';

interface DayHoursDialogProps {
  title: string;
  /** What to enter, and what is made of it. */
  intro: string;
  days: readonly PlainDate[];
  /** Minutes that the log has, by day. What is typed is all that was given on the day. */
  logged: (day: PlainDate) => number;
  /** Whether a day has room for so much. */
  fits: (minutes: number, day: PlainDate) => FitsDay;
  /** What stands in the fields from the start, by day. */
  start?: Record<PlainDate, string>;
  /** What is wrong with no hours at all; absent: that may be. */
  whenEmpty?: string;
  onRecord: (hours: readonly DayHours[]) => Promise<void>;
  onClose: () => void;
}

export function DayHoursDialog(props: DayHoursDialogProps) {
  const { title, intro, days, logged, fits, start = {}, whenEmpty, onRecord, onClose } = props;
  const [typed, setTyped] = useState(start);
  const [errors, setErrors] = useState<Record<PlainDate, string>>({});
  /** What was asked about, by day: recorded once more, it is so. */
  const [asked, setAsked] = useState<Record<PlainDate, string>>({});
  const record = async () => {
    const read = readHours(days, typed, { fits, logged, asked });
    setAsked(Object.fromEntries(Object.entries(typed).map(([day, text]) => [day, text.trim()])));
    const [first] = days;
    const isMissing = read.ok && read.entries.length === 0 && whenEmpty !== undefined && first !== undefined;
    setErrors(isMissing ? { [first]: whenEmpty } : read.ok ? {} : read.errors);
    if (read.ok && !isMissing) await onRecord(read.entries);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{intro}</p>
      <Form onSubmit={record}>
        {days.map((day, index) => (
          <TextField
            key={day}
            label={`${formatLongDate(day)}, hours`}
            hint={
              (typed[day] ?? '').trim() === '' && logged(day) > 0
                ? `The log has ${formatDuration(logged(day))}`
                : hoursHint(typed[day] ?? '')
            }
            size="code"
            value={typed[day] ?? ''}
            onChange={(text) => setTyped({ ...typed, [day]: text })}
            error={errors[day] ?? ''}
            autoFocus={index === 0}
          />
        ))}
        <Buttons>
          <Button look="primary" type="submit">
            Record
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Dialog>
  );
}
