// Both deadlines of the week: Tuesday, which is the operative one, and the contract's last moment behind it.
import { count } from '../../../src-shared/domain/count.ts';
import { reminderText } from '../../../src-shared/domain/deadline.ts';
import { formatLongDate } from '../../../src-shared/domain/week.ts';
import { Notice } from '../../components/Notice.tsx';
import { Part } from '../../components/Page.tsx';
import { formatMoment } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './deadlines.module.css';

export function DeadlinesPart() {
  const { week, council } = useWorkspace();
  const { operative, backstop, remindOn, holidaysKnown } = week.deadline;
  return (
    <Part title="When it is due">
      <dl className={styles.facts}>
        <dt>Close of business</dt>
        <dd>
          <strong>{formatMoment(operative)}</strong>
        </dd>
        <dt>The contract’s last moment</dt>
        <dd>
          {formatMoment(backstop)}, {count(council.deadline.backstopWorkingDays, 'working day')} after the week
        </dd>
        <dt>Reminder</dt>
        <dd>
          {formatLongDate(remindOn)}: {reminderText(week.weekStart, council)}
        </dd>
      </dl>
      {holidaysKnown ? null : (
        <Notice
          tone="attention"
          sentence={`The list of bank holidays ends with ${council.bankHolidays.lastYear}.`}
          action="Working days after that are counted without bank holidays: check the last moment yourself."
        />
      )}
    </Part>
  );
}
