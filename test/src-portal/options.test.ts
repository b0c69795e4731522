import { expect, test } from 'vitest';
import { readOptions } from '../../src-portal/options.ts';

test('an unknown option is answered with those that there are, also with the only one', () => {
  const dryRun = { 'dry-run': { type: 'boolean' } } as const;
  expect(() => readOptions(dryRun, ['--help'])).toThrow('The only option is --dry-run.');
  expect(() => readOptions({ ...dryRun, url: { type: 'string' } } as const, ['--help'])).toThrow(
    'Known are --dry-run and --url.',
  );
  expect(readOptions(dryRun, ['--dry-run'])).toEqual({ 'dry-run': true });
});
