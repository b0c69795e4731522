import { expect, test } from 'vitest';
import { foldText } from '../../../src-shared/domain/fold.ts';
import { foldService } from '../../../src-shared/portal-export/line-id.ts';

test.each([
  ['Home  Support ', 'home support'],
  ['HOME\u00a0SUPPORT', 'home support'],
  ['Cafe\u0301 Day Care', 'café day care'],
])('%s is found as %s', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test.each([
  ['Home  Support ', 'home support'],
  ['Extra Care – Alder\u00a0Court', 'extra care – alder court'],
])('the folding behind line ids never changes: %s', (text, folded) => {
  expect(foldService(text)).toBe(folded);
});
