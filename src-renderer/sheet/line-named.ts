// Which line a row of a sheet names: by SS Ref or person, and by service and level where the sheet has them. A row that
// names none, or several that nothing tells apart, is nobody's, and is told whom it does name.
import { readHours } from '../../src-shared/readers/hours.ts';
import { type KnownReferences, knownReferences } from '../../src-shared/readers/known-references.ts';
import { foldName, nameKey } from '../../src-shared/readers/names.ts';
import type { GridRow } from '../grid/rows.ts';
import { headingOf, sheetText } from '../grid/sheet-columns.ts';

/** Columns that say whose line it is. */
export const namingColumns: readonly string[] = ['person', 'ssRef', 'shortService', 'serviceLevel'];
/** Those by which a line is looked for; a service alone names nobody. */
export const findingColumns: readonly string[] = ['person', 'ssRef'];

export type NamedLine =
  | { kind: 'line'; row: GridRow }
  /** The sheet has no column that names anybody. */
  | { kind: 'unnamed' }
  | { kind: 'refused'; sentence: string };

/** Finds lines for the rows of one sheet; it remembers which of two lines alike it has given. */
export class LinesNamed {
  readonly #columns: readonly (string | null)[];
  readonly #references: KnownReferences;
  // A sheet may have as many rows as the week has lines.
  readonly #bySsRef: ReadonlyMap<string, GridRow[]>;
  readonly #byName: ReadonlyMap<string, GridRow[]>;
  /** Some SS Ref of the sheet has a zero in front: then no spreadsheet has taken them away. */
  readonly #zerosIntact: boolean;
  /** How many rows of the sheet name the same lines, and how many of them were met. */
  readonly #alike = new Map<string, { rows: number; met: number }>();

  constructor(sheet: readonly (readonly string[])[], columns: readonly (string | null)[], rows: readonly GridRow[]) {
    this.#columns = columns;
    this.#references = knownReferences(rows.map(({ ssRef }) => ssRef));
    this.#bySsRef = grouped(rows, ({ ssRef }) => ssRef);
    this.#byName = grouped(rows, ({ person }) => nameKey(person));
    const at = columns.indexOf('ssRef');
    this.#zerosIntact = sheet.some((cells) => (cells[at] ?? '').trim().startsWith('0'));
    for (const cells of sheet) {
      const key = this.#keyOf(this.#fitting(cells));
      const known = this.#alike.get(key);
      if (known === undefined) this.#alike.set(key, { rows: 1, met: 0 });
      else known.rows += 1;
    }
  }

  /** True for the name of somebody of the week, whichever part of it comes first. */
  isPerson(text: string): boolean {
    return this.#byName.has(nameKey(text));
  }

  /** True for an SS Ref of the week that nobody would take for a number of hours or carers. */
  isSsRef(text: string): boolean {
    const found = this.#references.find(text);
    return found.ok && found.known && (text.length > 3 || this.#bySsRef.has(text));
  }

  /** True for a row that says itself whose it is. */
  namesSomebody(cells: readonly string[]): boolean {
    return this.#said(cells).some(({ column }) => findingColumns.includes(column));
  }

  /** The line that a row names. Rows are asked for in the sheet's order. */
  find(cells: readonly string[]): NamedLine {
    const said = this.#said(cells);
    if (!this.namesSomebody(cells)) {
      // Its place says nothing where the other rows go by name: a merged cell is blank in all rows but the first.
      return this.#columns.some((column) => column !== null && findingColumns.includes(column))
        ? { kind: 'refused', sentence: 'This row names nobody. Write the SS Ref or the person into it.' }
        : { kind: 'unnamed' };
    }
    const found = this.#fitting(cells);
    const [only, another] = found;
    const rivals = this.#rivals(said);
    if (rivals.length > 0) {
      const ssRefs = [...new Set(found.map(({ ssRef }) => ssRef)), ...rivals].join(' or ');
      const sentence = `A spreadsheet may have taken the zeros of this SS Ref, which could be ${ssRefs}. Copy the person along with it.`;
      return { kind: 'refused', sentence };
    }
    if (only === undefined) return { kind: 'refused', sentence: this.#nobody(said) };
    if (another === undefined) return { kind: 'line', row: only };
    const planned = this.#byPlan(cells, found);
    if (planned.length === 1 && planned[0] !== undefined) return { kind: 'line', row: planned[0] };
    const group = this.#alike.get(this.#keyOf(found));
    // The sheet's order says which is which only where the plan tells none of them apart.
    if (planned.length === found.length && group !== undefined && group.rows === found.length) {
      const row = found[group.met];
      group.met += 1;
      if (row !== undefined) return { kind: 'line', row };
    }
    const lines = found.map((row) => `${row.shortService} / ${row.serviceLevel}`);
    const which = new Set(lines).size === 1 ? `${found.length} lines of ${lines[0]}` : lines.join(' and ');
    return {
      kind: 'refused',
      sentence: `This row could be any of ${which} of ${only.person}. Copy the columns Service, Level and Planned along with it.`,
    };
  }

  /** The SS Ref of a row as it is written, where its line's is another writing of it; null where it is the same or there is none. */
  otherWriting(cells: readonly string[], row: GridRow): string | null {
    const written = this.#said(cells).find(({ column }) => column === 'ssRef')?.text;
    return written === undefined || written === row.ssRef ? null : written;
  }

  /** Why a line is not the one that a row names, or null where it is. */
  whyNot(cells: readonly string[], row: GridRow): string | null {
    const wrong =
      this.#said(cells).find(({ column, text }) => !this.#isSame(column, text, row)) ?? this.#stranger(cells, row);
    if (wrong === undefined) return null;
    const { column, text } = wrong;
    const theirs = this.#candidates(column, text).find((other) => other.id !== row.id);
    const named = column === 'person' ? text : `${headingOf(column)} ${text}`;
    const who = column === 'ssRef' && theirs !== undefined ? `${named} (${theirs.person})` : named;
    const is = column === 'person' ? row.person : `${row.person}, ${sheetText(row, column)}`;
    return `This row names ${who}, but the line here is that of ${is}. Paste it beside its own line, or with the headings.`;
  }

  /** Somebody else's name, or SS Ref, where nothing says that the column has them: rows that go by their place move. */
  #stranger(cells: readonly string[], row: GridRow): { column: string; text: string } | undefined {
    if (this.namesSomebody(cells)) return undefined;
    return cells
      .flatMap((cell) => {
        const text = cell.trim();
        if (this.#bySsRef.has(text) && (text.length > 4 || /^0\d|[^\d.]/.test(text)))
          return [{ column: 'ssRef', text }];
        return /\p{L}/u.test(text) && this.isPerson(text) ? [{ column: 'person', text }] : [];
      })
      .find(({ column, text }) => !this.#isSame(column, text, row));
  }

  /** Others whose SS Ref may have lost its zeros, where the row names no person and no SS Ref of the sheet still has them. */
  #rivals(said: readonly { column: string; text: string }[]): string[] {
    const written = said.find(({ column }) => column === 'ssRef')?.text;
    if (written === undefined || this.#zerosIntact || said.some(({ column }) => column === 'person')) return [];
    const found = this.#references.find(written);
    return found.ok ? found.rivals : [];
  }

  #candidates(column: string, text: string): readonly GridRow[] {
    if (column === 'person') return this.#byName.get(nameKey(text)) ?? [];
    const found = column === 'ssRef' ? this.#references.find(text) : null;
    return found?.ok ? (this.#bySsRef.get(found.reference) ?? []) : [];
  }

  #said(cells: readonly string[]): { column: string; text: string }[] {
    return this.#columns.flatMap((column, index) => {
      const text = (cells[index] ?? '').trim();
      return column !== null && namingColumns.includes(column) && text !== '' ? [{ column, text }] : [];
    });
  }

