// While lines are hidden by a filter: how many, by what, and the way back. Nothing is hidden silently.
import { XIcon } from '@primer/octicons-react';
import { count } from '../../../src-shared/domain/count.ts';
import { Button } from '../../components/Button.tsx';
import { filterWords, withCondition } from '../../grid/column-filters.ts';
import { type Filter, isFiltered, noFilter } from '../../grid/filters.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './week.module.css';

interface FilterBarProps {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  shown: number;
  all: number;
  /** Whose lines alone are shown; null: everybody's. */
  only: string | null;
  /** The button that was pressed goes with its filter: where the focus goes then. */
  onCleared: () => void;
}

export function FilterBar({ filter, onFilter, shown, all, only, onCleared }: FilterBarProps) {
  const { council, serviceName } = useWorkspace();
  // Unfiltered, the row of totals says how many.
  if (!isFiltered(filter)) return null;
  const { columns = {} } = filter;
  const change = (next: Filter) => {
    onFilter(next);
    onCleared();
  };
  return (
    <div className={styles.filters}>
      <p className={styles.shown} aria-live="polite">
        {shown} of {count(all, 'line')}
        {shown === all ? '' : `, ${all - shown} hidden`}
      </p>
      {only === null ? null : <Chip words={`Only ${only}`} onRemove={() => change({ ...filter, person: null })} />}
      {Object.entries(columns).map(([column, condition]) => (
        <Chip
          key={column}
          words={filterWords(column, condition, { council, serviceName })}
          onRemove={() => change({ ...filter, columns: withCondition(columns, column, null) })}
        />
      ))}
      <Button look="quiet" onPress={() => change(noFilter)}>
        Clear filters
      </Button>
    </div>
  );
}

function Chip({ words, onRemove }: { words: string; onRemove: () => void }) {
  return (
    <span className={styles.chip}>
      <span>{words}</span>
      <Button look="quiet" aria-label={`Remove the filter: ${words}`} onPress={onRemove}>
        <XIcon aria-hidden="true" />
      </Button>
    </span>
  );
}
