// UUIDv7: ids sort by the time they were made, also within a millisecond and when the clock steps back.
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { uuidV7Maker } from '../../../src-main/machine/uuid.ts';

test('ids are UUIDs of version 7 and carry the time', () => {
  const id = uuidV7Maker(() => 0x0195_0000_0001, randomBytes)();
  expect(id).toMatch(/^01950000-0001-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('ids never run backwards', () => {
  const times = [1000, 1000, 999, 1001, 1001, 5, ...Array.from({ length: 9000 }, () => 1002)];
  let next = 0;
  const make = uuidV7Maker(() => times[next++ % times.length] ?? 0, randomBytes);
  const ids = times.map(() => make());
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
});
