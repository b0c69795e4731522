// What stands on the sheet for carers.
import { expect, test } from 'vitest';
import { carerSheetRows } from '../../../../src-renderer/screens/log-sheet/sheet-rows.ts';
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
