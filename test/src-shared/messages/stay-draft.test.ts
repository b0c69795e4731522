// What the operational team is told and asked of a hospital stay.
import { expect, test } from 'vitest';
import { admissionDraft, decisionDraft } from '../../../src-shared/messages/stay-draft.ts';
import { hospitalStay, person, serviceLine } from '../../builders.ts';

const stay = { ...hospitalStay({ admitted: '2025-02-26' }), discharged: null };
const line = serviceLine();
const today = '2025-03-05';
const nhsNumber = /999 ?000/;

test('an admission names the person, the day and the services, and no NHS number', () => {
  const { subject, text, missing } = admissionDraft(stay, person(), { lines: [line], today });
  expect(subject).toBe(`Admission to hospital, SS Ref ${stay.ssRef}`);
  expect(text).toContain('Admitted: Wednesday 26 February 2025');
  expect(text).toContain(`- ${line.service}`);
  expect(text).not.toMatch(nhsNumber);
  expect(missing).toEqual([]);
});

test('what is told late says that the person is back', () => {
  const { text } = admissionDraft({ ...stay, discharged: '2025-03-01' }, null, { lines: [], today });
  expect(text).toContain('This person was in hospital.');
  expect(text).toContain('Discharged: Saturday 1 March 2025');
  expect(text).not.toContain('Services');
  expect(admissionDraft(stay, null, { lines: [], today }).missing).toEqual(['full name']);
});

test('a decision is asked for the lines whose paid weeks are over, with which hospital week it is', () => {
  const { text } = decisionDraft(stay, person(), {
    weekStart: '2025-03-10',
    week: 3,
    lines: [{ line, limit: 2 }],
    today,
  });
  expect(text).toContain('The week 10 to 16 March 2025 is hospital week 3.');
  expect(text).toContain(': paid up to hospital week 2');
  expect(text).toContain('up to which week, who decided, and under which reference');
  expect(text).not.toMatch(nhsNumber);
});

test('what is still to come reads as expected, and not as if it had happened', () => {
  const discharge = { ...stay, discharged: '2025-03-08' };
  const { text } = admissionDraft(discharge, person(), { lines: [line], today });
  expect(text).toContain('This person is in hospital.');
  expect(text).toContain('Discharge (expected): Saturday 8 March 2025');
  expect(text).not.toMatch(/was|Discharged/);
  const asked = decisionDraft(discharge, person(), { weekStart: '2025-03-10', week: 3, lines: [], today });
  expect(asked.text).toContain('Discharge (expected)');
  const admission = admissionDraft({ ...discharge, admitted: '2025-03-06' }, person(), { lines: [line], today });
  expect(admission.text).toContain('This person will be in hospital.');
  expect(admission.text).toContain('Admission (expected): Thursday 6 March 2025');
  expect(admissionDraft({ ...stay, discharged: today }, person(), { lines: [], today }).text).toContain(
    'was in hospital',
  );
});
