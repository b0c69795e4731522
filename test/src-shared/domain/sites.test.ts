import { describe, expect, test } from 'vitest';
import {
  reportsDueFrom,
  type Site,
  type SiteHeard,
  siteOfLines,
  sitesOfWeek,
  sitesThatLose,
} from '../../../src-shared/domain/sites.ts';

const weekStart = '2025-03-03';
const timeZone = 'Europe/London';
const nothing = { inCharge: '', writeTo: '', services: [], lineIds: [] };
const elm: Site = { ...nothing, id: 'elm', name: 'Elm House', services: ['Home Support'] };
const oak: Site = { ...nothing, id: 'oak', name: 'Oak Court', lineIds: ['line-2'] };
const lines = [
  { id: 'line-1', service: 'Home Support' },
  { id: 'line-2', service: 'Home Support' },
  { id: 'line-3', service: 'Extra Care' },
];
const heardAt = (at: string | null, more: Partial<SiteHeard> = {}): SiteHeard => {
  return { what: 'log', at, by: 'Ben Moss', day: null, ...more };
};

test.each([
  ['by its service', 'line-1', 'elm'],
  ['by itself, whatever its service', 'line-2', 'oak'],
  ['to none', 'line-3', null],
])('a line belongs to a site %s', (_, id, siteId) => {
  const line = lines.find((one) => one.id === id);
  expect(line && siteOfLines([elm, oak])(line)).toBe(siteId);
});

test('a service and a line belong to one site: the one that they are given to takes them', () => {
  const ash: Site = { ...nothing, id: 'ash', name: 'Ash', services: ['Home Support'], lineIds: ['line-2'] };
  expect(sitesThatLose(ash, [elm, oak, ash])).toEqual([
    { ...elm, services: [] },
    { ...oak, lineIds: [] },
  ]);
  expect(sitesThatLose({ ...ash, services: [], lineIds: [] }, [elm, oak])).toEqual([]);
});

describe('noon on Monday, on London’s clocks', () => {
  test.each([
    ['in winter', '2025-03-03', '2025-03-10T12:00:00Z'],
    ['in summer', '2025-06-02', '2025-06-09T11:00:00Z'],
    ['after the Sunday on which the clocks go forward', '2025-03-24', '2025-03-31T11:00:00Z'],
    ['after the Sunday on which they go back', '2025-10-20', '2025-10-27T12:00:00Z'],
  ])('%s', (_, monday, at) => {
    expect(reportsDueFrom(monday, timeZone)).toBe(at);
  });
});

describe('a site is missing', () => {
  const missingAt = (now: string, heard: [string, SiteHeard[]][] = [], of = lines) =>
    sitesOfWeek({ sites: [elm, oak], lines: of, heard: new Map(heard), weekStart, now, timeZone })
      .filter(({ missing }) => missing)
      .map(({ site }) => site.name);

  test.each([
    ['not before noon', '2025-03-10T11:59:59Z', [], []],
    ['from noon on', '2025-03-10T12:00:00Z', [], ['Elm House', 'Oak Court']],
    ['on any later day', '2025-03-12T08:00:00Z', [], ['Elm House', 'Oak Court']],
    ['unless it logged', '2025-03-10T12:00:00Z', [['elm', [heardAt('2025-03-05T10:00:00Z')]]], ['Oak Court']],
    ['unless it logged, nobody knows when', '2025-03-10T12:00:00Z', [['elm', [heardAt(null)]]], ['Oak Court']],
  ] as [string, string, [string, SiteHeard[]][], string[]][])('%s', (_, now, heard, names) => {
    expect(missingAt(now, heard)).toEqual(names);
  });

  test('not where it has no line in the week', () => {
    expect(missingAt('2025-03-10T12:00:00Z', [], lines.slice(0, 1))).toEqual(['Elm House']);
  });
});

test('those that are missing come first, then the one that was silent longest; the last that was heard counts', () => {
  const ash: Site = { ...nothing, id: 'ash', name: 'Ash', lineIds: ['line-3'] };
  const heard = new Map<string, SiteHeard[]>([
    [
      'ash',
      [heardAt('2025-03-04T10:00:00Z', { day: '2025-03-04' }), heardAt('2025-03-07T10:00:00Z', { what: 'packet' })],
    ],
    ['elm', [heardAt('2025-03-05T10:00:00Z', { day: '2025-03-05' })]],
  ]);
  const found = sitesOfWeek({ sites: [ash, elm, oak], lines, heard, weekStart, now: '2025-03-10T12:00:00Z', timeZone });
  expect(found.map(({ site }) => site.name)).toEqual(['Oak Court', 'Elm House', 'Ash']);
  expect(found[2]?.heard).toEqual(heardAt('2025-03-07T10:00:00Z', { what: 'packet', day: '2025-03-04' }));
});

test('of what was written in one moment, the sheet says more than its entries', () => {
  const at = '2025-03-10T09:00:00Z';
  const heard = new Map([['elm', [heardAt(at, { day: '2025-03-06' }), heardAt(at, { what: 'sheet' })]]]);
  const [found] = sitesOfWeek({ sites: [elm], lines, heard, weekStart, now: '2025-03-10T12:00:00Z', timeZone });
  expect(found?.heard).toMatchObject({ what: 'sheet', day: '2025-03-06' });
});
