// After an absence was saved: the weeks that say otherwise than it does, each a click away.
import { count } from '../../../src-shared/domain/count.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import type { WeeksBeside } from './AbsenceDialog.tsx';
import styles from './absence.module.css';

export function BesideNotice({ weeks, onClose }: { weeks: WeeksBeside; onClose: () => void }) {
  const { openWeek } = useWorkspace();
  if (weeks.length === 0) return null;
  return (
    <section className={styles.beside} aria-label="Weeks that say otherwise">
      {weeks.map(({ weekStart, says, lineIds }) => (
        <div key={`${weekStart} ${says}`} className={styles.besideWeek}>
          <Notice
            tone="attention"
            sentence={`The week ${formatWeek(weekStart)} ${says === 'still-away' ? 'still says away on days that the absence has no longer' : 'was confirmed without the absence or some of its days'}: ${count(lineIds.length, 'line')}.`}
            action={
              says === 'still-away'
                ? 'Correct these lines in that week.'
                : 'Record it there: that opens the week again, to be confirmed anew; or, where it is paid, tell the council.'
            }
          />
          <Button onPress={() => openWeek(weekStart)}>Go to the week {formatWeek(weekStart)}</Button>
        </div>
      ))}
      <div>
        <Button onPress={onClose}>Put this away</Button>
      </div>
    </section>
  );
}
