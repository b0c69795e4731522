// What runs across weeks on the line: the days of an increase, non-engagements in a row, the hospital week.
import { Fragment } from 'react';
import type { WeekRow } from '../../../src-shared/desk-api.ts';
import { hospitalWeek, paidWeeksLeft } from '../../../src-shared/hospital.ts';
import { Button } from '../../components/Button.tsx';
import { useCounts } from '../../desk/care-queries.ts';
import { count } from '../../words/count.ts';
import { increaseWords, nonEngagementWords } from '../changes/running-words.ts';
import { useWorkspace } from '../shell/workspace.ts';
import styles from './line-panel.module.css';

export function CountsPart({ row }: { row: WeekRow }) {
  const { week, council, go } = useWorkspace();
  const { value } = useCounts(week.weekStart);
  const counts = value?.lines.find((line) => line.lineId === row.line.id);
  const stays = week.stays.filter((stay) => row.stayIds.includes(stay.id));
  if (counts === undefined && stays.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3>Counted across weeks</h3>
      <dl className={styles.facts}>
        {stays.map((stay) => {
          const left = paidWeeksLeft(stay, week.weekStart, row.line, council);
          return (
            <Fragment key={stay.id}>
              <dt>Hospital</dt>
              <dd>
                week {hospitalWeek(stay, week.weekStart)}
                {left === null
                  ? ''
                  : left === 0
                    ? ', no paid week left after it'
                    : `, ${count(left, 'paid week')} left after it`}{' '}
                <Button look="quiet" onPress={() => go({ name: 'hospital', stayId: null })}>
                  See the stay
                </Button>
              </dd>
            </Fragment>
          );
        })}
        {counts?.increase == null ? null : (
          <>
            <dt>Increase</dt>
            <dd>{increaseWords(counts.increase)}</dd>
          </>
        )}
        {counts?.nonEngagement == null ? null : (
          <>
            <dt>Non-engagement</dt>
            <dd>{nonEngagementWords(counts.nonEngagement)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
