// The drafted texts: one form for one person and one start date, and the mails that the guidance asks for.
import { expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { adjustmentDraft, missingLineDraft, serviceEndDraft } from '../../../src-shared/messages/adjustment-draft.ts';
import { serviceLine } from '../../builders.ts';

const person = { ssRef: '0012345', name: 'Ada Okafor', nhsNumber: '9990000018', address: '1 Mill Lane, BD1 1AA' };
const double = serviceLine({ id: 'line-2', serviceLevel: 'Double handed', plannedQuantity: 350 });
const lines = [serviceLine(), double];

test('one request is for one person', () => {
  const changes = [{ lineId: 'line-1', kind: 'end' as const }];
  const request = { ssRef: '0012345', changes, startDate: '2025-06-02', endDate: null };
  const { text, missing } = adjustmentDraft(request, person, lines, bradford);
  expect(text).toContain('Full name: Ada Okafor\nSS Ref: 0012345\nNHS number: 999 000 0018');
  expect(missing).toEqual([]);
});

test('an increase and a reduction that start on the same day stand on one form', () => {
  const changes = [
    { lineId: 'line-1', kind: 'reduction' as const },
    { lineId: 'line-2', kind: 'increase' as const },
  ];
  const request = { ssRef: '0012345', changes, startDate: '2025-06-02', endDate: '2025-06-30' };
  const { text } = adjustmentDraft(request, person, lines, bradford);
  expect(text).toContain('Starts: Monday 2 June 2025\nEnds: Monday 30 June 2025');
  expect(text).toContain('- Home Support Single handed: fewer hours (planned now: 10.00 a week)');
  expect(text).toContain('- Home Support Double handed: more hours (planned now: 3.50 a week)');
  expect(text.match(/Starts:/g)).toHaveLength(1);
});

test('a missing line is told with NHS number, full name, address and postcode, and says what is not known', () => {
  expect(missingLineDraft('0012345', person, lines).text).toContain('Address and postcode: 1 Mill Lane, BD1 1AA');
  const nobody = missingLineDraft('0012345', null, []);
  expect(nobody.missing).toEqual(['full name', 'NHS number', 'address and postcode']);
});

test('an end tells the last day and which services end', () => {
  const end = { ssRef: '0012345', lineId: 'line-2', lastDay: '2025-06-04', cause: 'died' as const };
  const { text } = serviceEndDraft(end, person, lines);
  expect(text).toContain('The person has died.');
  expect(text).toContain('Last day of service: Wednesday 4 June 2025');
  expect(text).toContain('- Home Support Double handed');
  expect(text).not.toContain('Single handed');
});
