// Whom something may be about, to be found by name or SS Ref: one choice a person, or one a service line. Pure, so that the
// order can be tested.

import type { WeekRow } from '../../src-shared/app-api/index.ts';
import { personName } from '../../src-shared/domain/names.ts';
import {
  compareNames,
  foldName,
  hasEveryWord,
  type NameOrder,
  nameComparator,
  nameInOrder,
  searchText,
  searchWords,
} from '../../src-shared/readers/names.ts';
import type { PersonChoice } from './people.ts';

export interface NamedChoice {
  /** An SS Ref, or the id of a line. */
  id: string;
  name: string;
  /** SS Ref, service and level. */
  detail: string;
  search: string;
}

/** @param recentlyLogged ids of lines, the last logged first: they come before the others */
export function lineChoices(
  rows: readonly Pick<WeekRow, 'line' | 'person'>[],
  recentlyLogged: readonly string[],
  serviceName: (service: string) => string,
  order: NameOrder,
): NamedChoice[] {
  const byName = nameComparator(order);
  const place = new Map(recentlyLogged.map((lineId, index) => [lineId, index]));
  const placeOf = ({ id }: NamedChoice) => place.get(id) ?? recentlyLogged.length;
  return rows
    .map((row) => {
      const name = personName(row.person, row.line.ssRef);
      const { ssRef, service, serviceLevel } = row.line;
      const detail = [ssRef, serviceName(service), serviceLevel].filter((part) => part !== '').join(' · ');
      return { id: row.line.id, name, detail, search: searchText(`${name} ${detail}`) };
    })
    .sort((a, b) => placeOf(a) - placeOf(b) || byName(a.name, b.name) || compareNames(a.detail, b.detail))
    .map((choice) => ({ ...choice, name: nameInOrder(choice.name, order) }));
}

/** The same people in the same order. */
export function personChoices(people: readonly PersonChoice[]): NamedChoice[] {
  return people.map(({ ssRef, name }) => ({
    id: ssRef,
    name,
    detail: `SS Ref ${ssRef}`,
    search: searchText(`${name} ${ssRef}`),
  }));
}

/** Those that hold every typed word; names that begin with what was typed come first. */
export function matching(choices: readonly NamedChoice[], typed: string): NamedChoice[] {
  const words = searchWords(typed);
  if (words.length === 0) return [...choices];
  const found = choices.filter(({ search }) => hasEveryWord(search, words));
  const begins = ({ name }: NamedChoice) =>
    foldName(name)
      .split(/[ ,]+/)
      .some((part) => part.startsWith(words[0] ?? ''));
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))];
}
