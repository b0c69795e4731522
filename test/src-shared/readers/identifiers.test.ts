// What identifies, however it is written: cleaned by one function, found again where exactly one can be meant.
import { describe, expect, test } from 'vitest';
import { cleanIdentifier, identifierKey } from '../../../src-shared/readers/identifier.ts';
import { isOneSlip, knownReferences } from '../../../src-shared/readers/known-references.ts';

describe('a reference', () => {
  test.each([
    ['0012345', '0012345'],
    [' 0012345\u00a0', '0012345'],
    ['\u202a0012401\u202c', '0012401'],
    ['999\u200d\u200d000\u200d\u200d0018', '9990000018'],
    ['00\u00ad12345\ufeff', '0012345'],
    ['０１２３４', '01234'],
    ['٠١٢٣٤', '01234'],
    ['="0012345"', '0012345'],
    ['=0012345', '0012345'],
    ["'0012345", '0012345'],
    ['’0012345', '0012345'],
    ['"0012345"', '0012345'],
    ['12345.0', '12345'],
    ['12345,00', '12345'],
    ['12,345', '12345'],
    ['9.990000018E9', '9990000018'],
    ['9.990000018E+09', '9990000018'],
    ['1.2345678E7', '12345678'],
    ['AB–12', 'AB-12'],
    // A program that writes numbers with a power of ten puts one digit before it: this is a reference with an E.
    ['945324E7', '945324E7'],
    ['2024-001234', '2024-001234'],
    ['10-11-1', '10-11-1'],
    // Spreadsheets know no year before 1900: this is a reference.
    ['may-1234', 'may-1234'],
    ['DEC-0042', 'DEC-0042'],
  ])('%j is %s', (written, text) => expect(cleanIdentifier(written)).toMatchObject({ ok: true, text }));

  test.each([
    ['', 'empty'],
    ['\u200b\u00a0', 'empty'],
    ['1.23E+11', 'scientific'],
    ['2.10434E+06', 'scientific'],
    ['####', 'damaged'],
    ['#N/A', 'damaged'],
    ['Err:502', 'damaged'],
    ['x'.repeat(2000), 'damaged'],
    ['0012345²', 'damaged'],
    ['0012345₁', 'damaged'],
    ['10-Nov', 'damaged'],
    ['Nov-10', 'damaged'],
    ['Nov-2010', 'damaged'],
    ['10/11/2012', 'damaged'],
    ['12-Mar-45', 'damaged'],
    ['10/11/2012 00:00', 'damaged'],
  ])('%j is refused: %s', (written, code) => expect(cleanIdentifier(written)).toMatchObject({ ok: false, code }));

  test('has one key, whatever its blanks, dashes and capitals', () => {
    expect(new Set(['ab 12-3', 'AB12–3', 'AB\u00a012‑3'].map(identifierKey)).size).toBe(1);
  });
});

describe('among the known ones', () => {
  const known = knownReferences(['0012345', '0012399', '2105275'], ['12399', '0077777']);

  test('one that looks like a date is that one', () => {
    const dates = knownReferences(['MAY-2012', '10-Nov']);
    for (const [written, reference] of [
      ['may-2012', 'MAY-2012'],
      ['MAY-2012', 'MAY-2012'],
      [' 10-NOV', '10-Nov'],
    ] as const) {
      expect(dates.find(written)).toMatchObject({ ok: true, reference, known: true });
    }
    expect(dates.find('Nov-10')).toMatchObject({ ok: false });
  });

  test('lost zeros come back, whichever list came first', () => {
    expect(known.find('12345')).toMatchObject({ reference: '0012345', known: true, zerosRestored: true });
    expect(known.find('12399')).toMatchObject({ reference: '0012399', known: true, zerosRestored: true });
  });

  test('what could be two is nobody’s', () => {
    expect(knownReferences(['012345', '0012345']).find('12345')).toMatchObject({ ok: false, code: 'ambiguous' });
  });

  test('near misses are two digits swapped, one wrong, one missing or one too many', () => {
    expect(known.near('2105257')).toEqual(['2105275']);
    expect(['2105276', '210527', '21052755', '2015275'].every((written) => isOneSlip(written, '2105275'))).toBe(true);
    expect(['2105275', '2105366', '2107525', '12'].some((written) => isOneSlip(written, '2105275'))).toBe(false);
  });
});
