// What a preview says will change, in figures: a line a row, and of each line every column from what to what.
import { type ReactNode, useState } from 'react';
import type { FieldChange } from '../../src-shared/app-api/field-change.ts';
import { Button } from './Button.tsx';
import styles from './changes.module.css';
import { Table } from './Table.tsx';
import table from './table.module.css';

export interface ChangedLine {
  /** Unique among the lines on show. */
  key: string;
  /** Of the file or sheet; null where there is none. */
  row: number | null;
  who: string;
  /** Which line of theirs; null where `who` says it. */
  what: string | null;
  fields: readonly FieldChange[];
}

/** More than anybody reads at once; a long table would also keep the dialog waiting. */
const mostShown = 200;

interface ChangesProps {
  caption: string;
  lines: readonly ChangedLine[];
  /** One more column at the end, such as a choice for each line; by the line's key. */
  last?: { heading: string; cell: (key: string) => ReactNode } | null;
}

export function Changes({ caption, lines, last = null }: ChangesProps) {
  const [all, setAll] = useState(false);
  if (lines.length === 0) return null;
  const named = lines.some(({ what }) => what !== null);
  const hasRows = lines.some(({ row }) => row !== null);
  const shown = all ? lines : lines.slice(0, mostShown);
  return (
    <>
      <Table
        caption={caption}
        head={
          <>
            {hasRows ? (
              <th scope="col" className={table.number}>
                Row
              </th>
            ) : null}
            <th scope="col">{named ? 'Person' : 'What'}</th>
            {named ? <th scope="col">Line</th> : null}
            <th scope="col">From what to what</th>
            {last === null ? null : <th scope="col">{last.heading}</th>}
          </>
        }
      >
        {shown.map(({ key, row, who, what, fields }) => (
          <tr key={key}>
            {hasRows ? <td className={table.number}>{row}</td> : null}
            <th scope="row">{who}</th>
            {named ? <td>{what}</td> : null}
            <td>
              <FieldChanges fields={fields} />
            </td>
            {last === null ? null : <td>{last.cell(key)}</td>}
          </tr>
        ))}
      </Table>
      {lines.length > shown.length ? (
        <p>
          <Button onPress={() => setAll(true)}>{`Show all ${lines.length}`}</Button>
        </p>
      ) : null}
    </>
  );
}

function FieldChanges({ fields }: { fields: readonly FieldChange[] }) {
  return (
    <ul className={styles.fields}>
      {fields.map(({ field, from, to }) => (
        <li key={field}>
          <span className={styles.field}>{field}</span> from {from || 'blank'} to{' '}
          <strong className={styles.to}>{to || 'blank'}</strong>
        </li>
      ))}
    </ul>
  );
}
