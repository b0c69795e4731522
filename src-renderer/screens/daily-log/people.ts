// Whom the log may be about: one choice a service line of the week, found by name or SS Ref, whoever was logged last
// first. Pure, so that the order can be tested.
import type { WeekRow } from '../../../src-shared/desk-api.ts';
import type { LogEntry } from '../../../src-shared/log.ts';
import { personName } from '../../grid/rows.ts';

export interface LineChoice {
  lineId: string;
  name: string;
  /** SS Ref, service and level. */
  detail: string;
  search: string;
}

/** @param log the week's entries: the newest come first, by their ids, which are ordered by creation */
export function lineChoices(
  rows: readonly WeekRow[],
  log: readonly LogEntry[],
  serviceName: (service: string) => string,
): LineChoice[] {
  const lastLogged = new Map<string, string>();
  for (const { lineId, id } of log) if (id > (lastLogged.get(lineId) ?? '')) lastLogged.set(lineId, id);
  return rows
    .map((row) => {
      const name = personName(row);
      const { ssRef, service, serviceLevel } = row.line;
      const detail = [ssRef, serviceName(service), serviceLevel].filter((part) => part !== '').join(' · ');
      return { lineId: row.line.id, name, detail, search: `${name} ${detail}`.toLowerCase() };
    })
    .sort((a, b) => {
      const [first, second] = [lastLogged.get(a.lineId) ?? '', lastLogged.get(b.lineId) ?? ''];
      if (first !== second) return first > second ? -1 : 1;
      return a.name.localeCompare(b.name, 'en-GB') || a.detail.localeCompare(b.detail, 'en-GB');
    });
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
