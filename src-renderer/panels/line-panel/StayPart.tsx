// The hospital stays that fall into the line's week: since when, who knows of it, what was decided, and how many paid
// weeks are left for this kind of service.

import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { hospitalWeek, paidWeeksLeft } from '../../../src-shared/domain/hospital.ts';
import { formatLongDate } from '../../../src-shared/domain/week.ts';
import { Button } from '../../components/Button.tsx';
import { decisionsWords, toldWords } from '../../words/stay.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './line-panel.module.css';

export function StayPart({ row }: { row: WeekRow }) {
  const { week, council, go } = useWorkspace();
  const stays = week.stays.filter((stay) => row.stayIds.includes(stay.id));
  if (stays.length === 0) return null;
  return (
    <section className={styles.part} aria-label="Hospital stay">
      <h3>Hospital stay</h3>
      {stays.map((stay) => {
        const left = paidWeeksLeft(stay, week.weekStart, row.line, council);
        return (
          <dl key={stay.id} className={styles.facts}>
            <dt>Admitted</dt>
            <dd>{formatLongDate(stay.admitted)}</dd>
            <dt>Discharged</dt>
            <dd>{stay.discharged === null ? 'still in' : formatLongDate(stay.discharged)}</dd>
            <dt>Told</dt>
            <dd>{toldWords(stay)}</dd>
            <dt>Decision</dt>
            <dd>{decisionsWords(stay).join('; ') || 'none'}</dd>
            <dt>This week</dt>
            <dd>
              hospital week {hospitalWeek(stay, week.weekStart)}
              {left === null
                ? ''
                : left === 0
                  ? ', no paid week left after it'
                  : `, ${count(left, 'paid week')} left after it`}
            </dd>
          </dl>
        );
      })}
      <div className={styles.buttons}>
        <Button look="quiet" onPress={() => go({ name: 'hospital', stayId: null })}>
          Go to Hospital
        </Button>
      </div>
    </section>
  );
}
