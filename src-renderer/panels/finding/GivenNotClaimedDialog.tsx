// Extra hours that stand on a line and cannot be claimed: on which days they were given. They go into the log as given, and
// the line no longer claims them, in one step.
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { fitsDay } from '../../../src-shared/domain/day-limit.ts';
import { takesExtra } from '../../../src-shared/domain/given-not-claimable.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { formatQuantity } from '../../../src-shared/domain/quantity.ts';
import { daysOfWeek } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { type DayHours, loggedMinutes, notClaimableHours } from '../../recording/day-hours.ts';
import { notClaimableWords } from '../../words/log.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { DayHoursDialog } from './DayHoursDialog.tsx';

interface GivenNotClaimedDialogProps {
  row: WeekRow;
  onClose: () => void;
}

export function GivenNotClaimedDialog({ row, onClose }: GivenNotClaimedDialogProps) {
  const { week, council } = useWorkspace();
  const { run, say } = useAppCalls();
  const { line, actual } = row;
  const { weekStart } = week;
  const all = !takesExtra(line, council);
  const days = daysOfWeek(weekStart);

  const record = async (hours: readonly DayHours[]) => {
    const input = { weekStart, lineId: line.id, as: 'not-claimed' as const, hours: [...hours] };
    if ((await run('care.record-hours', input)) === null) return;
    say(`Saved on this computer: the hours are in the log as “${notClaimableWords}”.`, 'may-undo');
    onClose();
  };

  const claimed = `${formatQuantity(actual?.extra ?? 0)} extra stands on the line.`;
  return (
    <DayHoursDialog
      title={`${personName(row.person, line.ssRef)}: extra hours that cannot be claimed`}
      intro={
        all
          ? `${claimed} Enter all that was given on each day: it goes into the log, and the line claims none of it.`
          : `${claimed} Enter all that was given on each day that cannot be claimed: it goes into the log, and the line no longer claims it.`
      }
      days={days}
      logged={loggedMinutes(week.log, line.id, ['extra', 'not-claimed'])}
      fits={(minutes, day) => fitsDay(minutes, day, line, council)}
      start={notClaimableHours(row, week.log, days, all)}
      whenEmpty="Enter on which days they were given. Hours that were not given are taken off the line instead."
      onRecord={record}
      onClose={onClose}
    />
  );
}
