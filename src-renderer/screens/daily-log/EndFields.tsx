// What is asked of a death or an end of service in place of hours.
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import type { EndHappening } from '../../../src-shared/domain/log-choices.ts';
import { endWords } from '../../../src-shared/messages/adjustment-draft.ts';
import { Choices } from '../../components/Choices.tsx';

import styles from './daily-log.module.css';
import { type EndCause, isOneOfSeveral } from './use-log-entry.ts';

interface EndFieldsProps {
  end: EndHappening;
  cause: EndCause;
  onCause: (cause: EndCause) => void;
  row: WeekRow | null;
  rows: readonly WeekRow[];
}

export function EndFields({ end, cause, onCause, row, rows }: EndFieldsProps) {
  const thisLineOnly = end === 'ended' && row !== null && isOneOfSeveral(row, rows);
  return (
    <div>
      {end === 'died' ? null : (
        <Choices
          label="Why it ended"
          choices={(['moved', 'other'] as const).map((value) => ({ value, label: endWords[value] }))}
          value={cause}
          onChange={onCause}
        />
      )}
      <p className={styles.soft}>
        {thisLineOnly
          ? 'This service only. An end of all services of the person is recorded on Adjustments.'
          : 'All services of the person end.'}{' '}
        Nothing can be claimed for any later day.
      </p>
    </div>
  );
}
