// The absences that fall into the line's week: from when to when, when that was told, and the way to record or change one.
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { absenceDaysWords, absenceNames, noticeWords } from '../../../src-shared/domain/absence-words.ts';
import { absenceTouches, isAbsenceOf } from '../../../src-shared/domain/absences.ts';
import { sundayOf } from '../../../src-shared/domain/week.ts';
import { Button } from '../../components/Button.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './line-panel.module.css';

export function AbsencePart({ row: { line } }: { row: WeekRow }) {
  const { week, go } = useWorkspace();
  const own = week.absences.filter(
    (absence) => isAbsenceOf(absence, line) && absenceTouches(absence, week.weekStart, sundayOf(week.weekStart)),
  );
  const toPage = (absence: string) => go({ name: 'hospital', stayId: null, absence, ssRef: line.ssRef });
  return (
    <section className={styles.part} aria-label="Absence">
      <h3>Absence</h3>
      {own.map((absence) => (
        <dl key={absence.id} className={styles.facts}>
          <dt>{absenceNames[absence.kind]}</dt>
          <dd>{absenceDaysWords(absence)}</dd>
          <dt>Told on</dt>
          <dd>{noticeWords(absence)}</dd>
        </dl>
      ))}
      <div className={styles.buttons}>
        {own.map((absence) => (
          <Button key={absence.id} look="quiet" onPress={() => toPage(absence.id)}>
            End or change {absenceNames[absence.kind].toLowerCase()}…
          </Button>
        ))}
        {own.length > 0 ? null : (
          <Button look="quiet" onPress={() => toPage('new')}>
            Record an absence…
          </Button>
        )}
      </div>
    </section>
  );
}
