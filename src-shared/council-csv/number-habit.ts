// How a file writes its quantities, so that a changed cell looks like its neighbours: `8.00`, or `8` once a spreadsheet
// has been at it, or `8,00` where the computer's region says so.
import { formatQuantity, type Quantity } from '../domain/quantity.ts';
import { longestNumber } from '../readers/hours.ts';

export interface NumberHabit {
  decimals: 'two' | 'shortest';
  mark: '.' | ',';
}

/** Counts the quantity cells of a file, to find its habit. */
export class HabitCount {
  /** By how a cell is written; a file has few distinct ones. */
  readonly #cells = new Map<string, number>();

  add(raw: string): void {
    if (raw.length > longestNumber) return;
    const known = this.#cells.get(raw);
    if (known !== undefined || this.#cells.size < 10_000) this.#cells.set(raw, (known ?? 0) + 1);
  }

  habit(): NumberHabit {
    let [two, shorter, points, commas] = [0, 0, 0, 0];
    for (const [raw, count] of this.#cells) {
      const parts = /\d(?:([.,])(\d*))?"?\s*$/.exec(raw);
      if (parts === null) continue;
      if (parts[2]?.length === 2) two += count;
      else shorter += count;
      if (parts[1] === '.') points += count;
      if (parts[1] === ',') commas += count;
    }
    return { decimals: shorter > two ? 'shortest' : 'two', mark: commas > points ? ',' : '.' };
  }
}

/** A quantity in a file's own habit. */
export function writeQuantity(quantity: Quantity, habit: NumberHabit): string {
  const two = formatQuantity(quantity);
  const text = habit.decimals === 'two' ? two : two.replace(/\.?0+$/, '');
  return habit.mark === '.' ? text : text.replace('.', ',');
}
