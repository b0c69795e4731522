import { describe, expect, test } from 'vitest';
import { isFooter } from '../../../src-shared/readers/footer.ts';

describe('a row under a list', () => {
  test.each([
    'Total',
    'Totals:',
    'TOTAL 45.00',
    'Total hours',
    'Total for Oakwell Care',
    'Grand total',
    'Sub-total: 12',
    'Subtotal (3)',
    'Sum',
    'Sum of hours',
    'Count: 3',
    'Count 45',
    'Average',
    'Number of clients',
    'No. of rows: 3',
    '3 service users',
    'Records: 45',
    'Printed 19/11/2025 08:41 by aisha',
    'Printed by: Aisha',
    'Run on Monday',
    'Report date 19/11/2025',
    'Page 1 of 2',
    'End of report',
    '*** END ***',
    '-----',
    'Official - Sensitive',
    'Confidential: when printed',
    '© Roster Ltd',
  ])('is no row of it: %s', (text) => {
    expect(isFooter(['', text, ''])).toBe(true);
  });

  test.each([
    'Sum Li',
    'Sum, Li',
    'Count Olaf',
    'Total Grant',
    'Totals Ashgrove',
    'Average Joe',
    'Mean Dean',
    'Page Turner',
    'Run Li',
    'Running Bear',
    'Printed Word',
    'Created Ngo',
    'Official Payne',
    'Confidential Mbeki',
    'Page',
    'Grand',
    'Recorda Bell',
    '1 hour 30 minutes',
    '2 hours',
    '3 calls missed',
    'Total knee replacement on Tuesday',
  ])('is one that only begins with the same word: %s', (text) => {
    expect(isFooter([text, '1'])).toBe(false);
  });

  test('is one that has the sums of a group', () => {
    expect(isFooter(['Home Support Total', '', '', '', '8.00', '1:30'])).toBe(true);
    expect(isFooter(['Alder Court totals:', '12.5 hrs'])).toBe(true);
    expect(isFooter(['Ada Total', '1234567'])).toBe(false);
    expect(isFooter(['Ada Total', '', '8.00', 'In hospital'])).toBe(false);
    expect(isFooter(['Ada Total'])).toBe(false);
  });

  test('is one of the list where it holds somebody who is known', () => {
    expect(isFooter(['Total', '45'])).toBe(true);
    expect(isFooter(['Total', '0012345'], (text) => text === '0012345')).toBe(false);
  });
});
