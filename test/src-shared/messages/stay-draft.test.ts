// What the operational team is told and asked of a hospital stay.
import { expect, test } from 'vitest';
import { admissionDraft, decisionDraft } from '../../../src-shared/messages/stay-draft.ts';
import { hospitalStay, person, serviceLine } from '../../builders.ts';

const stay = { ...hospitalStay({ admitted: '2025-02-26' }), discharged: null };
const line = serviceLine();
const nhsNumber = /999 ?000/;

test('an admission names the person, the day and the services, and no NHS number', () => {
  const { subject, text, missing } = admissionDraft(stay, person(), [line]);
  expect(subject).toBe(`Admission to hospital, SS Ref ${stay.ssRef}`);
  expect(text).toContain('Admitted: Wednesday 26 February 2025');
  expect(text).toContain(`- ${line.service}`);
  expect(text).not.toMatch(nhsNumber);
  expect(missing).toEqual([]);
});

test('what is told late says that the person is back', () => {
  const { text } = admissionDraft({ ...stay, discharged: '2025-03-01' }, null, []);
  expect(text).toContain('This person was in hospital.');
  expect(text).toContain('Discharged: Saturday 1 March 2025');
  expect(text).not.toContain('Services');
  expect(admissionDraft(stay, null, []).missing).toEqual(['full name']);
});

test('a decision is asked for the lines whose paid weeks are over, with which hospital week it is', () => {
  const { text } = decisionDraft(stay, person(), { weekStart: '2025-03-10', week: 3, lines: [{ line, limit: 2 }] });
  expect(text).toContain('The week 10 to 16 March 2025 is hospital week 3.');
  expect(text).toContain(': paid up to hospital week 2');
  expect(text).toContain('up to which week, who decided, and under which reference');
  expect(text).not.toMatch(nhsNumber);
});
