// One box for the week in which a service ended: which hours were given on which days up to the last one. They go into the
// log, and the rest of the plan is recorded as missed, because the service ended, in one step.
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { fitsDay } from '../../../src-shared/domain/day-limit.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { formatQuantity } from '../../../src-shared/domain/quantity.ts';
import { daysOfWeek, formatLongDate, type PlainDate } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { type DayHours, loggedMinutes, typedHours } from '../../recording/day-hours.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { DayHoursDialog } from './DayHoursDialog.tsx';

interface HoursUntilEndDialogProps {
  row: WeekRow;
  lastDay: PlainDate;
  onClose: () => void;
}

export function HoursUntilEndDialog({ row, lastDay, onClose }: HoursUntilEndDialogProps) {
  const { week, council } = useWorkspace();
  const { run, say } = useAppCalls();
  const { line, actual } = row;
  const { weekStart } = week;
  const days = daysOfWeek(weekStart).filter((day) => day <= lastDay);
  const logged = loggedMinutes(week.log, line.id, ['delivered', 'as-planned', 'extra']);

  const record = async (hours: readonly DayHours[]) => {
    const input = { weekStart, lineId: line.id, as: 'until-end' as const, hours: [...hours] };
    if ((await run('care.record-hours', input)) === null) return;
    say('Saved on this computer: the hours in the log, the rest as missed.', 'may-undo');
    onClose();
  };

  return (
    <DayHoursDialog
      title={`${personName(row.person, line.ssRef)}: hours until ${formatLongDate(lastDay)}`}
      intro={`${formatQuantity(actual?.planned ?? 0)} hours were planned for the week. Enter all that was given on each day; the rest is recorded as missed, because the service ended.`}
      days={days}
      logged={logged}
      fits={(minutes, day) => fitsDay(minutes, day, line, council)}
      start={typedHours(days, logged)}
      onRecord={record}
      onClose={onClose}
    />
  );
}
