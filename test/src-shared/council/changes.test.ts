import { describe, expect, test } from 'vitest';
import { profileChanges } from '../../../src-shared/council/changes.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import type { CouncilProfile } from '../../../src-shared/council/schema.ts';
import { exampleshire } from '../../exampleshire.ts';

/** Every path to a plain value inside a profile. */
function leaves(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function withLeafChanged(profile: CouncilProfile, path: (string | number)[]): CouncilProfile {
  const copy = structuredClone(profile);
  let inside = copy as unknown as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) inside = inside[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  const old = inside[last];
  inside[last] = typeof old === 'number' ? old + 1 : typeof old === 'boolean' ? !old : `${old ?? ''}x`;
  return copy;
}

describe('profileChanges', () => {
  test('is empty for the same profile', () => {
    expect(profileChanges(bradford, structuredClone(bradford))).toEqual([]);
  });

  test('speaks plain English', () => {
    const after = structuredClone(bradford);
    after.version = '2026-04';
    after.serviceTypes.home_support.hospitalWeeks = 4;
    after.serviceTypes.home_support.reasons.non_engagement.paid = 'yes';
    after.deadline.day = 'wednesday';
    after.deadline.overrides.push({ weekStart: '2025-12-22', date: '2026-01-02', time: '12:00' });
    expect(profileChanges(bradford, after)).toEqual([
      'Home support: hospital stays are paid for 4 weeks instead of for 2 weeks.',
      'Home support, non engagement: paid (before: not said to be paid).',
      'Weeks are due by Wednesday 5pm instead of Tuesday 5pm.',
      'The week from 22 December 2025 is due on 2 January 2026 at 12pm.',
      'This is edition 2026-04; before it was 2025-02.1.',
    ]);
  });

  test('finds a change of any single value', () => {
    for (const profile of [bradford, exampleshire]) {
      const unseen = leaves(profile)
        .filter((path) => path[0] !== 'schemaVersion')
        .filter((path) => profileChanges(profile, withLeafChanged(profile, path)).length === 0);
      expect(unseen.map((path) => path.join('.'))).toEqual([]);
    }
  });
});
