// Which line a row of a sheet names: by SS Ref or person, and by service and level where the sheet has them. A row that
// names none, or several that nothing tells apart, is nobody's, and is told whom it does name.
import { readHours } from '../../src-shared/readers/hours.ts';
import { foldName, nameKey } from '../../src-shared/readers/names.ts';
import type { GridRow } from '../grid/rows.ts';
import { headingOf, sheetText } from '../grid/sheet-columns.ts';
import { PeopleOfWeek, peopleOf } from './people-of-week.ts';

/** Columns that say whose line it is. */
export const namingColumns: readonly string[] = ['person', 'ssRef', 'shortService', 'serviceLevel'];
/** Those by which a line is looked for; a service alone names nobody. */
export const findingColumns: readonly string[] = ['person', 'ssRef'];

/** What a row says in one of those columns. */
interface Said {
  column: string;
  text: string;
}

export type NamedLine =
  | { kind: 'line'; row: GridRow }
  /** The sheet has no column that names anybody. */
  | { kind: 'unnamed' }
  | { kind: 'refused'; sentence: string };

/** Finds lines for the rows of one sheet; it remembers which of two lines alike it has given. */
export class LinesNamed {
  readonly #columns: readonly (string | null)[];
  readonly #week: PeopleOfWeek;
  readonly #shown: ReadonlyMap<string, number>;
  /** Some SS Ref of the sheet has a zero in front: then no spreadsheet has taken them away. */
  readonly #zerosIntact: boolean;
  /** How many rows of the sheet name the same lines, how many of them by a plan that not all of these have, and how many were met. */
  readonly #alike = new Map<string, { rows: number; byPlan: number; met: number }>();

