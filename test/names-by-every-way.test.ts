// Ways in × kinds for names: who is found, and who is the same, whichever way somebody writes it.
import { describe, expect, test } from 'vitest';
import { filterRows, noFilter } from '../src-renderer/grid/filters.ts';
import { gridRows } from '../src-renderer/grid/rows.ts';
import { planPaste } from '../src-renderer/sheet/plan-paste.ts';
import { lineChoices, matching } from '../src-renderer/words/choices.ts';
import { contradictions } from '../src-shared/people/heal-people.ts';
import { findHeadings, knownSsRefs, readPeople } from '../src-shared/people/index.ts';
import { weekRow } from './builders.ts';

const headed = (name: string, ssRef: string) =>
  weekRow('1', { person: { ssRef, name, nhsNumber: null, address: null } });
const shownRows = (name: string) => gridRows([headed(name, '001')], [], (service) => service);
const known = (name: string) => ({ ssRef: '1', name, nhsNumber: null, address: null, serviceType: null, other: [] });

/** True where the way takes `written` for the person who is called `name`. */
const searches: Readonly<Record<string, (written: string, name: string) => boolean>> = {
  grid: (written, name) => filterRows(shownRows(name), { ...noFilter, search: written }, new Set(), 'me').length === 1,
  log: (written, name) =>
    matching(
      lineChoices([headed(name, '001')], [], (service) => service, 'given-first'),
      written,
    ).length === 1,
};

const whole: Readonly<Record<string, (written: string, name: string) => boolean>> = {
  paste(written, name) {
    const rows = shownRows(name);
    const target = { weekStart: '2025-03-03', dateFormat: 'YYYY/MM/DD', rowIndex: 0, column: 'missed' } as const;
    const plan = planPaste(
      [
        ['Person', 'Missed'],
        [written, '1'],
      ],
      { ...target, rows, chosen: [], step: 25 },
    );
    return plan.changes.length === 1;
  },
  'list of people'(written, name) {
    const rows = [
      ['SS Ref', 'Name'],
      ['0012345', name],
      ['0012345', written],
    ];
    const ssRefs = knownSsRefs(['0012345']);
    const found = findHeadings(rows, null, ssRefs);
    return found !== null && readPeople(rows, found.row, found.mapping, ssRefs).people.length === 1;
  },
  merge: (written, name) => contradictions(known(name), known(written)).length === 0,
};

const kinds: [string, string, string][] = [
  ['as it is', 'Ada Okafor', 'Ada Okafor'],
  ['capitals', 'ADA OKAFOR', 'Ada Okafor'],
  ['blanks of another kind', 'Ada\u00a0 Okafor ', 'Ada Okafor'],
  ['a mark nobody sees', 'Ada\u200b Okafor', 'Ada Okafor'],
  ['another apostrophe', "Mary O'Brien", 'Mary O’Brien'],
  ['no apostrophe', 'Mary OBrien', 'Mary O’Brien'],
  ['another dash', 'Beryl Smith–Jones', 'Beryl Smith-Jones'],
  ['accents apart', 'Chloe\u0301 Bell', 'Chloé Bell'],
  ['no accents', 'Chloe Bell', 'Chloé Bell'],
  ['Polish letters', 'Lucja Zak', 'Łucja Żak'],
  ['Vietnamese letters', 'Nguyen Van Duong', 'Nguyễn Văn Dương'],
  ['Turkish letters', 'Isik Sahin', 'Işık Şahin'],
  ['the family name first', 'Okafor, Ada', 'Ada Okafor'],
];

describe.each(kinds)('a name with %s (%s)', (_, written, name) => {
  test.each(Object.keys({ ...searches, ...whole }))('%s', (way) => {
    expect({ ...searches, ...whole }[way]?.(written, name)).toBe(true);
  });
});

test.each(Object.keys({ ...searches, ...whole }))('%s takes nobody for somebody else', (way) => {
  expect({ ...searches, ...whole }[way]?.('Ada Okoro', 'Ada Okafor')).toBe(false);
});

test.each(Object.keys(searches))('a part of a name is enough for the search of the %s', (way) => {
  expect(searches[way]?.('okaf ad', 'Ada Okafor')).toBe(true);
});
