// Kept plans speak of this provider's lines, people and weeks by their number, and are worth nothing once these mean others.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { provider } from './provider.ts';

test('the provider of kept plans is what it was when they were kept', () => {
  const digest = createHash('sha256').update(JSON.stringify(provider())).digest('hex');
  expect(digest).toBe('c629c57a6e89bdb38746a82af73c04c64c4330567a2214699ff2362a2ea95747');
});