  /**
   * @param shown the lines on show, in their order: no other is written to
   * @param week every line of the week in its own order: what a row names is looked for among them all
   */
  constructor(
    sheet: readonly (readonly string[])[],
    columns: readonly (string | null)[],
    shown: readonly GridRow[],
    week: readonly GridRow[] = shown,
  ) {
    this.#columns = columns;
    const names = columns.indexOf('person');
    this.#week = new PeopleOfWeek(week, names < 0 ? [] : sheet.map((cells) => (cells[names] ?? '').trim()));
    this.#shown = new Map(shown.map(({ id }, at) => [id, at]));
    const at = columns.indexOf('ssRef');
    this.#zerosIntact = sheet.some((cells) => (cells[at] ?? '').trim().startsWith('0'));
    for (const cells of sheet) {
      const found = this.#fitting(cells);
      const key = this.#keyOf(found);
      const group = this.#alike.get(key) ?? { rows: 0, byPlan: 0, met: 0 };
      group.rows += 1;
      if (this.#byPlan(cells, found).length < found.length) group.byPlan += 1;
      this.#alike.set(key, group);
    }
  }

  /** True for the name of somebody of the week, whichever part of it comes first. */
  isPerson(text: string): boolean {
    return this.#week.ofParts(text).length > 0;
  }

  /** True for an SS Ref of the week that nobody would take for a number of hours or carers. */
  isSsRef(text: string): boolean {
    const found = this.#week.references.find(text);
    return found.ok && found.known && (text.length > 3 || this.#week.ofSsRef(text).length > 0);
  }

  /** True for a row that says itself whose it is. */
  namesSomebody(cells: readonly string[]): boolean {
    return this.#said(cells).some(({ column }) => findingColumns.includes(column));
  }

  /** The lines alike of which a row is one by its place among the rows that name them, as a key; null: it is told apart otherwise. */
  byPlace(cells: readonly string[]): string | null {
    const found = this.#fitting(cells);
    const isOnePerson = this.#doubt(this.#said(cells), found) === null;
    return found.length > 1 && isOnePerson && this.#isByPlace(found) ? this.#keyOf(found) : null;
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
    const rivals = this.#rivals(said);
    if (rivals.length > 0) {
      const ssRefs = [...new Set(found.map(({ ssRef }) => ssRef)), ...rivals].join(' or ');
      const next = said.some(({ column }) => column === 'person')
        ? 'Correct the SS Ref.'
        : 'Copy the person along with it.';
      const sentence = `A spreadsheet may have taken the zeros of this SS Ref, which could be ${ssRefs}. ${next}`;
      return { kind: 'refused', sentence };
    }
    const doubt = this.#doubt(said, found);
    if (doubt !== null) return { kind: 'refused', sentence: doubt };
    const [only] = found;
    if (only === undefined) return { kind: 'refused', sentence: this.#nobody(said) };
    const row = found.length === 1 ? only : this.#toldApart(cells, found);
    if (row !== undefined && this.#shown.has(row.id)) return { kind: 'line', row };
    if (row !== undefined) return { kind: 'refused', sentence: this.#nobody(said) };
    const lines = found.map((one) => `${one.shortService} / ${one.serviceLevel}`);
    const which = new Set(lines).size === 1 ? `${found.length} lines of ${lines[0]}` : lines.join(' and ');
    const sorted = this.#areMoved(found) ? ', or sort by Person, which keeps them in their own order' : '';
    const sentence = `This row could be any of ${which} of ${only.person}. Copy the columns Service, Level and Planned along with it${sorted}.`;
    return { kind: 'refused', sentence };
  }

  /** Of several lines of one person the one that a row is of: by its plan, or by its place in the sheet. */
  #toldApart(cells: readonly string[], found: readonly GridRow[]): GridRow | undefined {
    const planned = this.#byPlan(cells, found);
    if (planned.length === 1) return planned[0];
    const group = this.#alike.get(this.#keyOf(found));
    if (group === undefined || !this.#isByPlace(found)) return undefined;
    group.met += 1;
    return found[group.met - 1];
  }

  /** The sheet's order says which is which only where no row tells them apart by the plan, and the grid's order is the week's. */
  #isByPlace(found: readonly GridRow[]): boolean {
    const group = this.#alike.get(this.#keyOf(found));
    return group?.rows === found.length && group.byPlan === 0 && !this.#areMoved(found);
  }

  /** True for lines that the grid, sorted otherwise, shows in another order than the week has. */
  #areMoved(found: readonly GridRow[]): boolean {
    const places = found.flatMap(({ id }) => this.#shown.get(id) ?? []);
    return places.some((place, at) => at > 0 && place < (places[at - 1] ?? 0));
  }

  /** Why nobody can say which of several people a row without an SS Ref means; null where it is one at most. */
  #doubt(said: readonly Said[], found: readonly GridRow[]): string | null {
    if (said.some(({ column }) => column === 'ssRef')) return null;
    const name = said.find(({ column }) => column === 'person')?.text;
    const people = found.length > 0 ? peopleOf(found) : name === undefined ? [] : this.#week.doubtful(name);
    if (people.length < 2) return null;
    return `This row could be of ${people.join(' or ')}. Copy the SS Ref along with it.`;
  }

  /** The SS Ref of a row as it is written, where its line's is another writing of it; null where it is the same or there is none. */
  otherWriting(cells: readonly string[], row: GridRow): string | null {
    const written = this.#said(cells).find(({ column }) => column === 'ssRef')?.text;
    return written === undefined || written === row.ssRef ? null : written;
  }

  /** Why a line is not the one that a row names, or null where it is. */
  whyNot(cells: readonly string[], row: GridRow): string | null {
    const all = this.#said(cells);
    const wrong = all.find((one) => !this.#isSame(one, row, all)) ?? this.#stranger(cells, row);
    if (wrong === undefined) return this.#doubt(all, this.#fitting(cells));
    const { column, text } = wrong;
    const doubt = column === 'person' ? this.#doubt(all, []) : null;
    if (doubt !== null) return doubt;
    const theirs = this.#candidates(wrong).find((other) => other.id !== row.id);
    const named = column === 'person' ? text : `${headingOf(column)} ${text}`;
    const who = column === 'ssRef' && theirs !== undefined ? `${named} (${theirs.person})` : named;
    const is = column === 'person' ? row.person : `${row.person}, ${sheetText(row, column)}`;
    return `This row names ${who}, but the line here is that of ${is}. Paste it beside its own line, or with the headings.`;
  }

  /** Somebody else's name, or SS Ref, where nothing says that the column has them: rows that go by their place move. */
  #stranger(cells: readonly string[], row: GridRow): Said | undefined {
    if (this.namesSomebody(cells)) return undefined;
    return cells
      .flatMap((cell) => {
        const text = cell.trim();
        if (this.#week.ofSsRef(text).length > 0 && (text.length > 4 || /^0\d|[^\d.]/.test(text)))
          return [{ column: 'ssRef', text }];
        return /\p{L}/u.test(text) && this.isPerson(text) ? [{ column: 'person', text }] : [];
      })
      .find((one, _, all) => !this.#isSame(one, row, all));
  }

  /** Others whose SS Ref may have lost its zeros: nothing of the row, and no other SS Ref of the sheet, says that it is not theirs. */
  #rivals(said: readonly Said[]): string[] {
    const written = said.find(({ column }) => column === 'ssRef')?.text;
    if (written === undefined || this.#zerosIntact) return [];
    const name = said.find(({ column }) => column === 'person')?.text;
    const found = this.#week.references.find(written);
    const mayBe = (ssRef: string) =>
      name === undefined || this.#week.ofSsRef(ssRef).some(({ person }) => nameKey(person) === nameKey(name));
    return found.ok ? found.rivals.filter(mayBe) : [];
  }

  #candidates({ column, text }: Said): readonly GridRow[] {
    if (column === 'person') return this.#week.ofName(text);
    const found = column === 'ssRef' ? this.#week.references.find(text) : null;
    return found?.ok ? this.#week.ofSsRef(found.reference) : [];
  }

  #said(cells: readonly string[]): Said[] {
    return this.#columns.flatMap((column, index) => {
      const text = (cells[index] ?? '').trim();
      return column !== null && namingColumns.includes(column) && text !== '' ? [{ column, text }] : [];
    });
  }

  #fitting(cells: readonly string[]): GridRow[] {
    const said = this.#said(cells);
    const by = said.find(({ column }) => column === 'ssRef') ?? said.find(({ column }) => column === 'person');
    if (by === undefined) return [];
    return this.#candidates(by).filter((row) => said.every((one) => this.#isSame(one, row, said)));
  }

