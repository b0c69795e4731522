import { expect, test } from 'vitest';
import { linesOfTheirPeople } from '../../../src-shared/rules/people-of-lines.ts';
import { serviceLine } from '../../builders.ts';

const line = (id: string, ssRef: string) => serviceLine({ id, ssRef });
const found = (lines: ReturnType<typeof line>[], ...ids: string[]) =>
  linesOfTheirPeople(lines, new Set(ids)).map(({ id, ssRef }) => `${id} of ${ssRef}`);

const lines = [line('a', '0000001'), line('b', '0000002'), line('c', '0000001'), line('d', '0000003')];

test('a line brings the other lines of its person, and nobody else’s', () => {
  expect(found(lines, 'c')).toEqual(['a of 0000001', 'c of 0000001']);
  expect(found(lines, 'd', 'b')).toEqual(['d of 0000003', 'b of 0000002']);
});

test('the same list of lines answers again for another line', () => {
  expect(found(lines, 'b')).toEqual(['b of 0000002']);
  expect(found(lines, 'a')).toEqual(['a of 0000001', 'c of 0000001']);
});

test('an id without a line brings none', () => {
  expect(found(lines, 'x')).toEqual([]);
});

test('a doubled id leads on to the lines of the other person who has it', () => {
  const doubled = [...lines, line('c', '0000002'), line('e', '0000002')];
  expect(found(doubled, 'a').sort()).toEqual([
    'a of 0000001',
    'b of 0000002',
    'c of 0000001',
    'c of 0000002',
    'e of 0000002',
  ]);
});
