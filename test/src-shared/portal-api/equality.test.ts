import { describe, expect, test } from 'vitest';
import { sameCareRecord, sameContent } from '../../../src-shared/portal-api/equality.ts';
import type { CareRecord } from '../../../src-shared/portal-api/index.ts';
import { hospitalStay, missed, weeklyActual } from '../../builders.ts';

const aisha = { id: 'aisha', name: 'Aisha', at: '2025-03-09T09:00:00Z' };
const ben = { id: 'ben', name: 'Ben', at: '2025-03-10T09:00:00Z' };

describe('what a line says', () => {
  test('does not depend on who attested it, only on that somebody did', () => {
    const actual = weeklyActual();
    expect(sameContent({ actual, attested: aisha }, { actual, attested: ben })).toBe(true);
    expect(sameContent({ actual, attested: aisha }, { actual, attested: null })).toBe(false);
  });

  test('does not depend on the order of its variations', () => {
    const [one, other] = [missed(), missed('non_engagement')];
    const actual = weeklyActual({ variations: [one, other] });
    expect(
      sameContent({ actual, attested: null }, { actual: { ...actual, variations: [other, one] }, attested: null }),
    ).toBe(true);
    expect(sameContent({ actual, attested: null }, { actual: { ...actual, variations: [one] }, attested: null })).toBe(
      false,
    );
  });
});

describe('what a care record says', () => {
  const stay: CareRecord = { kind: 'stay', id: 'stay-1', value: hospitalStay() };

  test('does not depend on the order of its fields', () => {
    const turned = Object.fromEntries(Object.entries(hospitalStay()).reverse()) as typeof stay.value;
    expect(sameCareRecord(stay, { value: turned, id: 'stay-1', kind: 'stay' } as CareRecord)).toBe(true);
  });

  test('is another with any other field, and none once removed', () => {
    const approval = { state: 'requested', by: 'B Khan', reference: '', throughWeek: 3 } as const;
    expect(sameCareRecord(stay, { ...stay, value: hospitalStay({ approval }) })).toBe(false);
    expect(sameCareRecord(stay, { ...stay, value: hospitalStay({ told: null }) })).toBe(false);
    expect(sameCareRecord(stay, null)).toBe(false);
    expect(sameCareRecord(null, null)).toBe(true);
  });
});
