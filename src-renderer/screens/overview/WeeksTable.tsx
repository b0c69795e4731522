// The weeks with what holds them, and by when each is due.
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { useWeekList } from '../../app-api/queries.ts';
import { Button } from '../../components/Button.tsx';
import tableStyles from '../../components/table.module.css';
import { formatShortMoment } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';

const most = 13;

export function WeeksTable() {
  const { openWeek, now } = useWorkspace();
  const { value } = useWeekList();
  return (
    <div className={tableStyles.scroll}>
      <table className={tableStyles.table}>
        <caption>The newest first</caption>
        <thead>
          <tr>
            <th scope="col">Week</th>
            <th scope="col">How it stands</th>
            <th scope="col">Due</th>
          </tr>
        </thead>
        <tbody>
          {(value?.weeks ?? []).slice(0, most).map((week) => (
            <tr key={week.weekStart}>
              <th scope="row">
                <Button look="quiet" onPress={() => openWeek(week.weekStart)}>
                  {formatWeek(week.weekStart)}
                </Button>
              </th>
              <td>{week.holds}</td>
              <td className={tableStyles.whole}>{week.beforeApp ? 'before this app' : dueWords(week.due, now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function dueWords(due: string, now: string): string {
  return `${Date.parse(due) < Date.parse(now) ? 'was ' : ''}${formatShortMoment(due)}`;
}
