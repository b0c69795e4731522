// How many cells are chosen in the grid, and the sum of their figures: seen in short, and read out with where they are.
import { VisuallyHidden } from 'react-aria-components';
import { count } from '../../src-shared/domain/count.ts';
import { useSelectedCells } from '../workspace/selected-cells.ts';
import styles from './shell.module.css';

export function SelectedSums() {
  const selected = useSelectedCells();
  const short =
    selected === null ? [] : [count(selected.cells, 'cell'), selected.sum.replace(/ of .*/, '')].filter(Boolean);
  return (
    <p role="status" aria-label="Chosen cells" className={styles.selected}>
      {selected === null ? null : (
        <>
          <span aria-hidden="true">{short.join(' · ')}</span>
          <VisuallyHidden elementType="span">
            {[`${selected.where}: ${count(selected.cells, 'cell')}`, selected.sum].filter(Boolean).join(', ')}
          </VisuallyHidden>
        </>
      )}
    </p>
  );
}
