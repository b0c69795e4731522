// Whom the log may be about: one choice a service line of the week, found by name or SS Ref, whoever was logged last
// first. Pure, so that the order can be tested.

import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import {
  compareNames,
  foldName,
  hasEveryWord,
  type NameOrder,
  nameComparator,
  nameInOrder,
  searchText,
  searchWords,
} from '../../../src-shared/readers/names.ts';

export interface LineChoice {
  lineId: string;
  name: string;
  /** SS Ref, service and level. */
  detail: string;
  search: string;
}

/** @param recentlyLogged ids of lines, the last logged first */
export function lineChoices(
  rows: readonly WeekRow[],
  recentlyLogged: readonly string[],
  serviceName: (service: string) => string,
  order: NameOrder,
): LineChoice[] {
  const byName = nameComparator(order);
  const place = new Map(recentlyLogged.map((lineId, index) => [lineId, index]));
  const placeOf = ({ lineId }: LineChoice) => place.get(lineId) ?? recentlyLogged.length;
  return rows
    .map((row) => {
      const name = personName(row.person, row.line.ssRef);
      const { ssRef, service, serviceLevel } = row.line;
      const detail = [ssRef, serviceName(service), serviceLevel].filter((part) => part !== '').join(' · ');
      return { lineId: row.line.id, name, detail, search: searchText(`${name} ${detail}`) };
    })
    .sort((a, b) => placeOf(a) - placeOf(b) || byName(a.name, b.name) || compareNames(a.detail, b.detail))
    .map((choice) => ({ ...choice, name: nameInOrder(choice.name, order) }));
}

/** Those that hold every typed word; names that begin with what was typed come first. */
export function matching(choices: readonly LineChoice[], typed: string): LineChoice[] {
  const words = searchWords(typed);
  if (words.length === 0) return [...choices];
  const found = choices.filter(({ search }) => hasEveryWord(search, words));
  const begins = ({ name }: LineChoice) =>
    foldName(name)
      .split(/[ ,]+/)
      .some((part) => part.startsWith(words[0] ?? ''));
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))];
}
