// Whom a name or an SS Ref of a sheet means among everybody of the week, also those whom the filter hides. A name as it is
// written goes before one with its parts turned round, and a turned one counts only where nobody else has the same parts: James
// Thomas and Thomas James are two people. What could be two is nobody's.
import { type KnownReferences, knownReferences } from '../../src-shared/readers/known-references.ts';
import { nameKey, orderedNameKey } from '../../src-shared/readers/names.ts';
import type { GridRow } from '../grid/rows.ts';

export class PeopleOfWeek {
  readonly references: KnownReferences;
  // A sheet may have as many rows as the week has lines.
  readonly #bySsRef: ReadonlyMap<string, GridRow[]>;
  readonly #byParts: ReadonlyMap<string, GridRow[]>;
  /** Some name of the sheet has its family name first, without a comma that would say so. */
  readonly #familyFirst: boolean;

  /** @param names what the sheet has in its column of names */
  constructor(rows: readonly GridRow[], names: readonly string[] = []) {
    this.references = knownReferences(rows.map(({ ssRef }) => ssRef));
    this.#bySsRef = grouped(rows, ({ ssRef }) => ssRef);
    this.#byParts = grouped(rows, ({ person }) => nameKey(person));
    this.#familyFirst = names.some((name) => {
      const alike = this.ofParts(name);
      return !name.includes(',') && alike.length > 0 && inThisOrder(name, alike).length === 0;
    });
  }

  /** The lines of an SS Ref as the council writes it. */
  ofSsRef(ssRef: string): readonly GridRow[] {
    return this.#bySsRef.get(ssRef) ?? [];
  }

  /** The lines of whoever has the parts of this name, in any order. */
  ofParts(name: string): readonly GridRow[] {
    return this.#byParts.get(nameKey(name)) ?? [];
  }

  /** The lines that a name means: those of several people where several have it; none where it is nobody's, or in doubt. */
  ofName(name: string): readonly GridRow[] {
    const alike = this.ofParts(name);
    const exact = inThisOrder(name, alike);
    // In a sheet that turns names, the exact one may be the other's.
    const isSure = exact.length === alike.length || !this.#familyFirst || name.includes(',');
    if (exact.length > 0) return isSure ? exact : [];
    return peopleOf(alike).length === 1 ? alike : [];
  }

  /** Those whom a name could mean, where it does not say which: each once, as `Ada Okafor, SS Ref 0012345`. Empty: no doubt. */
  doubtful(name: string): string[] {
    const meant = this.ofName(name);
    const people = peopleOf(meant.length > 0 ? meant : this.ofParts(name));
    return people.length > 1 ? people : [];
  }
}

/** Whose lines these are, each once. */
export function peopleOf(rows: readonly GridRow[]): string[] {
  return [...new Map(rows.map(({ ssRef, person }) => [ssRef, `${person}, SS Ref ${ssRef}`])).values()];
}

function inThisOrder(name: string, rows: readonly GridRow[]): GridRow[] {
  const key = orderedNameKey(name);
  return rows.filter(({ person }) => orderedNameKey(person) === key);
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
