// On a week with a bank holiday: how many lines of services that may have been closed still stand as planned. Whether one was
// closed is for a person to say, so this only points at them.
import { bankHolidaysIn, linesMaybeClosed } from '../../../src-shared/domain/closed-days.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { formatLongDate } from '../../../src-shared/domain/week.ts';
import { Notice } from '../../components/Notice.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';

export function ClosedDays() {
  const { week, council } = useWorkspace();
  if (week.readOnly || !week.generated) return null;
  const lines = week.rows.map(({ line }) => line);
  const actuals = week.rows.flatMap(({ actual, knowledge }) =>
    actual === null || knowledge !== 'untouched' ? [] : [actual],
  );
  const open = linesMaybeClosed(week.weekStart, lines, actuals, council);
  if (open.length === 0) return null;
  const days = bankHolidaysIn(week.weekStart, council).map(formatLongDate).join(' and ');
  return (
    <Notice
      tone="attention"
      sentence={`Bank holiday on ${days}: ${count(open.length, 'line')} of day services ${open.length === 1 ? 'stands' : 'stand'} as planned, and nobody has looked.`}
      action={`If the service was closed, record the hours as missed: “${council.reasons.service_closed.label}”.`}
    />
  );
}
