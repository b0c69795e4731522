// What is written to the council about a week, and about nobody in it.
import { expect, test } from 'vitest';
import { paymentQueryDraft, staffingDraft } from '../../../src-shared/messages/week-draft.ts';

test('a staffing problem says what could not be given, and what is left to write in', () => {
  const { subject, text, missing } = staffingDraft('2025-06-02', [
    { service: 'Home Support', hours: 125_050, lines: 1 },
  ]);
  expect(subject).toBe('Staffing problem, week 2 to 8 June 2025');
  expect(text).toContain('- Home Support: 1,250.50 hours of 1 line');
  expect(missing).toHaveLength(3);
  expect(staffingDraft('2025-06-02', []).text).not.toContain('Not given');
});

test('a question about a payment has what is expected and what the portal says, as far as either is known', () => {
  const { text, missing } = paymentQueryDraft('2025-06-02', [
    { service: 'Home Support', expected: 148_500, paid: '£29,700.00 scheduled' },
    { service: 'Extra Care', expected: null, paid: '' },
    { service: 'Day Activities', expected: 800, paid: '' },
  ]);
  expect(text).toContain('- Home Support: 1,485.00 hours that we expect to be paid; £29,700.00 scheduled');
  expect(text).toContain('- Extra Care\n');
  expect(text).toContain('- Day Activities: 8.00 hours that we expect to be paid\n');
  expect(missing).toEqual(['your question']);
});
