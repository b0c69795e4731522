// What one line of a request is to become: hours, level and visits a week, beside what they are now.
import type { ServiceLine } from '../../../src-shared/domain/lines.ts';
import { formatQuantity } from '../../../src-shared/domain/quantity.ts';
import { TextField } from '../../components/TextField.tsx';
import type { ChangeDetails, ChangeKind } from '../../recording/read-request.ts';
import styles from './adjustments.module.css';

interface ChangeFieldsProps {
  line: ServiceLine;
  /** Null: the line does not change. */
  kind: ChangeKind | null;
  details: ChangeDetails;
  errors: Partial<Record<'hours' | 'visits', string>>;
  onChange: (details: ChangeDetails) => void;
}

export function ChangeFields({ line, kind, details, errors, onChange }: ChangeFieldsProps) {
  if (kind === null || kind === 'end') return null;
  const { hours, level, visits } = details.from;
  return (
    <div className={styles.fields}>
      <TextField
        label="Hours a week from then on"
        hint={`Now ${formatQuantity(hours?.from ?? line.plannedQuantity)}`}
        size="code"
        value={details.hours}
        onChange={(typed) => onChange({ ...details, hours: typed })}
        error={errors.hours ?? ''}
      />
      {kind === 'level' ? (
        <TextField
          label="Service level from then on"
          hint={`Now ${level?.from ?? line.serviceLevel}`}
          value={details.level}
          onChange={(typed) => onChange({ ...details, level: typed })}
        />
      ) : null}
      <TextField
        label="Visits a week from then on"
        hint={`Now ${visits?.from ?? line.plannedVisits}`}
        size="code"
        value={details.visits}
        onChange={(typed) => onChange({ ...details, visits: typed })}
        error={errors.visits ?? ''}
      />
    </div>
  );
}
