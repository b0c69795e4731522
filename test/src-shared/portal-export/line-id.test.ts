import { expect, test } from 'vitest';
import { foldService } from '../../../src-shared/portal-export/line-id.ts';

test.each([
  ['Home  Support ', 'home support'],
  ['Extra Care – Alder\u00a0Court', 'extra care – alder court'],
])('the folding behind line ids never changes: %s', (text, folded) => {
  expect(foldService(text)).toBe(folded);
});
