// One box for the week in which a service ended: which hours were given on which days up to the last one. They go into the
// log, and the rest of the plan is recorded as missed, because the service ended.
import { useState } from 'react';
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { formatDuration } from '../../../src-shared/domain/duration.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { formatQuantity } from '../../../src-shared/domain/quantity.ts';
import { daysOfWeek, formatLongDate, type PlainDate } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { TextField } from '../../components/TextField.tsx';
import { readHours, withRestMissed } from '../../recording/hours-until-end.ts';
import type { Recording } from '../../recording/use-recording.ts';
import { useWorkspace } from '../../workspace/workspace.ts';

interface HoursUntilEndDialogProps {
  row: WeekRow;
  lastDay: PlainDate;
  recording: Recording;
  onClose: () => void;
}

export function HoursUntilEndDialog({ row, lastDay, recording, onClose }: HoursUntilEndDialogProps) {
  const { week, council } = useWorkspace();
  const { run, say } = useAppCalls();
  const [typed, setTyped] = useState<Record<PlainDate, string>>({});
  const [errors, setErrors] = useState<Record<PlainDate, string>>({});
  const { line, actual } = row;
  const days = daysOfWeek(week.weekStart).filter((day) => day <= lastDay);
  const logged = (day: PlainDate) =>
    week.log
      .filter((entry) => entry.lineId === line.id && entry.day === day)
      .reduce(
        (sum, { kind, minutes }) =>
          kind === 'delivered' || kind === 'as-planned' || kind === 'extra' ? sum + minutes : sum,
        0,
      );

  const record = async () => {
    const read = readHours(days, typed);
    setErrors(read.ok ? {} : read.errors);
    if (!read.ok || actual === null) return;
    for (const { day, minutes } of read.entries) {
      const entry = { id: null, lineId: line.id, day, kind: 'delivered' as const, reason: null, minutes, note: '' };
      if ((await run('care.save-log', { entry, admitted: null })) === null) return;
    }
    const given = read.minutes + days.reduce((sum, day) => sum + logged(day), 0);
    const [category = 'missed'] = council.serviceTypes[line.serviceType].reasons.service_ended.categories;
    if (!(await recording.variations(row, withRestMissed(actual, given, council.step, category)))) return;
    say('Saved on this computer: the hours in the log, the rest as missed.');
    onClose();
  };

  return (
    <Dialog title={`${personName(row.person, line.ssRef)}: hours until ${formatLongDate(lastDay)}`} onClose={onClose}>
      <p>
        {formatQuantity(actual?.planned ?? 0)} hours were planned for the week. Enter what was given on each day; the
        rest is recorded as missed, because the service ended.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void record();
        }}
      >
        {days.map((day, index) => (
          <TextField
            key={day}
            label={formatLongDate(day)}
            hint={
              logged(day) > 0
                ? `The log has ${formatDuration(logged(day))} already`
                : 'Such as 1:30 or 90 min; empty: none'
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
      </form>
    </Dialog>
  );
}
