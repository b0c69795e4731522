// Whom the log may be about: one choice a service line of the week, found by name or SS Ref, whoever was logged last
// first. Pure, so that the order can be tested.

import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { compareNames } from '../../../src-shared/readers/names.ts';

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
): LineChoice[] {
  const place = new Map(recentlyLogged.map((lineId, index) => [lineId, index]));
  const placeOf = ({ lineId }: LineChoice) => place.get(lineId) ?? recentlyLogged.length;
  return rows
    .map((row) => {
      const name = personName(row.person, row.line.ssRef);
      const { ssRef, service, serviceLevel } = row.line;
      const detail = [ssRef, serviceName(service), serviceLevel].filter((part) => part !== '').join(' · ');
      return { lineId: row.line.id, name, detail, search: `${name} ${detail}`.toLowerCase() };
    })
    .sort(
      (a, b) => placeOf(a) - placeOf(b) || compareNames(a.name, b.name) || a.detail.localeCompare(b.detail, 'en-GB'),
    );
}

/** Those that hold every typed word; names that begin with what was typed come first. */
export function matching(choices: readonly LineChoice[], typed: string): LineChoice[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [...choices];
  const found = choices.filter(({ search }) => words.every((word) => search.includes(word)));
  const begins = ({ name }: LineChoice) =>
    name
      .toLowerCase()
      .split(' ')
      .some((part) => part.startsWith(words[0] ?? ''));
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))];
}