  #isSame({ column, text }: Said, row: GridRow, said: readonly Said[]): boolean {
    switch (column) {
      case 'ssRef': {
        const found = this.#week.references.find(text);
        return found.ok && found.reference === row.ssRef;
      }
      case 'person':
        // Beside an SS Ref a name only bears it out, whichever part comes first.
        return said.some((one) => one.column === 'ssRef')
          ? nameKey(text) === nameKey(row.person)
          : this.#week.ofName(text).some(({ ssRef }) => ssRef === row.ssRef);
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

  #nobody(said: readonly Said[]): string {
    const ssRef = said.find(({ column }) => column === 'ssRef')?.text;
    const names = said.map(({ column, text }) => `${headingOf(column)} ${text}`).join(', ');
    if (ssRef !== undefined) {
      const found = this.#week.references.find(ssRef);
      if (!found.ok && found.candidates.length > 0) {
        return `The SS Ref ${ssRef} may have lost its zeros and could be ${found.candidates.join(' or ')}.`;
      }
      const [near] = found.ok && !found.known ? this.#week.references.near(found.reference) : [];
      const person = this.#week.ofSsRef(near ?? '')[0]?.person;
      if (near !== undefined) {
        return `No line on show is that of ${names}. ${near} (${person}) is nearly the same: correct the SS Ref if they are meant.`;
      }
    }
    return `No line on show is that of ${names}. Show every line, or correct the row.`;
  }
}