  #fitting(cells: readonly string[]): GridRow[] {
    const said = this.#said(cells);
    const by = said.find(({ column }) => column === 'ssRef') ?? said.find(({ column }) => column === 'person');
    if (by === undefined) return [];
    return this.#candidates(by.column, by.text).filter((row) =>
      said.every(({ column, text }) => this.#isSame(column, text, row)),
    );
  }

  #isSame(column: string, text: string, row: GridRow): boolean {
    switch (column) {
      case 'ssRef': {
        const found = this.#references.find(text);
        return found.ok && found.reference === row.ssRef;
      }
      case 'person':
        return nameKey(text) === nameKey(row.person);
      case 'shortService':
        return [row.shortService, row.service].some((service) => foldName(service) === foldName(text));
      default:
        return foldName(text) === foldName(sheetText(row, column));
    }
  }

  /** Those of which the row says the plan; all of them where it says none. */
  #byPlan(cells: readonly string[], found: readonly GridRow[]): GridRow[] {
    return found.filter((row) =>
      ['planned', 'visits'].every((column) => {
        const at = this.#columns.indexOf(column);
        const text = at < 0 ? '' : (cells[at] ?? '').trim();
        if (text === '') return true;
        const [said, theirs] = [readHours(text), readHours(sheetText(row, column))];
        return said.ok && theirs.ok && said.quantity === theirs.quantity;
      }),
    );
  }

  #keyOf(found: readonly GridRow[]): string {
    return found.map(({ id }) => id).join(' ');
  }

  #nobody(said: readonly { column: string; text: string }[]): string {
    const ssRef = said.find(({ column }) => column === 'ssRef')?.text;
    const names = said.map(({ column, text }) => `${headingOf(column)} ${text}`).join(', ');
    if (ssRef !== undefined) {
      const found = this.#references.find(ssRef);
      if (!found.ok && found.candidates.length > 0) {
        return `The SS Ref ${ssRef} may have lost its zeros and could be ${found.candidates.join(' or ')}.`;
      }
      const [near] = found.ok && !found.known ? this.#references.near(found.reference) : [];
      const person = this.#bySsRef.get(near ?? '')?.[0]?.person;
      if (near !== undefined) {
        return `No line on show is that of ${names}. ${near} (${person}) is nearly the same: correct the SS Ref if they are meant.`;
      }
    }
    return `No line on show is that of ${names}. Show every line, or correct the row.`;
  }
}

function grouped(rows: readonly GridRow[], key: (row: GridRow) => string): Map<string, GridRow[]> {
  const groups = new Map<string, GridRow[]>();
  for (const row of rows) {
    const same = groups.get(key(row));
    if (same === undefined) groups.set(key(row), [row]);
    else same.push(row);
  }
  return groups;
}
