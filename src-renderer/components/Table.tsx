// A table of a page, which scrolls sideways by itself where it is wider than its column.
import table from './table.module.css';

interface TableProps {
  caption?: React.ReactNode;
  /** The cells of its one row of headings: `<th scope="col">`. */
  head: React.ReactNode;
  /** Its rows. */
  children: React.ReactNode;
}

export function Table({ caption, head, children }: TableProps) {
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        {caption === undefined ? null : <caption>{caption}</caption>}
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
