// One box for the week in which a service ended: which hours were given on which days up to the last one. They go into the
// log, and the rest of the plan is recorded as missed, because the service ended.
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { fitsDay } from '../../../src-shared/domain/day-limit.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { formatQuantity } from '../../../src-shared/domain/quantity.ts';
import { withRestMissed } from '../../../src-shared/domain/rest-missed.ts';
import { daysOfWeek, formatLongDate, type PlainDate } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { type DayHours, loggedMinutes, minutesOf } from '../../recording/day-hours.ts';
import type { Recording } from '../../recording/use-recording.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { DayHoursDialog } from './DayHoursDialog.tsx';

interface HoursUntilEndDialogProps {
  row: WeekRow;
  lastDay: PlainDate;
  recording: Recording;
  onClose: () => void;
}

export function HoursUntilEndDialog({ row, lastDay, recording, onClose }: HoursUntilEndDialogProps) {
  const { week, council } = useWorkspace();
  const { run, say } = useAppCalls();
  const { line, actual } = row;
  const days = daysOfWeek(week.weekStart).filter((day) => day <= lastDay);
  const logged = loggedMinutes(week.log, line.id, ['delivered', 'as-planned', 'extra']);

  const record = async (hours: readonly DayHours[]) => {
    if (actual === null) return;
    for (const { day, minutes } of hours) {
      const entry = { id: null, lineId: line.id, day, kind: 'delivered' as const, reason: null, minutes, note: '' };
      if ((await run('care.save-log', { entry, admitted: null })) === null) return;
    }
    const given = minutesOf(hours) + days.reduce((sum, day) => sum + logged(day), 0);
    const [category = 'missed'] = council.serviceTypes[line.serviceType].reasons.service_ended.categories;
    if (!(await recording.variations(row, withRestMissed(actual, given, council.step, category)))) return;
    say('Saved on this computer: the hours in the log, the rest as missed.');
    onClose();
  };

  return (
    <DayHoursDialog
      title={`${personName(row.person, line.ssRef)}: hours until ${formatLongDate(lastDay)}`}
      intro={`${formatQuantity(actual?.planned ?? 0)} hours were planned for the week. Enter what was given on each day; the rest is recorded as missed, because the service ended.`}
      days={days}
      logged={logged}
      fits={(minutes, day) => fitsDay(minutes + logged(day), day, line, council)}
      onRecord={record}
      onClose={onClose}
    />
  );
}
