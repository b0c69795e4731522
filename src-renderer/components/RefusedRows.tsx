// Rows of a file that are not taken: whose they are, and cell by cell what is wrong and how to put it right.
import type { RefusedRow } from '../../src-shared/app-api/reading.ts';
import styles from './changes.module.css';

export function RefusedRows({ rows }: { rows: readonly RefusedRow[] }) {
  return (
    <ul className={styles.rows}>
      {rows.map(({ row, person, line, cells }) => (
        <li key={row}>
          {person === '' ? null : (
            <p className={styles.field}>
              Row {row}: {person}, {line}
            </p>
          )}
          {cells.map(({ column, sentence, fix }) => (
            <div key={`${column} ${sentence}`}>
              <strong>{sentence}</strong>
              <p>{fix}</p>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
