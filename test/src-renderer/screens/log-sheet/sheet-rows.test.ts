// What stands on the sheet for carers.
import { expect, test } from 'vitest';
import { carerSheetRows, entryRows, sheetsBySite } from '../../../../src-renderer/screens/log-sheet/sheet-rows.ts';
import type { HospitalStay, ServiceEnd } from '../../../../src-shared/domain/lines.ts';
import { monday, person, serviceLine, weeklyActual, weekRow } from '../../../builders.ts';

const ada = person();
const bert = person({ ssRef: '0012399', name: 'Bert Nowak' });
const line = (id: string, parts: Parameters<typeof serviceLine>[0] = {}) => serviceLine({ id, ...parts });
const rows = [
  weekRow('1', {
    person: ada,
    line: line('1', { serviceLevel: 'Single' }),
    actual: weeklyActual({ planned: 1050, visits: 8 }),
  }),
  weekRow('2', { person: bert, line: line('2', { ssRef: bert.ssRef, startDate: '2025-03-05' }), actual: null }),
  weekRow('3', { person: ada, line: line('3', { serviceLevel: 'Double', service: 'Day Care' }), actual: null }),
];
const stay: HospitalStay = {
  id: 's',
  ssRef: ada.ssRef,
  admitted: '2025-03-04',
  discharged: '2025-03-07',
  told: null,
  approval: null,
};
const end: ServiceEnd = { ssRef: bert.ssRef, lineId: null, lastDay: '2025-03-07', cause: 'moved' };
const week = { weekStart: monday, rows, stays: [stay], ends: [end] };

test('a row a line, by name with a person’s lines together, with what the week plans', () => {
  const sheet = carerSheetRows(week, null, 'family-first');
  expect(sheet.map(({ name, serviceLevel }) => `${name} ${serviceLevel}`)).toEqual([
    'Nowak, Bert Single handed',
    'Okafor, Ada Double',
    'Okafor, Ada Single',
  ]);
  expect(sheet.at(-1)).toMatchObject({ planned: 1050, visits: 8 });
  expect(carerSheetRows(week, 'Day Care', 'given-first').map(({ lineId }) => lineId)).toEqual(['3']);
});

test('a box is empty where a visit may be due, and says why it is not elsewhere', () => {
  const [bertsRow, adasRow] = carerSheetRows(week, null, 'family-first');
  expect(adasRow?.days.map(({ known }) => known)).toEqual(['', '', 'in hospital', 'in hospital', '', '', '']);
  const no = 'not planned';
  expect(bertsRow?.days.map(({ known }) => known)).toEqual([no, no, '', '', '', no, no]);
});

const site = { inCharge: '', writeTo: '', services: [], lineIds: [] };

test('a sheet a site, by name and in the same order, and last the lines without one', () => {
  const sheet = carerSheetRows(week, null, 'family-first');
  const elm = { ...site, id: 'elm', name: 'Elm House', lineIds: ['1', '2'] };
  const ash = { ...site, id: 'ash', name: 'Ash', services: ['Home Support'] };
  const of = (sites: Parameters<typeof sheetsBySite>[1]) =>
    sheetsBySite(sheet, sites).map((one) => [one.site?.name ?? null, one.rows.map(({ lineId }) => lineId)]);
  expect(of([elm])).toEqual([
    ['Elm House', ['2', '1']],
    [null, ['3']],
  ]);
  expect(of([elm, ash])).toEqual([
    ['Elm House', ['2', '1']],
    [null, ['3']],
  ]);
  expect(of([])).toEqual([[null, ['2', '3', '1']]]);
});

test('it is typed back in the order in which it was printed: what is gone stays in its place, what came since is last', () => {
  const sheet = carerSheetRows(week, null, 'family-first');
  const of = (printed: string[] | null, now = sheet) =>
    entryRows(printed, now, sheet).map(({ lineId, since }) => `${lineId} ${since}`);
  expect(of(null)).toEqual(['2 printed', '3 printed', '1 printed']);
  expect(of(['1', 'ended', '2'])).toEqual(['1 printed', 'ended gone', '2 printed', '3 new']);
  // What another site has by now is still one of the sheet in somebody’s hand, and only what this site has is new on it.
  expect(of(['1', '2'], sheet.slice(0, 1))).toEqual(['1 printed', '2 printed']);
});
