import { expect, it } from 'vitest';
import { idleMinutes } from '../../../src-shared/council/idle-lock.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import { councilProfileSchema } from '../../../src-shared/council/schema.ts';

const strict = { idleLock: { usual: 5, least: 2, most: 8 } };

it('locks after ten minutes where neither the profile nor the person says otherwise', () => {
  expect(idleMinutes(null, null)).toBe(10);
  expect(idleMinutes(bradford, null)).toBe(10);
});

it('is what the person chose, within what the profile allows', () => {
  expect(idleMinutes(bradford, 25)).toBe(25);
  expect(idleMinutes(bradford, 500)).toBe(60);
  expect(idleMinutes(strict, null)).toBe(5);
  expect(idleMinutes(strict, 1)).toBe(2);
  expect(idleMinutes(strict, 25)).toBe(8);
});

it('is refused in a profile whose usual time lies outside its bounds', () => {
  const contradiction = { ...bradford, idleLock: { usual: 30, least: 2, most: 8 } };
  expect(councilProfileSchema.safeParse({ ...bradford, ...strict }).success).toBe(true);
  expect(councilProfileSchema.safeParse(contradiction).error?.issues[0]?.message).toContain('between');
});
