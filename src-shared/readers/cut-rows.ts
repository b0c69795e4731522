// Rows that a line break without quotation marks has cut: what follows it stands in a row of its own, with too few cells. Found
// by the numbers of cells alone, in one pass, whatever the rows came as.

export interface RowSize {
  /** Where the row stands; not read here. */
  at: number;
  cells: number;
  /** It has as many cells as a row needs. */
  hasAll: boolean;
  /** It begins as a row does: nothing goes on in it. */
  begins: boolean;
  /** Its last cell has words without marks, so that a break may have ended it. */
  isOpen: boolean;
}

export interface CutRow {
  first: RowSize;
  /** Where the first row has all its cells, the last of them may go on here; else the rows have all of them together. */
  rest: RowSize[];
}

/**
 * Give it the rows that have anything in them, in their order, and say at the end that there are no more.
 * @param width how many cells a row has
 * @param found called for each row that was cut, or may have been
 */
export function cutRowFinder(width: number, found: (cut: CutRow) => void): { add(row: RowSize): void; end(): void } {
  let run: RowSize[] = [];
  const end = () => {
    const [first, ...others] = run;
    run = [];
    if (first === undefined || others.length === 0 || !first.isOpen) return;
    if (first.hasAll) {
      found({ first, rest: others });
      return;
    }
    let cells = first.cells;
    for (const [at, row] of others.entries()) {
      // The break parts one cell in two.
      cells += row.cells - 1;
      if (cells === width) found({ first, rest: others.slice(0, at + 1) });
      if (cells >= width) return;
    }
  };
  return {
    add(row) {
      if (row.begins) end();
      run.push(row);
    },
    end,
  };
}
