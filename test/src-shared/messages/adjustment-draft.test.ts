// The drafted texts: one form for one person and one start date, and the mails that the guidance asks for.
import { expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { formsFor } from '../../../src-shared/domain/adjustments.ts';
import {
  adjustmentDraft,
  missingLineDraft,
  requestDrafts,
  serviceEndDraft,
} from '../../../src-shared/messages/adjustment-draft.ts';
import { lineOf, serviceLine } from '../../builders.ts';

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
  const known = missingLineDraft({ ssRef: '0012345', person, service: 'Night sits' }, lines);
  expect(known.text).toContain('Address and postcode: 1 Mill Lane, BD1 1AA');
  expect(known.missing).toEqual([]);
  const nobody = missingLineDraft({ ssRef: '0012345', person: null, service: '' }, []);
  expect(nobody.missing).toEqual(['full name', 'NHS number', 'address and postcode', 'the service that is missing']);
});

test('the service that is missing is named, apart from those of the person that are there', () => {
  const { text } = missingLineDraft({ ssRef: '0012345', person, service: 'Home Support Double handed' }, lines);
  expect(text).toContain(
    'Service that is missing: Home Support Double handed\nServices of theirs that are there:\n- Home Support Single handed\n',
  );
});

test('somebody who has no SS Ref yet is told of too', () => {
  const draft = missingLineDraft({ ssRef: '', person: { ...person, ssRef: '' }, service: 'Home Support' }, lines);
  expect(draft.subject).toBe('Service line missing from the Provider Portal');
  expect(draft.text).not.toContain('that are there');
});

test('an end tells the last day and which services end', () => {
  const end = { ssRef: '0012345', lineId: 'line-2', lastDay: '2025-06-04', cause: 'died' as const };
  const { text } = serviceEndDraft(end, person, { lines, today: '2025-06-05' });
  expect(text).toContain('The person has died.');
  expect(text).toContain('Last day of service: Wednesday 4 June 2025');
  expect(text).toContain('- Home Support Double handed');
  expect(text).not.toContain('Single handed');
});

test('an end that is still to come has not happened, and no heading stands without services', () => {
  const end = { ssRef: '0012345', lineId: 'line-9', lastDay: '2025-06-04', cause: 'moved' as const };
  const draft = serviceEndDraft(end, person, { lines, today: '2025-06-03' });
  expect(draft.subject).toBe('Service will end, SS Ref 0012345');
  expect(draft.text).toContain('The person will move.');
  expect(draft.text).not.toMatch(/has|ended|Services that end/);
  expect(draft.missing).toContain('which service ends');
  expect(serviceEndDraft(end, person, { lines, today: '2025-06-04' }).text).toContain('The person has moved.');
});

test('a request says what changes from what to what, why, and who asked for it', () => {
  const changes = [
    { lineId: 'line-1', kind: 'increase' as const, hours: { from: 1000, to: 1400 }, visits: { from: 7, to: 14 } },
    { lineId: 'line-2', kind: 'level' as const, level: { from: 'Single-handed', to: 'Double-handed' } },
  ];
  const request = {
    ssRef: '0012345',
    changes,
    startDate: '2025-06-02',
    endDate: null,
    why: 'hoist',
    askedBy: 'the OT',
  };
  const { text, missing } = adjustmentDraft(request, person, lines, bradford);
  expect(text).toContain(
    '- Home Support Single handed: more hours, from 10.00 to 14.00 hours a week, from 7 to 14 visits a week',
  );
  expect(text).toContain('- Home Support Double handed: another level, from Single-handed to Double-handed');
  expect(text).toContain('Why: hoist\nAsked for by: the OT');
  expect(missing).toEqual([]);
});

test('says what nobody recorded yet', () => {
  const changes = [{ lineId: 'line-1', kind: 'increase' as const }];
  const request = { ssRef: '0012345', changes, startDate: '2025-06-02', endDate: null };
  expect(adjustmentDraft(request, person, lines, bradford).missing).toEqual([
    'what changes from what to what',
    'why',
    'who asked for it',
  ]);
});

test('supported living asks the operational team in its own words, apart from the council’s form', () => {
  const living = lineOf('supported_living_community', { id: 'line-3', service: 'Supported Living', serviceLevel: '' });
  const changes = [
    { lineId: 'line-1', kind: 'increase' as const },
    { lineId: 'line-3', kind: 'increase' as const },
  ];
  const request = { ssRef: '0012345', changes, startDate: '2025-06-02', endDate: null };
  const drafts = requestDrafts(request, person, [...lines, living], bradford);
  expect(drafts.map(({ to, lineIds }) => [to, lineIds])).toEqual([
    ['form', ['line-1']],
    ['operational-team', ['line-3']],
  ]);
  expect(drafts[1]?.subject).toBe('Request for more hours for SS Ref 0012345');
  expect(drafts[1]?.text).toContain('Please consider a temporary additional service line');
  expect(drafts[1]?.text).not.toContain('fewer hours');
});

test('changes of a person share a form when they start on the same day, and need two when they do not', () => {
  const change = (lineId: string, kind: 'increase' | 'reduction', startDate: string, ssRef = '0012345') => ({
    lineId,
    kind,
    startDate,
    ssRef,
  });
  const forms = formsFor([
    change('line-1', 'increase', '2025-06-02'),
    change('line-2', 'reduction', '2025-06-02'),
    change('line-2', 'reduction', '2025-06-09'),
    change('line-9', 'reduction', '2025-06-02', '0099999'),
  ]);
  expect(forms.map(({ ssRef, startDate, changes }) => [ssRef, startDate, changes.length])).toEqual([
    ['0012345', '2025-06-02', 2],
    ['0012345', '2025-06-09', 1],
    ['0099999', '2025-06-02', 1],
  ]);
});
