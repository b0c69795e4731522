// Amounts as people type them into the report of Scheduled Payments.
import { expect, test } from 'vitest';
import { readPounds } from '../../../../src-renderer/panels/report-to-council/read-pounds.ts';

test.each([
  ['£12,345.60', 1_234_560],
  ['12345.6', 1_234_560],
  ['7', 700],
  ['', null],
  ['12,34', undefined],
  ['a lot', undefined],
])('the amount “%s” is read as %s pence', (text, pence) => {
  expect(readPounds(text)).toBe(pence);
});
