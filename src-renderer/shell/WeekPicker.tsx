// The week that is open, and the way to another.
import { addDays, formatWeek } from '../../src-shared/domain/week.ts';
import type { WeekList } from '../app-api/queries.ts';
import { Button } from '../components/Button.tsx';
import { Select } from '../components/Select.tsx';
import { useWorkspace } from '../workspace/workspace.ts';
import styles from './shell.module.css';

const weekLength = 7;

export function WeekPicker({ weeks }: { weeks: WeekList['weeks'] }) {
  const { week, openWeek } = useWorkspace();
  const known = new Set(weeks.map((candidate) => candidate.weekStart));
  const before = addDays(week.weekStart, -weekLength);
  const after = addDays(week.weekStart, weekLength);
  return (
    <div className={styles.picker}>
      <Button
        look="quiet"
        aria-label="The week before"
        whyNot={known.has(before) ? null : 'There is no earlier week here.'}
        onPress={() => openWeek(before)}
      >
        <span aria-hidden="true">‹</span>
      </Button>
      <Select
        label="Week"
        labelHidden
        look="title"
        options={weeks.map((candidate) => ({
          value: candidate.weekStart,
          label: `Week ${formatWeek(candidate.weekStart)}`,
          shown: formatWeek(candidate.weekStart),
          detail: candidate.holds,
        }))}
        value={week.weekStart}
        onChange={openWeek}
      />
      <Button
        look="quiet"
        aria-label="The week after"
        whyNot={known.has(after) ? null : 'There is no later week here.'}
        onPress={() => openWeek(after)}
      >
        <span aria-hidden="true">›</span>
      </Button>
    </div>
  );
}
