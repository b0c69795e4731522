// Extra hours that stand on a line and cannot be claimed: on which days they were given. They go into the log as given, and
// the line no longer claims them.
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { fitsDay } from '../../../src-shared/domain/day-limit.ts';
import { formatDuration } from '../../../src-shared/domain/duration.ts';
import { takesExtra } from '../../../src-shared/domain/given-not-claimable.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { formatQuantity } from '../../../src-shared/domain/quantity.ts';
import { daysOfWeek } from '../../../src-shared/domain/week.ts';
import { withoutGiven } from '../../../src-shared/domain/without-given.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { type DayHours, loggedMinutes } from '../../recording/day-hours.ts';
import type { Recording } from '../../recording/use-recording.ts';
import { notClaimableWords } from '../../words/log.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { DayHoursDialog } from './DayHoursDialog.tsx';

interface GivenNotClaimedDialogProps {
  row: WeekRow;
  recording: Recording;
  onClose: () => void;
}

export function GivenNotClaimedDialog({ row, recording, onClose }: GivenNotClaimedDialogProps) {
  const { week, council } = useWorkspace();
  const { run, say } = useAppCalls();
  const { line, actual } = row;
  const all = !takesExtra(line, council);
  const extras = actual?.variations.filter(({ category }) => category === 'extra') ?? [];
  const logged = loggedMinutes(week.log, line.id, ['extra']);
  const [only, another] = extras;
  const onOneDay = another === undefined && only?.firstDay != null && only.firstDay === only.lastDay;
  const start =
    all && onOneDay && only?.firstDay != null && logged(only.firstDay) === 0
      ? { [only.firstDay]: formatDuration(Math.round((only.quantity * 60) / 100)) }
      : {};

  const record = async (hours: readonly DayHours[]) => {
    if (actual === null) return;
    for (const { day, minutes } of hours) {
      const reason = 'temporary_increase' as const;
      const entry = { id: null, lineId: line.id, day, kind: 'extra' as const, reason, minutes, note: '' };
      if ((await run('care.save-log', { entry, admitted: null })) === null) return;
    }
    const variations = withoutGiven(actual.variations, hours, { all, step: council.step });
    if (!(await recording.variations(row, variations))) return;
    say(`Saved on this computer: the hours are in the log as “${notClaimableWords}”.`);
    onClose();
  };

  const claimed = `${formatQuantity(actual?.extra ?? 0)} extra stands on the line.`;
  return (
    <DayHoursDialog
      title={`${personName(row.person, line.ssRef)}: extra hours that cannot be claimed`}
      intro={
        all
          ? `${claimed} Enter what was given on each day: it goes into the log, and the line claims none of it.`
          : `${claimed} Enter what was given on each day that cannot be claimed: it goes into the log, and the line claims so much less.`
      }
      days={daysOfWeek(week.weekStart)}
      logged={logged}
      fits={(minutes, day) => fitsDay(minutes + logged(day), day, line, council)}
      start={start}
      whenEmpty="Enter on which days they were given. Hours that were not given are taken off the line instead."
      onRecord={record}
      onClose={onClose}
    />
  );
}
